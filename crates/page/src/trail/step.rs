//! What a trail says.

use super::{Amount, Formula, Of, Place};

/// What a number opens: one step for each value behind it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trail {
    /// What it is the trail of.
    pub title: String,
    /// The values.
    pub steps: Vec<Step>,
}

/// A value and how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is.
    pub name: String,
    /// The value as the page shows it.
    pub shown: String,
    /// Where it comes from.
    pub how: How,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// It was read.
    Read(Place),
    /// It was computed.
    Computed(Computed),
}

/// How a value was computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// The formula in words, as the end of "It is …".
    pub words: &'static str,
    /// The formula.
    pub formula: Formula,
    /// What it was applied to, in order.
    pub inputs: Vec<Input>,
    /// What came out.
    pub result: Amount,
}

/// A value that another one was computed from.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// What it is.
    pub name: String,
    /// The value.
    pub amount: Amount,
    /// The value as the page shows it.
    pub shown: String,
    /// Where it was read; `None` where it follows from what is said beside it.
    pub place: Option<Place>,
    /// The number whose trail it has on the page.
    pub own: Option<Of>,
    /// How it came about, where that takes a word more.
    pub note: Option<String>,
}

impl Trail {
    /// The places of all values that were read, with the number on the page that each has, in order.
    pub fn places(&self) -> impl Iterator<Item = (&Place, Option<Of>)> {
        self.steps.iter().flat_map(|step| {
            let (place, inputs) = match &step.how {
                How::Read(place) => (Some((place, None)), [].as_slice()),
                How::Computed(computed) => (None, computed.inputs.as_slice()),
            };
            let inputs = inputs.iter().filter_map(|input| Some((input.place.as_ref()?, input.own)));
            place.into_iter().chain(inputs)
        })
    }
}

impl Step {
    /// Whether all that was read for it was read from the text.
    pub fn leads_to_text(&self) -> bool {
        match &self.how {
            How::Read(place) => place.passage.is_some(),
            How::Computed(computed) => {
                let mut places = computed.inputs.iter().filter_map(|input| input.place.as_ref());
                places.all(|place| place.passage.is_some())
            }
        }
    }
}
