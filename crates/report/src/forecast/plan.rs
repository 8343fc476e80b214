//! What a reader chooses: an option, or phases of their own.

use super::Stated;
use crate::diagnostic::{Diagnostic, Kind, Severity, did_you_mean};
use crate::model::{LaunchOption, Report};
use crate::quantity::MoneySum;

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
        let mut found = Vec::new();
        let mut warn = |message: String, help: String| {
            found.push(Diagnostic::new(Severity::Warning, Kind::Plan, message).help(help));
        };
        for (at, id) in self.phases.iter().enumerate() {
            let Some(phase) = report.phase(id) else {
                let near = did_you_mean(id, report.phases.iter().map(|phase| phase.id.as_str()));
                let help = near.map_or("it is left out".to_owned(), |near| format!("did you mean `{near}`?"));
                warn(format!("plan `{}` names the phase `{id}`, which does not exist", self.name), help);
                continue;
            };
            if self.phases[..at].contains(id) {
                warn(format!("plan `{}` names the phase `{id}` twice", self.name), "it is counted once".to_owned());
            }
            for needed in phase.after.iter().flatten().filter(|needed| !self.phases.contains(needed)) {
                let message = format!("plan `{}` has the phase `{id}` without `{needed}`, which it needs", self.name);
                warn(message, "the forecast does not wait for it".to_owned());
            }
        }
        found
    }

    /// What the audit states for this plan: nothing for phases that were picked.
    pub(super) fn stated(&self, report: &Report) -> Stated {
        let Some(option) = self.option.as_ref().and_then(|id| report.option(id)) else { return Stated::default() };
        let cost = option.cost.as_ref().map(|cost| {
            let sum: MoneySum = cost.sum();
            sum.by_main(report.currency).0.once
        });
        Stated { cost, days: option.duration.as_ref().map(|duration| duration.days()) }
    }
}
