//! The trail of a number, from the report and what its plans lead to.

use std::collections::BTreeSet;

use gonogo_audit::Item;
use gonogo_report::{
    Action, Currency, Effort, Level, Locale, Money, MoneySum, Outlook, PartKind, Plan, Report, Score, Severity, Span,
    StatedDate, forecast,
};

use super::{Amount, Computed, Figure, Formula, How, Input, List, Of, Place, Provenance, Step, Trail, card, of};
use crate::decision::{self, dashes};
use crate::load::Loaded;
use crate::parts::{CHARTS, Source};

/// What a trail is told from.
#[derive(Clone, Copy)]
pub(super) struct Telling<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) locale: &'a Locale,
    pub(super) provenance: &'a Provenance,
}

/// What a number opens; no steps where nothing is known of it.
pub fn told(source: Source<'_>, provenance: &Provenance, of: Of) -> Trail {
    let telling = Telling { loaded: source.loaded, locale: source.locale, provenance };
    Trail { title: of::title(telling, of), steps: telling.steps(of) }
}

impl<'a> Telling<'a> {
    fn steps(self, of: Of) -> Vec<Step> {
        let report = &self.loaded.report;
        match of {
            Of::Date => self.date(),
            Of::Verdict => report
                .verdict
                .iter()
                .map(|verdict| self.decision(Item::Verdict, 0, "Decision", decision::decision(verdict.decision).0))
                .collect(),
            Of::Score => report.score.map(|score| self.score(score)).unwrap_or_default(),
            Of::Gate(at) => report
                .gates
                .get(at)
                .map(|gate| self.decision(Item::Gate, at, "Decision", decision::gate(gate.decision).0))
                .into_iter()
                .collect(),
            Of::Plan(plan, figure) => card::steps(self, plan, figure),
            Of::Phase(at) => self.phase(at),
            Of::PlanTotal => self.plan_total(),
            Of::Totals => self.totals(),
            Of::Action(at) => report
                .actions
                .get(at)
                .map(|action| self.work(Item::Action, at, action.effort.as_ref(), action.cost.as_ref()))
                .unwrap_or_default(),
            Of::FixesTotal => self.fixes_total(),
            Of::Fixes => self.fixes(),
            Of::Category(at) => self.category(at),
            Of::Level(at) => self.level(Item::Level, &report.levels, at),
            Of::Comparison(at) => self.level(Item::Comparison, &report.comparisons, at),
            Of::Finding(at) => report
                .findings
                .get(at)
                .map(|finding| self.work(Item::Finding, at, finding.effort.as_ref(), finding.cost.as_ref()))
                .unwrap_or_default(),
            Of::BiggestRisk(at) => report
                .biggest_risks
                .get(at)
                .map(|risk| self.work(Item::BiggestRisk, at, risk.effort.as_ref(), risk.cost.as_ref()))
                .unwrap_or_default(),
            Of::Risk(at) => report
                .risks
                .get(at)
                .and_then(|risk| risk.when.as_ref())
                .map(|when| self.read(Item::Risk, at, "when", "When", when.wording()))
                .into_iter()
                .collect(),
            Of::Loss(at) => report
                .losses
                .get(at)
                .and_then(decision::price)
                .map(|price| self.read(Item::Loss, at, "amount", "Price", &price))
                .into_iter()
                .collect(),
            Of::Option(at) => self.option(at),
            Of::Past(at) => self.past(at),
            Of::Count(list) => self.count(list),
            Of::Chart(at) => self.chart(at),
        }
    }

    /// A value that was read, as the page shows it.
    pub(super) fn read(self, item: Item, index: usize, field: &str, name: &str, shown: &str) -> Step {
        Step { name: name.to_owned(), shown: dashes(shown), how: How::Read(self.provenance.place(item, index, field)) }
    }

    /// A value that was read, if it was.
    fn read_if(self, item: Item, index: usize, field: &str, name: &str, shown: Option<&str>) -> Option<Step> {
        shown.map(|shown| self.read(item, index, field, name, shown))
    }

    fn decision(self, item: Item, index: usize, name: &str, word: &str) -> Step {
        Step {
            name: name.to_owned(),
            shown: word.to_owned(),
            how: How::Read(self.provenance.place(item, index, "decision")),
        }
    }

    pub(super) fn computed(
        self,
        name: &str,
        words: &'static str,
        formula: Formula,
        result: Amount,
        inputs: Vec<Input>,
    ) -> Step {
        let shown = result.show(self.locale, self.home());
        Step { name: name.to_owned(), shown, how: How::Computed(Computed { words, formula, inputs, result }) }
    }

    pub(super) fn home(self) -> Option<Currency> {
        self.loaded.report.currency
    }

    /// An input that was read, and is shown by itself as well.
    pub(super) fn input(self, name: &str, amount: Amount, place: Place, own: Of) -> Input {
        Input { place: Some(place), own: Some(own), ..self.known(name, amount) }
    }

    /// An input that is told beside it.
    pub(super) fn known(self, name: &str, amount: Amount) -> Input {
        let shown = amount.show(self.locale, self.home());
        Input { name: name.to_owned(), amount, shown, place: None, own: None, note: None }
    }

    pub(super) fn points(self, score: Score) -> String {
        format!("{} of {}", self.locale.number(score.value, 1), self.locale.number(score.max, 1))
    }

    /// A score that is reached, with the most that can be where the audit states a score.
    fn after(self, value: f64) -> String {
        let score = self.loaded.report.score;
        score.map_or(self.locale.number(value, 1), |score| self.points(Score { value, ..score }))
    }

    fn date(self) -> Vec<Step> {
        let date = self.loaded.report.date.as_ref();
        let shown = |date: &StatedDate| date.date.map_or(date.wording.clone(), |day| self.locale.date(day));
        let step = |date| Step { shown: shown(date), ..self.read(Item::Report, 0, "date", "Date", "") };
        date.map(step).into_iter().collect()
    }

    fn score(self, score: Score) -> Vec<Step> {
        let place = self.provenance.place(Item::Score, 0, "value");
        let mut steps = vec![
            Step { name: "Score".to_owned(), shown: self.points(score), how: How::Read(place) },
            self.computed(
                "Share",
                "the points as a share of those that can be reached",
                Formula::Share,
                Amount::Percent(score.share() * 100.0),
                vec![
                    self.known("points", Amount::Points(score.value)),
                    self.known("at most", Amount::Points(score.max)),
                ],
            ),
        ];
        let levels = &self.loaded.report.levels;
        if let Some(at) = levels.iter().position(|level| level.holds(score.value)) {
            let shown = format!("{}, {}", levels[at].name, self.band(&levels[at]));
            steps.push(Step {
                name: "Level that holds it".to_owned(),
                shown,
                how: How::Read(self.provenance.place(Item::Level, at, "from")),
            });
        }
        steps
    }

    /// Effort and cost of something.
    fn work(self, item: Item, at: usize, effort: Option<&Effort>, cost: Option<&Money>) -> Vec<Step> {
        let effort = self.read_if(item, at, "effort", "Effort", effort.map(Effort::wording));
        let cost = self.read_if(item, at, "cost", "Cost", cost.map(Money::wording));
        effort.into_iter().chain(cost).collect()
    }

    fn phase(self, at: usize) -> Vec<Step> {
        let Some(phase) = self.loaded.report.phases.get(at) else { return Vec::new() };
        let read = |field, name, wording| self.read_if(Item::Phase, at, field, name, wording);
        let score = phase.score_after.map(|value| self.after(value));
        let mut steps: Vec<Step> = [
            read("duration", "Duration", phase.duration.as_ref().map(Span::wording)),
            read("cost", "Cost", phase.cost.as_ref().map(Money::wording)),
            read("services", "Services", phase.services.as_ref().map(Money::wording)),
            read("effort", "Effort", phase.effort.as_ref().map(Effort::wording)),
            read("score_after", "Score after", score.as_deref()),
        ]
        .into_iter()
        .flatten()
        .collect();
        // The plan shows what the audit states in the way of its reader, and labor and services apart.
        let mut understood = |name: &str, field: &str, words, amount: Amount| {
            let shown = amount.show(self.locale, self.home());
            if steps.iter().all(|step| step.shown != shown) {
                let place = self.provenance.place(Item::Phase, at, field);
                let input = self.input("stated", amount.clone(), place, Of::Phase(at));
                steps.push(self.computed(name, words, Formula::Same, amount, vec![input]));
            }
        };
        for (kind, name, words) in [
            (PartKind::Labor, "Labor", "what the stated cost is without services"),
            (PartKind::Services, "Services", "what is stated for services"),
        ] {
            let sum = Outlook::phase_cost(&self.loaded.report, &phase.id, kind);
            if !sum.is_empty() {
                understood(name, "cost", words, Amount::Money(sum));
            }
        }
        if let Some(effort) = &phase.effort {
            understood("Hours", "effort", "the stated effort, a day having 8 hours", Amount::Hours(effort.hours()));
        }
        steps
    }

    fn totals(self) -> Vec<Step> {
        let Some(totals) = &self.loaded.report.totals else { return Vec::new() };
        let read = |field, name, wording| self.read_if(Item::Totals, 0, field, name, wording);
        let score = totals.score_after.map(|value| self.locale.number(value, 1));
        [
            read("duration", "Duration", totals.duration.as_ref().map(Span::wording)),
            read("cost", "Cost", totals.cost.as_ref().map(Money::wording)),
            read("effort", "Effort", totals.effort.as_ref().map(Effort::wording)),
            read("score_after", "Score after", score.as_deref()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn plan_total(self) -> Vec<Step> {
        let all = whole_plan(&self.loaded.report);
        let mut steps = vec![card::time(self, &all), card::cost(self, &all)];
        steps.extend(card::kinds(self, &all));
        steps.extend(card::effort(self, &all));
        steps.extend(card::score(self, &all));
        steps
    }

    fn fixes(self) -> Vec<Step> {
        let report = &self.loaded.report;
        let Some(fixes) = &report.fixes else { return Vec::new() };
        let score = fixes.score_after.map(|value| self.after(value));
        let mut steps = self.work(Item::Fixes, 0, fixes.effort.as_ref(), fixes.cost.as_ref());
        steps.extend(score.map(|score| self.read(Item::Fixes, 0, "score_after", "Score after", &score)));
        steps
    }

    fn fixes_total(self) -> Vec<Step> {
        let mut money = MoneySum::default();
        let (mut costs, mut work, mut hours) = (Vec::new(), Vec::new(), None);
        for (at, action) in fixes(&self.loaded.report) {
            let input = |field, amount| {
                self.input(&action.title, amount, self.provenance.place(Item::Action, at, field), Of::Action(at))
            };
            if let Some(effort) = &action.effort {
                hours = Some(hours.map_or(effort.hours(), |sum| sum + effort.hours()));
                work.push(input("effort", Amount::Hours(effort.hours())));
            }
            if let Some(cost) = &action.cost {
                money.add_all(&cost.sum());
                costs.push(input("cost", Amount::Money(cost.sum())));
            }
        }
        let effort = hours.map(|hours| {
            self.computed("Effort", "the sum of the efforts above", Formula::Sum, Amount::Hours(hours), work)
        });
        let cost = (!money.is_empty())
            .then(|| self.computed("Cost", "the sum of the costs above", Formula::Sum, Amount::Money(money), costs));
        effort.into_iter().chain(cost).collect()
    }

    fn category(self, at: usize) -> Vec<Step> {
        let Some(category) = self.loaded.report.categories.get(at) else { return Vec::new() };
        let score = category.score.map(|score| self.read(Item::Category, at, "score", "Score", &self.points(score)));
        let status =
            category.status.map(|status| self.read(Item::Category, at, "status", "Status", decision::status(status).0));
        score.into_iter().chain(status).collect()
    }

    pub(super) fn band(self, level: &Level) -> String {
        let from = self.locale.number(level.from, 1);
        level.to.map_or(format!("{from} or more"), |to| format!("{from} to {}", self.locale.number(to, 1)))
    }

    fn level(self, item: Item, levels: &[Level], at: usize) -> Vec<Step> {
        levels.get(at).map(|level| self.read(item, at, "from", "Points", &self.band(level))).into_iter().collect()
    }

    fn option(self, at: usize) -> Vec<Step> {
        let Some(option) = self.loaded.report.options.get(at) else { return Vec::new() };
        let read = |field, name, wording| self.read_if(Item::Option, at, field, name, wording);
        let mut steps: Vec<Step> = [
            read("duration", "Stated time", option.duration.as_ref().map(Span::wording)),
            read("cost", "Stated investment", option.cost.as_ref().map(Money::wording)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let count = |name, field, count: usize| {
            let entries = self.input(
                "entries",
                Amount::Count(count),
                self.provenance.place(Item::Option, at, field),
                Of::Option(at),
            );
            (count > 0).then(|| {
                self.computed(name, "the entries, counted", Formula::Same, Amount::Count(count), vec![entries])
            })
        };
        steps.extend(count("Risks that the audit names", "risks", option.risks.len()));
        steps.extend(count("Possible costs", "losses", option.losses.len()));
        for milestone in &option.milestones {
            let when = milestone.at.as_ref();
            steps.extend(when.map(|when| self.read(Item::Option, at, "milestones", &milestone.name, when.wording())));
        }
        steps
    }

    fn past(self, at: usize) -> Vec<Step> {
        let score = self.loaded.report.history.get(at).and_then(|past| past.score);
        let place = Place { passage: None, path: Some(format!("history[{at}].score")) };
        score
            .map(|score| Step { name: "Score".to_owned(), shown: self.points(score), how: How::Read(place) })
            .into_iter()
            .collect()
    }

    fn count(self, list: List) -> Vec<Step> {
        let report = &self.loaded.report;
        let count = |name: &str, words, count| {
            self.computed(
                name,
                words,
                Formula::Same,
                Amount::Count(count),
                vec![self.known("entries", Amount::Count(count))],
            )
        };
        match list {
            List::Categories => {
                vec![count("Categories", "the lines of the scorecard, counted", report.categories.len())]
            }
            List::Findings => {
                let of =
                    |severity: Severity| report.findings.iter().filter(|finding| finding.severity == severity).count();
                let severities =
                    Severity::ALL.into_iter().map(|severity| (severity, of(severity))).filter(|(_, count)| *count > 0);
                let inputs = severities.map(|(severity, count)| self.known(severity.word(), Amount::Count(count)));
                vec![self.computed(
                    "Findings",
                    "the entries of each severity, counted and added up",
                    Formula::Sum,
                    Amount::Count(report.findings.len()),
                    inputs.collect(),
                )]
            }
        }
    }

    /// A chart shows numbers of every plan: those of the cards.
    fn chart(self, at: usize) -> Vec<Step> {
        let figure = match CHARTS.get(at).map(|(id, _)| *id) {
            Some("timeline") => Figure::Time,
            Some("cost") => Figure::Cost,
            Some("score") => Figure::Score,
            Some("risks") => Figure::Open,
            Some(_) | None => {
                return (0..self.loaded.report.risks.len()).flat_map(|risk| self.named(Of::Risk(risk))).collect();
            }
        };
        (0..self.loaded.outlooks.len())
            .filter_map(|plan| card::one(self, plan, figure).map(|step| self.of_plan(plan, step)))
            .collect()
    }

    fn named(self, of: Of) -> Vec<Step> {
        let title = of::title(self, of);
        self.steps(of).into_iter().map(|step| Step { name: title.clone(), ..step }).collect()
    }

    fn of_plan(self, plan: usize, step: Step) -> Step {
        Step { name: self.plan_name(plan).to_owned(), ..step }
    }

    pub(super) fn plan_name(self, plan: usize) -> &'a str {
        self.loaded.report.options.get(plan).map_or("The whole plan", |option| &option.name)
    }

    pub(super) fn outlook(self, plan: usize) -> Option<&'a Outlook> {
        self.loaded.outlooks.get(plan)
    }
}

/// What all phases lead to.
fn whole_plan(report: &Report) -> Outlook {
    forecast(report, &Plan::of_phases(report.phases.iter().map(|phase| phase.id.clone()).collect()))
}

/// The actions that the fixes are, with their indexes.
fn fixes(report: &Report) -> impl Iterator<Item = (usize, &Action)> {
    let named: Option<BTreeSet<&str>> =
        report.fixes.as_ref().map(|fixes| fixes.of.iter().map(String::as_str).collect());
    let is_one = move |action: &Action| named.as_ref().is_none_or(|named| named.contains(action.id.as_str()));
    report.actions.iter().enumerate().filter(move |(_, action)| is_one(action))
}
