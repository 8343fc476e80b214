//! Options that name phases which the plan does not have.

use gonogo_report::letters::lower;

use crate::check::facts::Facts;
use crate::check::figure::{Class, class, number};
use crate::check::{Diagnostic, Kind, Rule, Severity};
use crate::content::Kind as Block;
use crate::extract::Item;

pub(super) const RULE: Rule = Rule {
    code: "G062",
    name: "phase that does not exist",
    kind: Kind::Contradiction,
    what: "Finds options that name a numbered phase (`Phase 5`) where the plan numbers fewer.",
    why: "The cost and time of such an option are those of a plan that nobody can look up.",
    before: "## Plan\n\n### Phase 1: Fix (1 week)\n\n### Phase 2: Test (1 week)\n\n## Options\n\n### Option 1: Full launch\n\n**Timeline:** 3 weeks\n\n\
             - Phases 1-3\n\n### Option 2: Quick fixes\n\n**Timeline:** 1 week",
    after: "## Plan\n\n### Phase 1: Fix (1 week)\n\n### Phase 2: Test (1 week)\n\n## Options\n\n### Option 1: Full launch\n\n**Timeline:** 2 weeks\n\n\
            - Phases 1-2\n\n### Option 2: Quick fixes\n\n**Timeline:** 1 week",
    fix: "name a phase of the plan, or add the phase to it",
    check,
};

fn check(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let report = &facts.draft.report;
    let numbers: Vec<f64> = report.phases.iter().filter_map(|phase| named(&phase.name)).collect();
    let last = numbers.iter().copied().fold(0.0, f64::max);
    if report.options.is_empty() || numbers.len() < 2 || numbers.len() < report.phases.len() {
        return;
    }
    let sections = facts.document.sections();
    for option in 0..report.options.len() {
        let Some(place) = facts.draft.place(Item::Option, option) else { continue };
        let section = sections.partition_point(|section| section.span.start <= place.start).saturating_sub(1);
        for block in facts.of_section(section) {
            if matches!(facts.blocks[block].kind, Block::Code(_)) {
                continue;
            }
            for line in facts.of_block(block) {
                for figure in line.figures.iter().filter(|figure| class(figure) == Class::Number) {
                    let before = lower(line.text().get(..figure.range.start).unwrap_or_default());
                    let named = before.trim_end().ends_with("phase") || before.trim_end().ends_with("phases");
                    if named && figure.value.high() > last {
                        let written = format!("Phase {}", number(figure.value.high()));
                        let message = format!("`{written}` is named, but the plan ends with phase {}", number(last));
                        let said = RULE.says(Severity::Warning, line.source(figure), message);
                        found.push(said.stated(written).computed(format!("{} phases", report.phases.len())));
                    }
                }
            }
        }
    }
}

/// The number of a phase by its name: "Phase 2: Foundation".
fn named(name: &str) -> Option<f64> {
    let rest = lower(name);
    let digits = rest.strip_prefix("phase")?.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end)?.parse::<u16>().ok().map(f64::from)
}
