//! From the wire format to the model: quantities are parsed, ids made unique, ranges checked.

use super::read::{Item, Reader, Scores};
use super::refs::{self, Ids};
use super::wire::{self, Ends, Figure};
use crate::date::Date;
use crate::diagnostic::{Kind, Severity as Weight};
use crate::model::*;
use crate::quantity::{Amount, Currency, Effort, Moment, Money, NotRead, Per, Range, Span};

/// The report that a document describes.
pub(super) fn report(scores: Scores, reader: &mut Reader<'_>) -> Report {
    let currency = scores.currency.and_then(|item| currency(&item, reader));
    let mut cx = Cx { reader, home: currency };
    let mut report = Report {
        title: scores.title,
        subject: scores.subject,
        date: scores.date.map(|item| cx.date(&item.path, item.span.start, item.value)),
        assessor: scores.assessor,
        revision: scores.revision,
        classification: scores.classification,
        currency,
        verdict: scores.verdict.and_then(|item| cx.verdict(&item)),
        score: scores.score.and_then(|item| {
            let at = item.span.start;
            cx.score(&item.path, at, &item.value)
        }),
        levels: cx.each(scores.levels, Cx::level),
        comparisons: cx.each(scores.comparisons, Cx::level),
        gates: cx.each(scores.gates, Cx::gate),
        strengths: cx.each(scores.strengths, Cx::point),
        gaps: cx.each(scores.gaps, Cx::point),
        biggest_risks: cx.each(scores.biggest_risks, Cx::headline),
        fixes: scores.fixes.map(|item| cx.fixes(item)),
        totals: scores.totals.map(|item| cx.totals(&item)),
        questions: scores.questions.into_iter().map(|item| item.value).collect(),
        next_steps: scores.next_steps.into_iter().map(|item| next_steps(item.value)).collect(),
        history: cx.each(scores.history, Cx::milepost),
        contact: scores.contact.map(|item| Contact { name: item.value.name, email: item.value.email }),
        links: cx.each(scores.links, Cx::link),
        ..Report::default()
    };
    let mut ids = Ids::default();
    report.categories = cx.each_with_id(scores.categories, &mut ids.categories, Cx::category);
    report.findings = cx.each_with_id(scores.findings, &mut ids.findings, Cx::finding);
    report.actions = cx.each_with_id(scores.actions, &mut ids.actions, Cx::action);
    report.phases = cx.each_with_id(scores.phases, &mut ids.phases, Cx::phase);
    report.options = cx.each_with_id(scores.options, &mut ids.options, Cx::option);
    report.risks = cx.each_with_id(scores.risks, &mut ids.risks, Cx::risk);
    report.losses = cx.each_with_id(scores.losses, &mut ids.losses, Cx::loss);
    report.assumptions = cx.each_with_id(scores.assumptions, &mut ids.assumptions, Cx::assumption);
    refs::check(&report, &ids, cx.reader);
    report
}

fn currency(item: &Item<String>, reader: &mut Reader<'_>) -> Option<Currency> {
    let found = Currency::from_code(&item.value);
    if found.is_none() {
        let message = format!("`{}` is not a currency code", item.value);
        let help = Some("use the three letters of ISO 4217, such as `USD`".to_owned());
        reader.flaw(Weight::Error, Kind::Quantity, message, help, &item.path, item.span.start);
    }
    found
}

/// What building needs beside the values.
struct Cx<'r, 'a> {
    reader: &'r mut Reader<'a>,
    home: Option<Currency>,
}

impl Cx<'_, '_> {
    fn each<T, U>(&mut self, items: Vec<Item<T>>, build: fn(&mut Self, &Item<T>) -> Option<U>) -> Vec<U> {
        items.iter().filter_map(|item| build(self, item)).collect()
    }

    fn each_with_id<T, U>(
        &mut self,
        items: Vec<Item<T>>,
        ids: &mut refs::Names,
        build: fn(&mut Self, &Item<T>, &mut refs::Names) -> Option<U>,
    ) -> Vec<U> {
        items.iter().filter_map(|item| build(self, item, ids)).collect()
    }

    /// The unique id of an item: the one it gives, else one made from its name.
    fn id<T>(&mut self, item: &Item<T>, given: Option<&String>, name: &str, ids: &mut refs::Names) -> String {
        let (id, taken) = ids.claim(given.map(String::as_str), name, item.path.clone(), item.span.clone());
        if taken {
            let message = format!("the id `{}` stands twice", given.map_or("", String::as_str));
            self.flaw(item, "id", Weight::Warning, Kind::Reference, message, format!("this one is called `{id}`"));
        }
        id
    }

    /// The name without which an item cannot be shown.
    fn name<T>(&mut self, item: &Item<T>, field: &str, given: Option<&String>) -> Option<String> {
        let name = given.filter(|name| !name.trim().is_empty()).cloned();
        if name.is_none() {
            let message = format!("`{}` has no `{field}` and is left out", item.path);
            self.flaw(item, field, Weight::Error, Kind::Field, message, format!("add a `{field}`"));
        }
        name
    }

    fn flaw<T>(&mut self, item: &Item<T>, field: &str, weight: Weight, kind: Kind, message: String, help: String) {
        let at = self.reader.field_at(&item.span, field);
        self.reader.flaw(weight, kind, message, Some(help), &format!("{}.{field}", item.path), at);
    }

    fn quantity<T, Q>(&mut self, item: &Item<T>, field: &str, read: Option<Result<Q, NotRead>>) -> Option<Q> {
        match read? {
            Ok(quantity) => Some(quantity),
            Err(NotRead(message)) => {
                let help = "it is shown as it is written and left out of sums".to_owned();
                self.flaw(item, field, Weight::Warning, Kind::Quantity, message, help);
                None
            }
        }
    }

    fn money<T>(&mut self, item: &Item<T>, field: &str, figure: Option<&Figure>) -> Option<Money> {
        let home = self.home;
        self.quantity(item, field, figure.map(|figure| money(figure, home)))
    }

    fn span<T>(&mut self, item: &Item<T>, field: &str, figure: Option<&Figure>) -> Option<Span> {
        let read = |figure: &Figure| match figure {
            Figure::Text(text) => Span::parse(text),
            Figure::Number(days) => range(Some(*days), None).map(|days| Span::from_days(days, "")),
            Figure::Ends(ends) => in_unit(ends, "days").and_then(|text| Span::parse(&text)),
        };
        self.quantity(item, field, figure.map(read))
    }

    fn effort<T>(&mut self, item: &Item<T>, figure: Option<&Figure>) -> Option<Effort> {
        let read = |figure: &Figure| match figure {
            Figure::Text(text) => Effort::parse(text),
            Figure::Number(hours) => range(Some(*hours), None).map(|hours| Effort::from_hours(hours, "")),
            Figure::Ends(ends) => in_unit(ends, "hours").and_then(|text| Effort::parse(&text)),
        };
        self.quantity(item, "effort", figure.map(read))
    }

    fn moment<T>(&mut self, item: &Item<T>, field: &str, figure: Option<&Figure>) -> Option<Moment> {
        let read = |figure: &Figure| match figure {
            Figure::Text(text) => Moment::parse(text),
            Figure::Number(days) => Moment::parse(&format!("{days} days")),
            Figure::Ends(ends) => in_unit(ends, "days").and_then(|text| Moment::parse(&text)),
        };
        self.quantity(item, field, figure.map(read))
    }

    fn date(&mut self, path: &str, at: usize, wording: String) -> StatedDate {
        let date = Date::parse(&wording);
        if date.is_none() {
            let message = format!("`{wording}` is not a date");
            let help = Some("write it as `2026-02-18`".to_owned());
            self.reader.flaw(Weight::Warning, Kind::Quantity, message, help, path, at);
        }
        StatedDate { wording, date }
    }

    fn verdict(&mut self, item: &Item<wire::Verdict>) -> Option<Verdict> {
        let Some(decision) = item.value.decision.map(decision) else {
            let message = "the verdict has no `decision`".to_owned();
            self.flaw(item, "decision", Weight::Error, Kind::Field, message, "use go, conditional or no-go".to_owned());
            return None;
        };
        Some(Verdict { decision, statement: item.value.statement.clone() })
    }

    fn score(&mut self, path: &str, at: usize, score: &wire::Score) -> Option<Score> {
        let (Some(value), Some(max)) = (score.value, score.max) else {
            let help = Some("a score has a `value` and a `max`".to_owned());
            self.reader.flaw(Weight::Error, Kind::Field, "the score is not complete".to_owned(), help, path, at);
            return None;
        };
        self.on_scale(path, at, value, max)
    }

    fn on_scale(&mut self, path: &str, at: usize, value: f64, max: f64) -> Option<Score> {
        if !(max > 0.0 && max.is_finite() && value.is_finite()) {
            let help = Some("the maximum must be above zero".to_owned());
            self.reader.flaw(Weight::Error, Kind::Range, format!("`{value}` of `{max}` is no score"), help, path, at);
            return None;
        }
        if value > max || value < 0.0 {
            let help = Some(format!("the scale goes from 0 to {max}"));
            self.reader.flaw(Weight::Warning, Kind::Range, format!("`{value}` lies outside the scale"), help, path, at);
        }
        Some(Score { value, max })
    }

    fn level(&mut self, item: &Item<wire::Level>) -> Option<Level> {
        let wire::Level { name, from, to, note } = &item.value;
        let name = self.name(item, "name", name.as_ref())?;
        Some(Level { name, from: from.unwrap_or(0.0), to: *to, note: note.clone() })
    }

    fn gate(&mut self, item: &Item<wire::Gate>) -> Option<Gate> {
        let name = self.name(item, "name", item.value.name.as_ref())?;
        let Some(decision) = item.value.decision.map(decision) else {
            let message = format!("the gate `{name}` has no `decision` and is left out");
            self.flaw(item, "decision", Weight::Error, Kind::Field, message, "use go, conditional or no-go".to_owned());
            return None;
        };
        Some(Gate { name, decision, reason: item.value.reason.clone() })
    }

    fn category(&mut self, item: &Item<wire::Category>, ids: &mut refs::Names) -> Option<Category> {
        let wire = &item.value;
        let name = self.name(item, "name", wire.name.as_ref())?;
        let score = match (wire.score, wire.max) {
            (Some(value), Some(max)) => self.on_scale(&item.path, item.span.start, value, max),
            (None, _) => None,
            (Some(_), None) => {
                let message = format!("the category `{name}` has a score without a maximum");
                self.flaw(item, "score", Weight::Warning, Kind::Field, message, "add a `max`".to_owned());
                None
            }
        };
        let status = wire.status.map(status);
        Some(Category { id: self.id(item, wire.id.as_ref(), &name, ids), name, score, weight: wire.weight, status, note: wire.note.clone() })
    }

    fn finding(&mut self, item: &Item<wire::Finding>, ids: &mut refs::Names) -> Option<Finding> {
        let wire = &item.value;
        let title = self.name(item, "title", wire.title.as_ref())?;
        Some(Finding {
            id: self.id(item, wire.id.as_ref(), &title, ids),
            title,
            severity: wire.severity.map_or(Severity::Unrated, severity),
            status: wire.status.map_or(FindingStatus::Open, finding_status),
            category: wire.category.clone(),
            risk: wire.risk.clone(),
            impact: wire.impact.clone(),
            fix: wire.fix.clone(),
            effort: self.effort(item, wire.effort.as_ref()),
            cost: self.money(item, "cost", wire.cost.as_ref()),
            evidence: wire.evidence.clone(),
            group: wire.group.clone(),
        })
    }

    fn headline(&mut self, item: &Item<wire::Headline>) -> Option<Headline> {
        let wire = &item.value;
        Some(Headline {
            title: self.name(item, "title", wire.title.as_ref())?,
            cause: wire.cause.clone(),
            risk: wire.risk.clone(),
            impact: wire.impact.clone(),
            effort: self.effort(item, wire.effort.as_ref()),
            cost: self.money(item, "cost", wire.cost.as_ref()),
            findings: wire.findings.clone().unwrap_or_default(),
        })
    }

    fn point(&mut self, item: &Item<wire::Point>) -> Option<Point> {
        let wire::Point { title, detail, findings } = &item.value;
        let title = self.name(item, "title", title.as_ref())?;
        Some(Point { title, detail: detail.clone(), findings: findings.clone().unwrap_or_default() })
    }

    fn action(&mut self, item: &Item<wire::Action>, ids: &mut refs::Names) -> Option<Action> {
        let wire = &item.value;
        let title = self.name(item, "title", wire.title.as_ref())?;
        Some(Action {
            id: self.id(item, wire.id.as_ref(), &title, ids),
            title,
            effort: self.effort(item, wire.effort.as_ref()),
            cost: self.money(item, "cost", wire.cost.as_ref()),
            impact: wire.impact.clone(),
            owner: wire.owner.clone(),
            priority: wire.priority.clone(),
            phase: wire.phase.clone(),
            resolves: wire.resolves.clone().unwrap_or_default(),
        })
    }

    fn fixes(&mut self, item: Item<wire::ActionTotal>) -> ActionTotal {
        ActionTotal {
            effort: self.effort(&item, item.value.effort.as_ref()),
            cost: self.money(&item, "cost", item.value.cost.as_ref()),
            title: item.value.title,
            of: item.value.of.unwrap_or_default(),
            score_after: item.value.score_after,
        }
    }

    fn phase(&mut self, item: &Item<wire::Phase>, ids: &mut refs::Names) -> Option<Phase> {
        let wire = &item.value;
        let name = self.name(item, "name", wire.name.as_ref())?;
        Some(Phase {
            id: self.id(item, wire.id.as_ref(), &name, ids),
            name,
            duration: self.span(item, "duration", wire.duration.as_ref()),
            effort: self.effort(item, wire.effort.as_ref()),
            cost: self.money(item, "cost", wire.cost.as_ref()),
            services: self.money(item, "services", wire.services.as_ref()),
            outcome: wire.outcome.clone(),
            score_after: wire.score_after,
            opens: wire.opens.clone().unwrap_or_default(),
            after: wire.after.clone(),
        })
    }

    fn totals(&mut self, item: &Item<wire::Totals>) -> Totals {
        Totals {
            duration: self.span(item, "duration", item.value.duration.as_ref()),
            cost: self.money(item, "cost", item.value.cost.as_ref()),
            effort: self.effort(item, item.value.effort.as_ref()),
            score_after: item.value.score_after,
        }
    }

    fn option(&mut self, item: &Item<wire::LaunchOption>, ids: &mut refs::Names) -> Option<LaunchOption> {
        let wire = &item.value;
        let name = self.name(item, "name", wire.name.as_ref())?;
        let milestones = wire.milestones.iter().flatten().filter_map(|milestone| {
            let at = self.moment(item, "milestones", milestone.at.as_ref());
            Some(Milestone { at, name: milestone.name.clone()?, detail: milestone.detail.clone() })
        });
        let milestones = milestones.collect();
        Some(LaunchOption {
            id: self.id(item, wire.id.as_ref(), &name, ids),
            name,
            stance: wire.stance.map(stance),
            phases: wire.phases.clone(),
            duration: self.span(item, "duration", wire.duration.as_ref()),
            cost: self.money(item, "cost", wire.cost.as_ref()),
            outcome: wire.outcome.clone(),
            milestones,
            risks: wire.risks.clone().unwrap_or_default(),
            losses: wire.losses.clone().unwrap_or_default(),
        })
    }

    fn risk(&mut self, item: &Item<wire::Risk>, ids: &mut refs::Names) -> Option<Risk> {
        let wire = &item.value;
        let title = self.name(item, "title", wire.title.as_ref())?;
        let likelihood = wire.likelihood.filter(|likelihood| (0.0..=1.0).contains(likelihood));
        if let (Some(given), None) = (wire.likelihood, likelihood) {
            let message = format!("`{given}` is no likelihood");
            self.flaw(item, "likelihood", Weight::Error, Kind::Range, message, "it lies between 0 and 1".to_owned());
        }
        Some(Risk {
            id: self.id(item, wire.id.as_ref(), &title, ids),
            title,
            when: self.moment(item, "when", wire.when.as_ref()),
            trigger: wire.trigger.clone(),
            consequence: wire.consequence.clone(),
            reason: wire.reason.clone(),
            severity: wire.severity.map(severity),
            likelihood,
            loss: wire.loss.clone(),
            closed_by: wire.closed_by.clone().unwrap_or_default(),
        })
    }

    fn loss(&mut self, item: &Item<wire::Loss>, ids: &mut refs::Names) -> Option<Loss> {
        let wire = &item.value;
        let title = self.name(item, "title", wire.title.as_ref())?;
        Some(Loss {
            id: self.id(item, wire.id.as_ref(), &title, ids),
            title,
            amount: self.money(item, "amount", wire.amount.as_ref()),
            detail: wire.detail.clone(),
            per: wire.per.clone(),
            times: wire.times.clone(),
        })
    }

    fn assumption(&mut self, item: &Item<wire::Assumption>, ids: &mut refs::Names) -> Option<Assumption> {
        let wire = &item.value;
        let name = self.name(item, "name", wire.name.as_ref())?;
        let id = self.id(item, wire.id.as_ref(), &name, ids);
        Some(Assumption { id, name, unit: wire.unit.clone(), value: wire.value, low: wire.low, high: wire.high })
    }

    fn milepost(&mut self, item: &Item<wire::Milepost>) -> Option<Milepost> {
        let date_at = self.reader.field_at(&item.span, "date");
        let path = format!("{}.date", item.path);
        let date = item.value.date.clone().map(|wording| self.date(&path, date_at, wording));
        let score_at = self.reader.field_at(&item.span, "score");
        let score = item.value.score.as_ref().and_then(|score| self.score(&format!("{}.score", item.path), score_at, score));
        Some(Milepost { date, score, href: item.value.href.clone() })
    }

    fn link(&mut self, item: &Item<wire::Link>) -> Option<Link> {
        let title = self.name(item, "title", item.value.title.as_ref())?;
        Some(Link { title, href: item.value.href.clone(), detail: item.value.detail.clone() })
    }
}

fn next_steps(wire: wire::NextSteps) -> NextSteps {
    NextSteps { option: wire.option, when: wire.when, items: wire.items.unwrap_or_default() }
}

fn money(figure: &Figure, home: Option<Currency>) -> Result<Money, NotRead> {
    match figure {
        Figure::Text(text) => Money::parse(text, home),
        Figure::Number(value) => {
            let amount = Amount { currency: home.unwrap_or(Currency::UNSTATED), range: range(Some(*value), None)?, per: Per::Once };
            Ok(Money::from_amount(amount, ""))
        }
        Figure::Ends(ends) => {
            let currency = match &ends.currency {
                Some(code) => Currency::from_code(code).ok_or_else(|| NotRead(format!("`{code}` is not a currency code")))?,
                None => home.unwrap_or(Currency::UNSTATED),
            };
            let per = match ends.per.as_deref() {
                None | Some("" | "once") => Per::Once,
                Some("month" | "mo") => Per::Month,
                Some(each) => Per::Each(each.to_owned()),
            };
            Ok(Money::from_amount(Amount { currency, range: range(ends.low, ends.high)?, per }, ""))
        }
    }
}

fn range(low: Option<f64>, high: Option<f64>) -> Result<Range, NotRead> {
    let (Some(one), Some(other)) = (low.or(high), high.or(low)) else {
        return Err(NotRead("a quantity without `low` and `high` says nothing".to_owned()));
    };
    if one < 0.0 || other < 0.0 {
        return Err(NotRead(format!("`{}` is negative", one.min(other))));
    }
    Range::new(one, other).ok_or_else(|| NotRead("the number is too large".to_owned()))
}

/// Both ends as a person would write them, so that one grammar knows the units.
fn in_unit(ends: &Ends, unit: &str) -> Result<String, NotRead> {
    let range = range(ends.low, ends.high)?;
    Ok(format!("{}-{} {}", range.low(), range.high(), ends.unit.as_deref().unwrap_or(unit)))
}

fn decision(wire: wire::Decision) -> Decision {
    match wire {
        wire::Decision::Go => Decision::Go,
        wire::Decision::Conditional => Decision::Conditional,
        wire::Decision::NoGo => Decision::NoGo,
    }
}

fn status(wire: wire::Status) -> Status {
    match wire {
        wire::Status::Good => Status::Good,
        wire::Status::Middle => Status::Middle,
        wire::Status::Bad => Status::Bad,
        wire::Status::Pending => Status::Pending,
    }
}

fn severity(wire: wire::Severity) -> Severity {
    match wire {
        wire::Severity::Critical => Severity::Critical,
        wire::Severity::High => Severity::High,
        wire::Severity::Medium => Severity::Medium,
        wire::Severity::Low => Severity::Low,
        wire::Severity::Unrated => Severity::Unrated,
    }
}

fn finding_status(wire: wire::FindingStatus) -> FindingStatus {
    match wire {
        wire::FindingStatus::Open => FindingStatus::Open,
        wire::FindingStatus::Fixed => FindingStatus::Fixed,
        wire::FindingStatus::Accepted => FindingStatus::Accepted,
    }
}

fn stance(wire: wire::Stance) -> Stance {
    match wire {
        wire::Stance::Recommended => Stance::Recommended,
        wire::Stance::NotRecommended => Stance::NotRecommended,
        wire::Stance::Discouraged => Stance::Discouraged,
    }
}
