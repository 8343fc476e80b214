//! What the reader must know before reading: links that could not be followed, files that could not be used.

use crate::load::Problem;
use crate::markup::{Html, put};
use crate::selection::Trouble;

/// Something the reader is told at the top of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A link that could not be followed.
    Link(Trouble),
    /// A file that could not be used, and whether the report on the page is an earlier one.
    Problem(Problem, bool),
}

/// The notices, each with a button that takes it away.
pub fn told(all: &[Told]) -> Html {
    let mut html = Html::default();
    for (at, told) in all.iter().enumerate() {
        put!(html, "<div class=\"notice\"><p>");
        match told {
            Told::Link(trouble) => html.text(&trouble.message()),
            Told::Problem(problem, stays) => {
                put!(html, "<strong>" (problem.file) "</strong>");
                if !problem.place.is_empty() {
                    put!(html, " (" (problem.place) ")");
                }
                put!(html, ": " (problem.message) ".");
                if let Some(help) = &problem.help {
                    put!(html, " What to do: " (help) ".");
                }
                if *stays {
                    put!(html, " The report that was open is still shown.");
                }
            }
        }
        put!(html, "</p><button type=\"button\" data-dismiss=\"" (at) "\">Dismiss</button></div>");
    }
    html
}
