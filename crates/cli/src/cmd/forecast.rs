//! `gonogo forecast`: what a plan leads to, as JSON.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use gonogo_report::diagnostic::did_you_mean;
use gonogo_report::{Diagnostic, DiagnosticSeverity, Outlook, Plan, Range, Report, Sum, forecast};
use serde::Serialize;

use crate::input;

/// Print what a plan leads to: cost, time, score, gates and what stays open, as JSON.
///
/// Reads the audit, and the scores beside it. Prints an array with one object per plan.
/// What is wrong with the scores is told on stderr, and the rest is still used; the exit status is 1 where an error is
/// among it, and 0 with warnings alone.
#[derive(clap::Args)]
pub struct Arguments {
    /// The audit's Markdown; `-` reads standard input.
    audit: PathBuf,
    /// The scores; `scores.json` beside the audit is taken where this is left out and the file exists.
    #[arg(long, value_name = "FILE")]
    scores: Option<PathBuf>,
    #[command(flatten)]
    plan: Choice,
}

#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct Choice {
    /// The id of an option.
    #[arg(long, value_name = "ID")]
    option: Option<String>,
    /// The ids of phases, joined by commas, in order.
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    phases: Option<Vec<String>>,
    /// Every option, in order.
    #[arg(long)]
    all: bool,
}

/// Reads the input, forecasts the plans, prints them.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let read = input::read(&arguments.audit, arguments.scores.as_deref())?;
    let plans = plans(&read.report, &arguments.plan)?;
    let mut diagnostics = read.diagnostics;
    if arguments.plan.phases.is_some() {
        // Options are checked while reading; phases that were picked are not.
        diagnostics.extend(plans.iter().flat_map(|plan| plan.check(&read.report)));
    }
    let outlooks: Vec<Outlook> = plans.iter().map(|plan| forecast(&read.report, plan)).collect();
    let printed: Vec<Printed<'_>> = outlooks.iter().map(|outlook| Printed::new(outlook, &read.report)).collect();
    if plans.is_empty() {
        eprintln!("{}: the report has no options to forecast", read.scores_name);
    }
    super::print(
        &(serde_json::to_string_pretty(&printed).context("the forecast could not be written as JSON")? + "\n"),
    )?;
    Ok(report(&read.scores_name, &diagnostics))
}

fn plans(report: &Report, choice: &Choice) -> anyhow::Result<Vec<Plan>> {
    if let Some(id) = &choice.option {
        let Some(option) = report.option(id) else {
            bail!("there is no option `{id}`{}", known(id, report.options.iter().map(|option| option.id.as_str())));
        };
        return Ok(vec![Plan::of_option(option)]);
    }
    let Some(phases) = &choice.phases else { return Ok(report.options.iter().map(Plan::of_option).collect()) };
    let phases: Vec<String> = phases.iter().map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect();
    if let Some(id) = phases.iter().find(|id| report.phase(id).is_none()) {
        bail!("there is no phase `{id}`{}", known(id, report.phases.iter().map(|phase| phase.id.as_str())));
    }
    Ok(vec![Plan::of_phases(phases)])
}

/// The end of a message about an id that does not exist: a near one, else all there are.
fn known<'a>(id: &str, ids: impl Iterator<Item = &'a str> + Clone) -> String {
    if let Some(near) = did_you_mean(id, ids.clone()) {
        return format!("; did you mean `{near}`?");
    }
    let all: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
    if all.is_empty() { "; the scores name none".to_owned() } else { format!("; there are {}", all.join(", ")) }
}

fn report(file: &str, diagnostics: &[Diagnostic]) -> ExitCode {
    for diagnostic in diagnostics {
        eprintln!("{file}: {diagnostic}");
    }
    let errors = diagnostics.iter().any(|found| found.severity == DiagnosticSeverity::Error);
    if errors { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

/// An outlook as it is printed; the field names are part of the format.
#[derive(Serialize)]
struct Printed<'a> {
    plan: &'a str,
    phases: Vec<&'a str>,
    cost: Cost<'a>,
    days: Ends,
    effort: Option<Ends>,
    score: Option<Score>,
    score_over_time: Vec<ScorePoint>,
    gates: Vec<Gate<'a>>,
    open_findings: &'a [String],
    open_risks: &'a [String],
    stated: Stated,
}

#[derive(Serialize)]
struct Ends {
    low: Number,
    high: Number,
}

#[derive(Serialize)]
struct Money<'a> {
    low: Number,
    high: Number,
    currency: Option<&'a str>,
    per_month: Option<Ends>,
}

#[derive(Serialize)]
struct Cost<'a> {
    #[serde(flatten)]
    main: Money<'a>,
    also: Vec<Money<'a>>,
}

#[derive(Serialize)]
struct Score {
    value: Number,
    max: Number,
}

#[derive(Serialize)]
struct ScorePoint {
    days: [Number; 2],
    value: Number,
}

#[derive(Serialize)]
struct Gate<'a> {
    name: &'a str,
    opens_after_days: Option<[Number; 2]>,
}

#[derive(Serialize)]
struct Stated {
    cost: Option<Ends>,
    days: Option<[Number; 2]>,
}

impl<'a> Printed<'a> {
    fn new(outlook: &'a Outlook, report: &'a Report) -> Self {
        let (main, _) = outlook.cost.by_main(report.currency);
        let others = outlook.cost.sums().iter().filter(|sum| sum.currency != main.currency).map(money).collect();
        // The main sum may be an empty one of a currency that is named nowhere else: look its code up at its source.
        let main = outlook.cost.sums().iter().find(|sum| sum.currency == main.currency).map_or_else(
            || Money { currency: report.currency.as_ref().and_then(|home| home.code()), ..empty() },
            money,
        );
        Self {
            plan: &outlook.plan,
            phases: outlook.slots.iter().map(|slot| slot.phase.as_str()).collect(),
            cost: Cost { main, also: others },
            days: ends(outlook.days),
            effort: outlook.effort.map(ends),
            score: outlook.score.map(|score| Score { value: Number(score.value), max: Number(score.max) }),
            score_over_time: outlook
                .score_over_time
                .iter()
                .map(|point| ScorePoint { days: pair(point.days), value: Number(point.value) })
                .collect(),
            gates: outlook
                .gates
                .iter()
                .map(|gate| Gate { name: &gate.name, opens_after_days: gate.opens_after.map(pair) })
                .collect(),
            open_findings: &outlook.open_findings,
            open_risks: &outlook.open_risks,
            stated: Stated { cost: outlook.stated.cost.map(ends), days: outlook.stated.days.map(pair) },
        }
    }
}

fn money(sum: &Sum) -> Money<'_> {
    let Ends { low, high } = ends(sum.once);
    Money { low, high, currency: sum.currency.code(), per_month: sum.per_month.map(ends) }
}

fn empty() -> Money<'static> {
    Money { low: Number(0.0), high: Number(0.0), currency: None, per_month: None }
}

fn ends(range: Range) -> Ends {
    Ends { low: Number(range.low()), high: Number(range.high()) }
}

fn pair(range: Range) -> [Number; 2] {
    [Number(range.low()), Number(range.high())]
}

/// A number that prints without `.0` where it is whole.
struct Number(f64);

impl Serialize for Number {
    #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53, hence exact")]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}
