//! Audits in, text and HTML out.
//!
//! * `cases`: Markdown beside the HTML expected of it, in `tests/cases`; `GONOGO_BLESS=1` rewrites the expectations.
//! * `tricks`: inputs that try to break out of the text, each judged by `validator`.
//! * `checks`: the rules that recompute what a text says; `GONOGO_BLESS=1` rewrites their page of the manual.
//! * `content`: the blocks of a text.
//! * `kept`: nothing of a text is lost.
//! * `properties`: what holds for any input.

#[cfg(test)]
mod cases;
#[cfg(test)]
mod checks;
#[cfg(test)]
mod content;
#[cfg(test)]
mod decoding;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod kept;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tricks;
#[cfg(test)]
mod validator;
