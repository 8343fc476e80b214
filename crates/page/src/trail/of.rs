//! What a number is called.

use super::told::Telling;
use super::{Figure, List, Of};

/// The title of a trail.
pub(super) fn title(of: Telling<'_>, number: Of) -> String {
    let report = &of.loaded.report;
    let name = match number {
        Of::Date => Some("Date"),
        Of::Verdict => Some("Verdict"),
        Of::Score => Some("Score"),
        Of::Gate(at) => report.gates.get(at).map(|gate| gate.name.as_str()),
        Of::Plan(plan, figure) => return [figure_name(figure), ", ", of.plan_name(plan)].concat(),
        Of::Phase(at) => report.phases.get(at).map(|phase| phase.name.as_str()),
        Of::PlanTotal => Some("Total of the plan, computed"),
        Of::Totals => Some("Total of the plan, stated"),
        Of::Action(at) => report.actions.get(at).map(|action| action.title.as_str()),
        Of::FixesTotal => Some("Total, computed"),
        Of::Fixes => Some("Total, stated"),
        Of::Category(at) => report.categories.get(at).map(|category| category.name.as_str()),
        Of::Level(at) => report.levels.get(at).map(|level| level.name.as_str()),
        Of::Comparison(at) => report.comparisons.get(at).map(|level| level.name.as_str()),
        Of::Finding(at) => report.findings.get(at).map(|finding| finding.title.as_str()),
        Of::BiggestRisk(at) => report.biggest_risks.get(at).map(|risk| risk.title.as_str()),
        Of::Risk(at) => report.risks.get(at).map(|risk| risk.title.as_str()),
        Of::Loss(at) => report.losses.get(at).map(|loss| loss.title.as_str()),
        Of::Option(at) => report.options.get(at).map(|option| option.name.as_str()),
        Of::Past(_) => Some("Earlier audit"),
        Of::Count(List::Categories) => Some("Scored categories"),
        Of::Count(List::Findings) => Some("Findings"),
        Of::Chart(_) => Some("What is drawn"),
    };
    name.unwrap_or_default().to_owned()
}

fn figure_name(figure: Figure) -> &'static str {
    match figure {
        Figure::Cost => "Cost",
        Figure::Time => "Time",
        Figure::Score => "Score",
        Figure::Open => "Left open",
    }
}
