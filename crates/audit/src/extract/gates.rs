//! Not yet written.

use super::reading::Reading;
use super::sourced::Drafting;

pub(super) fn read(_: &Reading<'_>, _: &mut Drafting) {}
