//! How far the checklists of the text are. Like the checks, this is written by who reads the text, not by the viewers.

use gonogo_audit::Document;
use gonogo_report::Score;

use super::Part;
use super::verdict::bar;
use crate::markup::{Html, put};

/// The part; absent where the text has no list of tasks.
pub(super) fn part(document: &Document) -> Option<Part> {
    let tasks = document.checklist();
    let (done, all) = (tasks.done, tasks.done + tasks.open);
    if all == 0 {
        return None;
    }
    let mut html = Html::default();
    put!(html, "<p><strong>" (done) "</strong> of " (all) (if all == 1 { " task is done." } else { " tasks are done." }) "</p>");
    #[expect(clippy::cast_precision_loss, reason = "counts of items")]
    bar(&mut html, Score { value: done as f64, max: all as f64 });
    Some(Part { id: "checklists", name: "Checklists", title: "Progress of the checklists".to_owned(), body: html })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_are_counted_and_a_text_without_any_has_no_such_part() {
        let body = |text: &str| part(&gonogo_audit::parse(text)).map(|part| part.body.into_string());
        let page = body("# A\n\n- [x] Backups\n- [ ] Alerts\n- [ ] Tests\n").expect("there are tasks");
        assert!(page.starts_with("<p><strong>1</strong> of 3 tasks are done.</p>"), "{page}");
        assert!(page.contains("width=\"33.3\""), "{page}");
        assert_eq!(body("# A\n\n- Backups\n"), None);
    }
}
