//! Not yet written.

use super::reading::Reading;
use super::sourced::Drafting;

pub(super) fn read(_: &Reading<'_>, _: &mut Drafting) {}

/// A priced consequence in the list of an option.
pub(super) fn loss(
    _: &Reading<'_>,
    _: &mut Drafting,
    option: &mut super::sourced::Sourced<gonogo_report::LaunchOption>,
    line: &super::reading::Line<'_>,
) {
    option.value.risks.push(super::cells::unmarked(line.text.text()).trim().to_owned());
    option.places.push(("risks", line.text.span()));
}
