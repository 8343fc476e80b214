//! A report as JSON, in the shape of `scores.json`, with the lines that its values were read from.

use super::json_out::Json;
use crate::model::{
    Action, Category, Decision, Finding, FindingStatus, Gate, LaunchOption, Level, Phase, Point, Report, Risk, Score,
    Severity, Stance, Status,
};
use crate::quantity::{Effort, Money, Per, Range, Span};

/// How a report is printed.
pub struct Printing<'a> {
    /// The 1-based line that an item of a list was read from: the name of the list, and the index in it.
    pub line: &'a dyn Fn(&str, usize) -> Option<usize>,
    /// Whether quantities stand beside their wordings as numbers (`days`, `hours`, `amount`): `scores.json` has no room
    /// for these.
    pub quantities: bool,
}

/// The fields of an object; what is not there is left out.
struct Fields(Vec<(&'static str, Json)>);

impl Fields {
    fn new() -> Self {
        Self(Vec::new())
    }

    fn put(mut self, name: &'static str, value: Option<Json>) -> Self {
        self.0.extend(value.map(|value| (name, value)));
        self
    }

    fn text(self, name: &'static str, text: Option<&str>) -> Self {
        self.put(name, text.map(|text| Json::Text(text.to_owned())))
    }

    fn number(self, name: &'static str, number: Option<f64>) -> Self {
        self.put(name, number.map(Json::Number))
    }

    fn texts(self, name: &'static str, texts: &[String]) -> Self {
        let list = texts.iter().map(|text| Json::Text(text.clone())).collect();
        self.put(name, (!texts.is_empty()).then_some(Json::List(list)))
    }

    fn object(self) -> Json {
        Json::Object(self.0)
    }
}

fn list<T>(items: &[T], print: impl Fn(usize, &T) -> Json) -> Option<Json> {
    (!items.is_empty()).then(|| Json::List(items.iter().enumerate().map(|(at, item)| print(at, item)).collect()))
}

/// A report as `scores.json`, with the lines that its values were read from.
pub fn print(of: &Report, line: &dyn Fn(&str, usize) -> Option<usize>) -> String {
    let mut fields = vec![("format", Json::Number(1.0))];
    fields.extend(report(of, &Printing { line, quantities: false }));
    Json::Object(fields).pretty() + "\n"
}

/// The fields of a report.
pub fn report(report: &Report, printing: &Printing<'_>) -> Vec<(&'static str, Json)> {
    let p = printing;
    Fields::new()
        .text("title", report.title.as_deref())
        .text("subject", report.subject.as_deref())
        .text(
            "date",
            report.date.as_ref().map(|date| date.date.map_or(date.wording.clone(), |day| day.to_string())).as_deref(),
        )
        .text("assessor", report.assessor.as_deref())
        .text("revision", report.revision.as_deref())
        .text("classification", report.classification.as_deref())
        .text("currency", report.currency.as_ref().and_then(|currency| currency.code()))
        .put(
            "verdict",
            report.verdict.as_ref().map(|verdict| {
                let fields = Fields::new()
                    .text("decision", Some(decision(verdict.decision)))
                    .text("statement", verdict.statement.as_deref());
                p.sourced(fields, "verdict", 0)
            }),
        )
        .put("score", report.score.map(|score| p.sourced(scale(score), "score", 0)))
        .put("levels", list(&report.levels, |at, item| p.level(item, "levels", at)))
        .put("comparisons", list(&report.comparisons, |at, item| p.level(item, "comparisons", at)))
        .put("gates", list(&report.gates, |at, item| p.gate(item, at)))
        .put("categories", list(&report.categories, |at, item| p.category(item, at)))
        .put("findings", list(&report.findings, |at, item| p.finding(item, at)))
        .put(
            "biggest_risks",
            list(&report.biggest_risks, |at, item| {
                let fields = Fields::new()
                    .text("title", Some(&item.title))
                    .text("cause", item.cause.as_deref())
                    .text("risk", item.risk.as_deref());
                let fields = p.effort(fields.text("impact", item.impact.as_deref()), item.effort.as_ref());
                p.sourced(
                    p.money(fields, "cost", item.cost.as_ref()).texts("findings", &item.findings),
                    "biggest_risks",
                    at,
                )
            }),
        )
        .put("strengths", list(&report.strengths, |at, item| p.point(item, "strengths", at)))
        .put("gaps", list(&report.gaps, |at, item| p.point(item, "gaps", at)))
        .put("actions", list(&report.actions, |at, item| p.action(item, at)))
        .put(
            "fixes",
            report.fixes.as_ref().map(|fixes| {
                let fields = p.effort(
                    Fields::new().text("title", fixes.title.as_deref()).texts("of", &fixes.of),
                    fixes.effort.as_ref(),
                );
                p.sourced(
                    p.money(fields, "cost", fixes.cost.as_ref()).number("score_after", fixes.score_after),
                    "fixes",
                    0,
                )
            }),
        )
        .put("phases", list(&report.phases, |at, item| p.phase(item, at)))
        .put(
            "totals",
            report.totals.as_ref().map(|totals| {
                let fields = p.span(Fields::new(), totals.duration.as_ref());
                let fields = p.effort(p.money(fields, "cost", totals.cost.as_ref()), totals.effort.as_ref());
                p.sourced(fields.number("score_after", totals.score_after), "totals", 0)
            }),
        )
        .put("options", list(&report.options, |at, item| p.option(item, at)))
        .put("risks", list(&report.risks, |at, item| p.risk(item, at)))
        .put(
            "losses",
            list(&report.losses, |at, item| {
                let fields = Fields::new().text("id", Some(&item.id)).text("title", Some(&item.title));
                let fields = p.money(fields, "amount", item.amount.as_ref()).text("detail", item.detail.as_deref());
                p.sourced(fields.text("per", item.per.as_deref()).text("times", item.times.as_deref()), "losses", at)
            }),
        )
        .put(
            "assumptions",
            list(&report.assumptions, |_, item| {
                Fields::new()
                    .text("id", Some(&item.id))
                    .text("name", Some(&item.name))
                    .text("unit", item.unit.as_deref())
                    .number("value", item.value)
                    .number("low", item.low)
                    .number("high", item.high)
                    .object()
            }),
        )
        .texts("questions", &report.questions)
        .put(
            "next_steps",
            list(&report.next_steps, |at, item| {
                let fields = Fields::new().text("option", item.option.as_deref()).text("when", item.when.as_deref());
                p.sourced(fields.texts("items", &item.items), "next_steps", at)
            }),
        )
        .put(
            "history",
            list(&report.history, |_, item| {
                let date = item.date.as_ref().map(|date| date.wording.as_str());
                let score = item.score.map(|score| scale(score).object());
                Fields::new().text("date", date).put("score", score).text("href", item.href.as_deref()).object()
            }),
        )
        .put(
            "contact",
            report.contact.as_ref().map(|contact| {
                Fields::new().text("name", contact.name.as_deref()).text("email", contact.email.as_deref()).object()
            }),
        )
        .put(
            "links",
            list(&report.links, |_, item| {
                let fields = Fields::new().text("title", Some(&item.title)).text("href", item.href.as_deref());
                fields.text("detail", item.detail.as_deref()).object()
            }),
        )
        .0
}

fn scale(score: Score) -> Fields {
    Fields::new().number("value", Some(score.value)).number("max", Some(score.max))
}

impl Printing<'_> {
    fn sourced(&self, fields: Fields, list: &str, index: usize) -> Json {
        let line = (self.line)(list, index).map(source);
        fields.put("source", line).object()
    }

    fn point(&self, point: &Point, list: &str, at: usize) -> Json {
        let fields = Fields::new().text("title", Some(&point.title)).text("detail", point.detail.as_deref());
        self.sourced(fields.texts("findings", &point.findings), list, at)
    }

    fn level(&self, level: &Level, list: &str, at: usize) -> Json {
        let fields =
            Fields::new().text("name", Some(&level.name)).number("from", Some(level.from)).number("to", level.to);
        self.sourced(fields.text("note", level.note.as_deref()), list, at)
    }

    fn gate(&self, gate: &Gate, at: usize) -> Json {
        let fields = Fields::new().text("name", Some(&gate.name)).text("decision", Some(decision(gate.decision)));
        self.sourced(fields.text("reason", gate.reason.as_deref()), "gates", at)
    }

    fn category(&self, category: &Category, at: usize) -> Json {
        let status = category.status.map(|status| match status {
            Status::Good => "good",
            Status::Middle => "middle",
            Status::Bad => "bad",
            Status::Pending => "pending",
        });
        let fields = Fields::new().text("id", Some(&category.id)).text("name", Some(&category.name));
        let fields = fields.number("score", category.score.map(|score| score.value));
        let fields = fields.number("max", category.score.map(|score| score.max)).number("weight", category.weight);
        self.sourced(fields.text("status", status).text("note", category.note.as_deref()), "categories", at)
    }

    fn finding(&self, finding: &Finding, at: usize) -> Json {
        let status = match finding.status {
            FindingStatus::Open => "open",
            FindingStatus::Fixed => "fixed",
            FindingStatus::Accepted => "accepted",
        };
        let fields = Fields::new().text("id", Some(&finding.id)).text("title", Some(&finding.title));
        let fields = fields.text("severity", Some(finding.severity.word())).text("status", Some(status));
        let fields = fields.text("category", finding.category.as_deref()).text("risk", finding.risk.as_deref());
        let fields = fields.text("impact", finding.impact.as_deref()).text("fix", finding.fix.as_deref());
        let fields = self.money(self.effort(fields, finding.effort.as_ref()), "cost", finding.cost.as_ref());
        self.sourced(
            fields.text("evidence", finding.evidence.as_deref()).text("group", finding.group.as_deref()),
            "findings",
            at,
        )
    }

    fn action(&self, action: &Action, at: usize) -> Json {
        let fields = Fields::new().text("id", Some(&action.id)).text("title", Some(&action.title));
        let fields = self.money(self.effort(fields, action.effort.as_ref()), "cost", action.cost.as_ref());
        let fields = fields.text("impact", action.impact.as_deref()).text("owner", action.owner.as_deref());
        let fields = fields.text("priority", action.priority.as_deref()).text("phase", action.phase.as_deref());
        self.sourced(fields.texts("resolves", &action.resolves), "actions", at)
    }

    fn phase(&self, phase: &Phase, at: usize) -> Json {
        let fields = Fields::new().text("id", Some(&phase.id)).text("name", Some(&phase.name));
        let fields = self.effort(self.span(fields, phase.duration.as_ref()), phase.effort.as_ref());
        let fields = self.money(fields, "cost", phase.cost.as_ref());
        let fields = fields.text("services", phase.services.as_ref().map(Money::wording));
        let fields = fields.text("outcome", phase.outcome.as_deref()).number("score_after", phase.score_after);
        let after = phase.after.as_ref().map(|after| Json::List(after.iter().cloned().map(Json::Text).collect()));
        self.sourced(fields.texts("opens", &phase.opens).put("after", after), "phases", at)
    }

    fn option(&self, option: &LaunchOption, at: usize) -> Json {
        let stance = option.stance.map(|stance| match stance {
            Stance::Recommended => "recommended",
            Stance::NotRecommended => "not-recommended",
            Stance::Discouraged => "discouraged",
        });
        let fields = Fields::new().text("id", Some(&option.id)).text("name", Some(&option.name)).text("stance", stance);
        let phases = option.phases.as_ref().map(|phases| Json::List(phases.iter().cloned().map(Json::Text).collect()));
        let fields = self.span(fields.put("phases", phases), option.duration.as_ref());
        let fields = self.money(fields, "cost", option.cost.as_ref()).text("outcome", option.outcome.as_deref());
        let milestones = list(&option.milestones, |_, milestone| {
            let at = milestone.at.as_ref().map(|at| at.wording().to_owned());
            let fields = Fields::new().text("at", at.as_deref()).text("name", Some(&milestone.name));
            fields.text("detail", milestone.detail.as_deref()).object()
        });
        let fields = fields.put("milestones", milestones).texts("risks", &option.risks).texts("losses", &option.losses);
        self.sourced(fields, "options", at)
    }

    fn risk(&self, risk: &Risk, at: usize) -> Json {
        let when = risk.when.as_ref().map(|when| when.wording().to_owned());
        let fields =
            Fields::new().text("id", Some(&risk.id)).text("title", Some(&risk.title)).text("when", when.as_deref());
        let fields = fields.text("trigger", risk.trigger.as_deref()).text("consequence", risk.consequence.as_deref());
        let fields = fields.text("reason", risk.reason.as_deref()).text("severity", risk.severity.map(Severity::word));
        let fields = fields.number("likelihood", risk.likelihood).text("loss", risk.loss.as_deref());
        self.sourced(fields.texts("closed_by", &risk.closed_by), "risks", at)
    }

    fn span(&self, fields: Fields, span: Option<&Span>) -> Fields {
        let fields = fields.text("duration", span.map(Span::wording));
        fields.put("days", span.filter(|_| self.quantities).map(|span| ends(span.days())))
    }

    fn effort(&self, fields: Fields, effort: Option<&Effort>) -> Fields {
        let fields = fields.text("effort", effort.map(Effort::wording));
        fields.put("hours", effort.filter(|_| self.quantities).map(|effort| ends(effort.hours())))
    }

    fn money(&self, fields: Fields, name: &'static str, money: Option<&Money>) -> Fields {
        let fields = fields.text(name, money.map(Money::wording));
        // The amount of a loss is called so itself.
        let amount = money.filter(|_| self.quantities && name == "cost").map(amount);
        fields.put("amount", amount)
    }
}

/// `{"line": n}`
pub fn source(line: usize) -> Json {
    #[expect(clippy::cast_precision_loss, reason = "a line of a text")]
    Json::Object(vec![("line", Json::Number(line as f64))])
}

fn ends(range: Range) -> Json {
    Json::List(vec![Json::Number(range.low()), Json::Number(range.high())])
}

/// The sum of the main currency and, where no one-off money stands in it, its monthly part.
fn amount(money: &Money) -> Json {
    if let Some(amount) = money.amount() {
        let per = match &amount.per {
            Per::Once => None,
            Per::Month => Some("month".to_owned()),
            Per::Each(what) => Some(what.clone()),
        };
        return parts(amount.range, amount.currency.code(), per.as_deref());
    }
    let first = money.parts().iter().find(|part| part.amount.per == Per::Once).or(money.parts().first());
    let Some(first) = first.map(|part| &part.amount) else { return Json::Null };
    let alike = money
        .parts()
        .iter()
        .map(|part| &part.amount)
        .filter(|part| part.currency == first.currency && part.per == first.per);
    let range = alike.map(|part| part.range).reduce(|sum, next| sum + next).unwrap_or(first.range);
    parts(range, first.currency.code(), None)
}

fn parts(range: Range, currency: Option<&str>, per: Option<&str>) -> Json {
    let text = |text: Option<&str>| text.map_or(Json::Null, |text| Json::Text(text.to_owned()));
    Json::Object(vec![
        ("low", Json::Number(range.low())),
        ("high", Json::Number(range.high())),
        ("currency", text(currency)),
        ("per", text(per)),
    ])
}

fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Go => "go",
        Decision::Conditional => "conditional",
        Decision::NoGo => "no-go",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scores::read;

    #[test]
    fn what_is_written_as_scores_says_the_same_when_it_is_read() {
        for example in [
            include_str!("../../../../examples/harmoniq/scores.json"),
            include_str!("../../../../examples/minimal/scores.json"),
        ] {
            let report = read(example).report;
            let written = print(&report, &|_, _| None);
            let read = read(&written);
            assert_eq!(read.diagnostics, []);
            assert!(read.report == report, "{written}");
        }
    }
}
