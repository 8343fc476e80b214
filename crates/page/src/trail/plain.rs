//! Numbers without trails: what the whole viewer writes. Nothing of this is left after compilation.

use std::ops::Range;

use gonogo_report::LaunchOption;

use super::Of;
use crate::load::Loaded;
use crate::markup::{Html, Text, put};
use crate::parts::{self, Source};

#[inline(always)]
pub(crate) fn number<T: Text>(_: Source<'_>, _: Of, text: T) -> T {
    text
}

#[inline(always)]
pub(crate) fn traced(_: Source<'_>, html: &mut Html, _: Of, write: impl FnOnce(&mut Html)) {
    write(html);
}

#[inline(always)]
pub(crate) fn traced_within(_: Source<'_>, html: &mut Html, _: Of, write: impl FnOnce(&mut Html)) {
    write(html);
}

#[inline(always)]
pub(crate) fn traced_plan(_: Source<'_>, html: &mut Html, plan: usize, _: Option<Of>, write: impl FnOnce(&mut Html)) {
    put!(html, "<span data-plan=\"" (plan) "\">");
    write(html);
    put!(html, "</span>");
}

#[inline(always)]
pub(crate) fn opener(_: Source<'_>, _: &mut Html, _: &str) {}

#[inline(always)]
pub(crate) fn action(_: Source<'_>, _: &str) -> Of {
    Of::Action(0)
}

#[inline(always)]
pub(crate) fn risk(_: Source<'_>, _: &str) -> Of {
    Of::Risk(0)
}

#[inline(always)]
pub(crate) fn loss(_: Source<'_>, _: &LaunchOption, _: usize) -> Option<Of> {
    None
}

#[inline(always)]
pub(crate) fn loss_by_id(_: Source<'_>, _: &str) -> Of {
    Of::Loss(0)
}

#[inline(always)]
pub(crate) fn begin(_: &Loaded) {}

#[inline(always)]
pub(crate) fn section(_: &Loaded) -> Html {
    Html::default()
}

#[inline(always)]
pub(crate) fn shelf_of(loaded: &Loaded) -> impl Fn(Range<usize>) -> Html {
    |sections| parts::shelf(&loaded.document, sections)
}

#[inline(always)]
pub(crate) fn traced_of(_: &Loaded) -> Option<(usize, usize)> {
    None
}
