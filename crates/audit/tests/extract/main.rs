//! Audits in, what they say out.
//!
//! * `documents`: audits of many shapes and languages beside what is read from them, in `documents/`; `GONOGO_BLESS=1`
//!   rewrites the expectations.
//! * `rules`: one rule at a time; `shapes`: what stands in the places where people put it; `places`: what is spread over
//!   several of them; `groups`: who rates a problem, and what decides.
//! * `forms`: boxes, questions and colors that decide; `scores`: how well it does; `ways`: what to choose from; `plans`: when.
//! * `languages`: what is special to a language or a script.
//! * `any_text`: what holds for any input.
//! * `reading`: how the others ask.

#[cfg(test)]
mod any_text;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod groups;
#[cfg(test)]
mod languages;
#[cfg(test)]
mod places;
#[cfg(test)]
mod plans;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod scores;
#[cfg(test)]
mod shapes;
#[cfg(test)]
mod ways;
