//! What a reader chooses: an option, or phases of their own.

use super::Stated;
use crate::diagnostic::{Diagnostic, Kind, Severity, did_you_mean};
use crate::index::Index;
use crate::model::{LaunchOption, Report};
use crate::quantity::{Money, Per, Span};

/// An option of the report, or phases that were picked one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    name: String,
    option: Option<String>,
    phases: Vec<String>,
}

impl Plan {
    /// The plan of an option; one that names no phases does nothing.
    pub fn of_option(option: &LaunchOption) -> Self {
        let phases = option.phases.clone().unwrap_or_default();
        Self { name: option.id.clone(), option: Some(option.id.clone()), phases }
    }

    /// The plan of phases by their ids, in the order given.
    pub fn of_phases(phases: Vec<String>) -> Self {
        Self { name: phases.join(","), option: None, phases }
    }

    /// The option's id, or the phases' ids joined by commas.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The ids of the phases, in order; one that is not in the report is passed over by the forecast.
    pub fn phases(&self) -> &[String] {
        &self.phases
    }

    /// What does not fit: phases that do not exist, stand twice, or need a phase that the plan leaves out.
    pub fn check(&self, report: &Report) -> Vec<Diagnostic> {
        self.check_against(report, &report.phase_index(), |id| {
            did_you_mean(id, report.phases.iter().map(|phase| phase.id.as_str()))
        })
    }

    /// [`Self::check`] with the index of the report's phases, and what names the phase that was probably meant.
    pub(crate) fn check_against<'a>(
        &self,
        report: &Report,
        phases: &Index<'_>,
        mut near: impl FnMut(&str) -> Option<&'a str>,
    ) -> Vec<Diagnostic> {
        let named = Index::of(self.phases.iter().map(String::as_str));
        let mut found = Vec::new();
        let mut warn = |message: String, help: String| {
            found.push(Diagnostic::new(Severity::Warning, Kind::Plan, message).help(help));
        };
        for (at, id) in self.phases.iter().enumerate() {
            let Some(phase) = phases.at(id).map(|at| &report.phases[at]) else {
                let help = near(id).map_or("it is left out".to_owned(), |near| format!("did you mean `{near}`?"));
                warn(format!("plan `{}` names the phase `{id}`, which does not exist", self.name), help);
                continue;
            };
            if named.at(id) != Some(at) {
                warn(format!("plan `{}` names the phase `{id}` twice", self.name), "it is counted once".to_owned());
                continue;
            }
            for needed in phase.after.iter().flatten().filter(|needed| named.at(needed).is_none()) {
                let message = format!("plan `{}` has the phase `{id}` without `{needed}`, which it needs", self.name);
                warn(message, "the forecast does not wait for it".to_owned());
            }
        }
        found
    }

    /// What the audit states for this plan: nothing for phases that were picked.
    pub(super) fn stated(&self, report: &Report) -> Stated {
        let Some(option) = self.option.as_ref().and_then(|id| report.option(id)) else { return Stated::default() };
        // "$26/month" states no one-off amount, which is not the same as stating that it is zero.
        let is_once = |cost: &&Money| cost.parts().iter().any(|part| part.amount.per == Per::Once);
        let cost = option.cost.as_ref().filter(is_once).map(|cost| cost.sum().by_main(report.currency).0.once);
        Stated { cost, days: option.duration.as_ref().map(Span::days) }
    }
}
