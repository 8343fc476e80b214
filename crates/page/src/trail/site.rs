//! Numbers on the page: buttons that open their trails.

use std::ops::Range;

use gonogo_report::LaunchOption;

use super::Of;
use super::asked::{Opens, number_id};
use crate::load::Loaded;
use crate::markup::{Html, Text, put};
use crate::parts::{self, CHARTS, Source};

/// A number that opens its trail.
pub(crate) struct Number<'a, T> {
    source: Source<'a>,
    of: Of,
    text: T,
}

/// A number.
pub(crate) fn number<T: Text>(source: Source<'_>, of: Of, text: T) -> Number<'_, T> {
    Number { source, of, text }
}

impl<T: Text> Text for Number<'_, T> {
    fn put(&self, html: &mut Html) {
        traced(self.source, html, self.of, |html| html.text(&self.text));
    }
}

/// When a number is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// With every plan.
    Always,
    /// Within what is shown with one plan alone.
    Within,
    /// With the plan of this index.
    With(usize),
}

/// Something that says a number; nothing where it says nothing.
pub(crate) fn traced(source: Source<'_>, html: &mut Html, of: Of, write: impl FnOnce(&mut Html)) {
    written(source, html, Some(of), Shown::Always, write);
}

/// The same within what is shown with one plan alone.
pub(crate) fn traced_within(source: Source<'_>, html: &mut Html, of: Of, write: impl FnOnce(&mut Html)) {
    written(source, html, Some(of), Shown::Within, write);
}

/// What is shown with the plan of an index, and says a number if it is one.
pub(crate) fn traced_plan(
    source: Source<'_>,
    html: &mut Html,
    plan: usize,
    of: Option<Of>,
    write: impl FnOnce(&mut Html),
) {
    written(source, html, of, Shown::With(plan), write);
}

fn written(source: Source<'_>, html: &mut Html, of: Option<Of>, shown: Shown, write: impl FnOnce(&mut Html)) {
    let mut inside = Html::default();
    write(&mut inside);
    let opens = of.filter(|_| !inside.is_empty()).map_or(Opens::Nothing, |of| opening(source, html, of, shown));
    match (opens, shown) {
        (Opens::Trail(_), _) => put!(html, (Written(&inside)) "</button>"),
        (Opens::Mark(..), _) => put!(html, (Written(&inside)) "</a>"),
        (Opens::Nothing, Shown::With(plan)) => {
            put!(html, "<span data-plan=\"" (plan) "\">" (Written(&inside)) "</span>");
        }
        (Opens::Nothing, Shown::Always | Shown::Within) => html.html(&inside),
    }
}

struct Written<'a>(&'a Html);

impl Text for Written<'_> {
    fn put(&self, html: &mut Html) {
        html.html(self.0);
    }
}

/// Opens the element of a number, if anything is known of it.
fn opening(source: Source<'_>, html: &mut Html, of: Of, shown: Shown) -> Opens {
    let Some(trails) = &source.loaded.trails else { return Opens::Nothing };
    let (opens, first) = trails.ask(source, of, shown == Shown::Always);
    let index = match opens {
        Opens::Nothing => return opens,
        Opens::Trail(index) => {
            put!(html, "<button class=\"n\" popovertarget=\"t" (index) "\"");
            index
        }
        Opens::Mark(mark, index) => {
            put!(html, "<a class=\"n\" href=\"#" (trails.mark_id(mark)) "\"");
            index
        }
    };
    if first {
        put!(html, " id=\"" (number_id(index)) "\"");
    }
    if let Shown::With(plan) = shown {
        put!(html, " data-plan=\"" (plan) "\"");
    }
    put!(html, " title=\"where from\">");
    opens
}

/// Under a chart, what opens the trail of its numbers.
pub(crate) fn opener(source: Source<'_>, html: &mut Html, chart: &str) {
    let Some(at) = CHARTS.iter().position(|(id, _)| *id == chart) else { return };
    let mut button = Html::default();
    traced(source, &mut button, Of::Chart(at), |html| html.raw("Where the numbers come from"));
    if source.loaded.trails.is_some() {
        put!(html, "<p class=\"quiet\">" (Written(&button)) "</p>");
    }
}

/// An action, by its id.
pub(crate) fn action(source: Source<'_>, id: &str) -> Of {
    Of::Action(at(source, |trails| trails.action(id)))
}

/// A risk, by its id.
pub(crate) fn risk(source: Source<'_>, id: &str) -> Of {
    Of::Risk(at(source, |trails| trails.risk(id)))
}

/// A loss, by its id.
pub(crate) fn loss_by_id(source: Source<'_>, id: &str) -> Of {
    Of::Loss(at(source, |trails| trails.loss(id)))
}

/// One of the losses of an option that the report has, by its place among these.
pub(crate) fn loss(source: Source<'_>, option: &LaunchOption, at: usize) -> Option<Of> {
    let known = option.losses.iter().filter(|id| source.loaded.report.loss(id).is_some());
    known.into_iter().nth(at).map(|id| loss_by_id(source, id))
}

fn at(source: Source<'_>, find: impl FnOnce(&super::Trails) -> Option<usize>) -> usize {
    source.loaded.trails.as_ref().and_then(|trails| find(trails)).unwrap_or(usize::MAX)
}

/// Begins a page: what was shown on another one is forgotten.
pub fn begin(loaded: &Loaded) {
    if let Some(trails) = &loaded.trails {
        trails.begin(&loaded.report);
    }
}

/// What the numbers of the page open.
pub fn section(loaded: &Loaded) -> Html {
    loaded.trails.as_ref().map(|trails| super::write::section(trails)).unwrap_or_default()
}

/// Writes a shelf of the text, with the passages marked that the numbers on the page were read from.
pub(crate) fn shelf_of(loaded: &Loaded) -> impl Fn(Range<usize>) -> Html {
    let marks = loaded.trails.as_ref().map(|trails| trails.marks()).unwrap_or_default();
    move |sections| parts::shelf_marked(&loaded.document, sections, &marks)
}

/// How many of the values behind the numbers written so far lead back to the text, of how many; `None` where that is not
/// known.
pub(crate) fn traced_of(loaded: &Loaded) -> Option<(usize, usize)> {
    loaded.trails.as_ref().map(|trails| trails.traced())
}
