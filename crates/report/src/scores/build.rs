//! From fields to the model: quantities are parsed, ids made unique, ranges checked.

use super::fields::Fields;
use super::refs::{self, Ids, Names};
use super::{Ends, FORMAT, Figure};
use crate::date::Date;
use crate::diagnostic::{Kind, Severity as Weight};
use crate::figure::plain;
use crate::model::*;
use crate::quantity::{Amount, Currency, Effort, Moment, Money, NotRead, Per, Range, Span};

const DECISIONS: [(&str, Decision); 3] =
    [("go", Decision::Go), ("conditional", Decision::Conditional), ("no-go", Decision::NoGo)];
const STATUSES: [(&str, Status); 4] =
    [("good", Status::Good), ("middle", Status::Middle), ("bad", Status::Bad), ("pending", Status::Pending)];
const SEVERITIES: [(&str, Severity); 5] = [
    ("critical", Severity::Critical),
    ("high", Severity::High),
    ("medium", Severity::Medium),
    ("low", Severity::Low),
    ("unrated", Severity::Unrated),
];
const FINDING_STATUSES: [(&str, FindingStatus); 3] =
    [("open", FindingStatus::Open), ("fixed", FindingStatus::Fixed), ("accepted", FindingStatus::Accepted)];
const STANCES: [(&str, Stance); 3] = [
    ("recommended", Stance::Recommended),
    ("not-recommended", Stance::NotRecommended),
    ("discouraged", Stance::Discouraged),
];

/// The report that a document describes.
pub(super) fn report(f: &mut Fields<'_, '_>) -> Report {
    f.text("$schema");
    check_format(f);
    f.reader.home.set(currency(f));
    let mut ids = Ids::default();
    let report = Report {
        title: f.text("title"),
        subject: f.text("subject"),
        date: date(f),
        assessor: f.text("assessor"),
        revision: f.text("revision"),
        classification: f.text("classification"),
        currency: f.reader.home.get(),
        verdict: object(f, "verdict", verdict).flatten(),
        score: object(f, "score", score).flatten(),
        levels: f.list("levels", level),
        comparisons: f.list("comparisons", level),
        gates: f.list("gates", gate),
        categories: f.list("categories", |f| category(f, &mut ids.categories)),
        findings: f.list("findings", |f| finding(f, &mut ids.findings)),
        biggest_risks: f.list("biggest_risks", headline),
        strengths: f.list("strengths", point),
        gaps: f.list("gaps", point),
        actions: f.list("actions", |f| action(f, &mut ids.actions)),
        fixes: object(f, "fixes", fixes),
        phases: f.list("phases", |f| phase(f, &mut ids.phases)),
        totals: object(f, "totals", totals),
        options: f.list("options", |f| option(f, &mut ids.options)),
        risks: f.list("risks", |f| risk(f, &mut ids.risks)),
        losses: f.list("losses", |f| loss(f, &mut ids.losses)),
        assumptions: f.list("assumptions", |f| assumption(f, &mut ids.assumptions)),
        questions: f.texts("questions").unwrap_or_default(),
        next_steps: f.list("next_steps", next_steps),
        history: f.list("history", milepost),
        contact: object(f, "contact", contact),
        links: f.list("links", link),
    };
    refs::check(&report, &ids, f.reader);
    report
}

fn check_format(f: &mut Fields<'_, '_>) {
    #[expect(clippy::cast_precision_loss, reason = "a small number")]
    let known = FORMAT as f64;
    match f.number("format") {
        Some(format) if format == known => {}
        Some(format) => {
            let message = format!("`{}` is not a known format", plain(format, 6));
            f.flaw("format", Weight::Error, Kind::Range, message, &format!("this version reads format {FORMAT}"));
        }
        None => {
            let message = "the field `format` is missing".to_owned();
            f.flaw("format", Weight::Warning, Kind::Field, message, &format!("add \"format\": {FORMAT}"));
        }
    }
}

fn object<T>(f: &mut Fields<'_, '_>, field: &'static str, build: fn(&mut Fields<'_, '_>) -> T) -> Option<T> {
    let mut object = f.object(field)?;
    let built = build(&mut object);
    object.skip_source();
    object.finish();
    Some(built)
}

fn currency(f: &mut Fields<'_, '_>) -> Option<Currency> {
    let code = f.text("currency")?;
    let found = Currency::from_code(&code);
    if found.is_none() {
        let message = format!("`{code}` is not a currency code");
        f.flaw("currency", Weight::Error, Kind::Quantity, message, "use the three letters of ISO 4217, such as `USD`");
    }
    found
}

fn date(f: &mut Fields<'_, '_>) -> Option<StatedDate> {
    let wording = f.text("date")?;
    let date = Date::parse(&wording);
    if date.is_none() {
        let message = format!("`{wording}` is not a date");
        f.flaw("date", Weight::Warning, Kind::Quantity, message, "write it as `2026-02-18`");
    }
    Some(StatedDate { wording, date })
}

fn verdict(f: &mut Fields<'_, '_>) -> Option<Verdict> {
    let (decision, statement) = (f.choice("decision", &DECISIONS), f.text("statement"));
    if decision.is_none() {
        let message = "the verdict has no `decision`".to_owned();
        f.flaw("decision", Weight::Error, Kind::Field, message, "use go, conditional or no-go");
    }
    Some(Verdict { decision: decision?, statement })
}

fn score(f: &mut Fields<'_, '_>) -> Option<Score> {
    let (value, max) = (f.number("value"), f.number("max"));
    let (Some(value), Some(max)) = (value, max) else {
        let (message, help) =
            ("the score is not complete".to_owned(), Some("a score has a `value` and a `max`".to_owned()));
        f.reader.flaw(Weight::Error, Kind::Field, message, help, &f.path, f.span.start);
        return None;
    };
    on_scale(f, value, max)
}

fn on_scale(f: &Fields<'_, '_>, value: f64, max: f64) -> Option<Score> {
    let flaw = |weight, message: String, help: String| {
        f.reader.flaw(weight, Kind::Range, message, Some(help), &f.path, f.span.start);
    };
    if !(max > 0.0 && max.is_finite() && value.is_finite()) {
        flaw(
            Weight::Error,
            format!("`{}` of `{}` is no score", plain(value, 6), plain(max, 6)),
            "the maximum must be above zero".to_owned(),
        );
        return None;
    }
    if value > max || value < 0.0 {
        flaw(
            Weight::Warning,
            format!("`{}` lies outside the scale", plain(value, 6)),
            format!("the scale goes from 0 to {}", plain(max, 6)),
        );
    }
    Some(Score { value, max })
}

fn level(f: &mut Fields<'_, '_>) -> Option<Level> {
    let (name, from) = (f.name("name"), f.number("from").unwrap_or(0.0));
    let (to, note) = (f.number("to"), f.text("note"));
    Some(Level { name: name?, from, to, note })
}

fn gate(f: &mut Fields<'_, '_>) -> Option<Gate> {
    let (name, decision, reason) = (f.name("name"), f.choice("decision", &DECISIONS), f.text("reason"));
    let name = name?;
    if decision.is_none() {
        let message = format!("the gate `{name}` has no `decision` and is left out");
        f.flaw("decision", Weight::Error, Kind::Field, message, "use go, conditional or no-go");
    }
    Some(Gate { name, decision: decision?, reason })
}

fn category(f: &mut Fields<'_, '_>, ids: &mut Names) -> Option<Category> {
    let (name, value, max) = (f.name("name"), f.number("score"), f.number("max"));
    let (weight, status, note) = (f.number("weight"), f.choice("status", &STATUSES), f.text("note"));
    let id = f.text("id");
    let name = name?;
    let score = match (value, max) {
        (Some(value), Some(max)) => on_scale(f, value, max),
        (None, _) => None,
        (Some(_), None) => {
            let message = format!("the category `{name}` has a score without a maximum");
            f.flaw("score", Weight::Warning, Kind::Field, message, "add a `max`");
            None
        }
    };
    Some(Category { id: claim(f, id, &name, ids), name, score, weight, status, note })
}

fn finding(f: &mut Fields<'_, '_>, ids: &mut Names) -> Option<Finding> {
    let (id, title) = (f.text("id"), f.name("title"));
    let mut finding = Finding {
        id: String::new(),
        title: String::new(),
        severity: f.choice("severity", &SEVERITIES).unwrap_or(Severity::Unrated),
        status: f.choice("status", &FINDING_STATUSES).unwrap_or(FindingStatus::Open),
        category: f.text("category"),
        risk: f.text("risk"),
        impact: f.text("impact"),
        fix: f.text("fix"),
        effort: effort(f),
        cost: money(f, "cost"),
        evidence: f.text("evidence"),
        group: f.text("group"),
    };
    finding.title = title?;
    finding.id = claim(f, id, &finding.title, ids);
    Some(finding)
}

fn headline(f: &mut Fields<'_, '_>) -> Option<Headline> {
    let title = f.name("title");
    let (cause, risk, impact) = (f.text("cause"), f.text("risk"), f.text("impact"));
    let (effort, cost, findings) = (effort(f), money(f, "cost"), f.texts("findings").unwrap_or_default());
    Some(Headline { title: title?, cause, risk, impact, effort, cost, findings })
}

fn point(f: &mut Fields<'_, '_>) -> Option<Point> {
    let (title, detail, findings) = (f.name("title"), f.text("detail"), f.texts("findings").unwrap_or_default());
    Some(Point { title: title?, detail, findings })
}

fn action(f: &mut Fields<'_, '_>, ids: &mut Names) -> Option<Action> {
    let (id, title) = (f.text("id"), f.name("title"));
    let mut action = Action {
        id: String::new(),
        title: String::new(),
        effort: effort(f),
        cost: money(f, "cost"),
        impact: f.text("impact"),
        owner: f.text("owner"),
        priority: f.text("priority"),
        phase: f.text("phase"),
        resolves: f.texts("resolves").unwrap_or_default(),
    };
    action.title = title?;
    action.id = claim(f, id, &action.title, ids);
    Some(action)
}

fn fixes(f: &mut Fields<'_, '_>) -> ActionTotal {
    let (title, of) = (f.text("title"), f.texts("of").unwrap_or_default());
    ActionTotal { title, of, effort: effort(f), cost: money(f, "cost"), score_after: f.number("score_after") }
}

fn phase(f: &mut Fields<'_, '_>, ids: &mut Names) -> Option<Phase> {
    let (id, name) = (f.text("id"), f.name("name"));
    let mut phase = Phase {
        id: String::new(),
        name: String::new(),
        duration: span(f, "duration"),
        effort: effort(f),
        cost: money(f, "cost"),
        services: money(f, "services"),
        outcome: f.text("outcome"),
        score_after: f.number("score_after"),
        opens: f.texts("opens").unwrap_or_default(),
        after: f.texts("after"),
    };
    phase.name = name?;
    phase.id = claim(f, id, &phase.name, ids);
    Some(phase)
}

fn totals(f: &mut Fields<'_, '_>) -> Totals {
    Totals {
        duration: span(f, "duration"),
        cost: money(f, "cost"),
        effort: effort(f),
        score_after: f.number("score_after"),
    }
}

fn option(f: &mut Fields<'_, '_>, ids: &mut Names) -> Option<LaunchOption> {
    let (id, name) = (f.text("id"), f.name("name"));
    let mut option = LaunchOption {
        id: String::new(),
        name: String::new(),
        stance: f.choice("stance", &STANCES),
        phases: f.texts("phases"),
        duration: span(f, "duration"),
        cost: money(f, "cost"),
        outcome: f.text("outcome"),
        milestones: f.list("milestones", milestone),
        risks: f.texts("risks").unwrap_or_default(),
        losses: f.texts("losses").unwrap_or_default(),
    };
    option.name = name?;
    option.id = claim(f, id, &option.name, ids);
    Some(option)
}

fn milestone(f: &mut Fields<'_, '_>) -> Option<Milestone> {
    let (at, name, detail) = (moment(f, "at"), f.name("name"), f.text("detail"));
    Some(Milestone { at, name: name?, detail })
}

fn risk(f: &mut Fields<'_, '_>, ids: &mut Names) -> Option<Risk> {
    let (id, title, given) = (f.text("id"), f.name("title"), f.number("likelihood"));
    let likelihood = given.filter(|likelihood| (0.0..=1.0).contains(likelihood));
    if let (Some(given), None) = (given, likelihood) {
        let message = format!("`{}` is no likelihood", plain(given, 6));
        f.flaw("likelihood", Weight::Error, Kind::Range, message, "it lies between 0 and 1");
    }
    let mut risk = Risk {
        id: String::new(),
        title: String::new(),
        when: moment(f, "when"),
        trigger: f.text("trigger"),
        consequence: f.text("consequence"),
        reason: f.text("reason"),
        severity: f.choice("severity", &SEVERITIES),
        likelihood,
        loss: f.text("loss"),
        closed_by: f.texts("closed_by").unwrap_or_default(),
    };
    risk.title = title?;
    risk.id = claim(f, id, &risk.title, ids);
    Some(risk)
}

fn loss(f: &mut Fields<'_, '_>, ids: &mut Names) -> Option<Loss> {
    let (id, title, amount) = (f.text("id"), f.name("title"), money(f, "amount"));
    let (detail, per, times) = (f.text("detail"), f.text("per"), f.text("times"));
    let title = title?;
    Some(Loss { id: claim(f, id, &title, ids), title, amount, detail, per, times })
}

fn assumption(f: &mut Fields<'_, '_>, ids: &mut Names) -> Option<Assumption> {
    let (id, name, unit) = (f.text("id"), f.name("name"), f.text("unit"));
    let (value, low, high) = (f.number("value"), f.number("low"), f.number("high"));
    let name = name?;
    Some(Assumption { id: claim(f, id, &name, ids), name, unit, value, low, high })
}

fn next_steps(f: &mut Fields<'_, '_>) -> Option<NextSteps> {
    let (option, when, items) = (f.text("option"), f.text("when"), f.texts("items").unwrap_or_default());
    Some(NextSteps { option, when, items })
}

fn milepost(f: &mut Fields<'_, '_>) -> Option<Milepost> {
    Some(Milepost { date: date(f), score: object(f, "score", score).flatten(), href: f.text("href") })
}

fn contact(f: &mut Fields<'_, '_>) -> Contact {
    Contact { name: f.text("name"), email: f.text("email") }
}

fn link(f: &mut Fields<'_, '_>) -> Option<Link> {
    let (title, href, detail) = (f.name("title"), f.text("href"), f.text("detail"));
    Some(Link { title: title?, href, detail })
}

/// The unique id of an item: the one it gives, else one made from its name.
fn claim(f: &Fields<'_, '_>, given: Option<String>, name: &str, ids: &mut Names) -> String {
    let (id, taken) = ids.claim(given.as_deref(), name, f.path.clone(), f.span.clone());
    if taken {
        let message = format!("the id `{}` stands twice", given.unwrap_or_default());
        f.flaw("id", Weight::Warning, Kind::Reference, message, &format!("this one is called `{id}`"));
    }
    id
}

/// A quantity that was read, or none with a report.
fn known<Q>(f: &Fields<'_, '_>, field: &str, read: Result<Q, NotRead>) -> Option<Q> {
    match read {
        Ok(quantity) => Some(quantity),
        Err(NotRead(message)) => {
            f.flaw(
                field,
                Weight::Warning,
                Kind::Quantity,
                message,
                "it is left out of sums; the text of the audit keeps it",
            );
            None
        }
    }
}

fn money(f: &mut Fields<'_, '_>, field: &'static str) -> Option<Money> {
    let figure = f.figure(field)?;
    let home = f.reader.home.get();
    known(f, field, money_of(&figure, home))
}

fn span(f: &mut Fields<'_, '_>, field: &'static str) -> Option<Span> {
    let read = match f.figure(field)? {
        Figure::Text(text) => Span::parse(&text),
        Figure::Number(days) => range(Some(days), None).map(|days| Span::from_days(days, "")),
        Figure::Ends(ends) => in_unit(&ends, "days").and_then(|text| Span::parse(&text)),
    };
    known(f, field, read)
}

fn effort(f: &mut Fields<'_, '_>) -> Option<Effort> {
    let read = match f.figure("effort")? {
        Figure::Text(text) => Effort::parse(&text),
        Figure::Number(hours) => range(Some(hours), None).map(|hours| Effort::from_hours(hours, "")),
        Figure::Ends(ends) => in_unit(&ends, "hours").and_then(|text| Effort::parse(&text)),
    };
    known(f, "effort", read)
}

fn moment(f: &mut Fields<'_, '_>, field: &'static str) -> Option<Moment> {
    let read = match f.figure(field)? {
        Figure::Text(text) => Moment::parse(&text),
        Figure::Number(days) => Moment::parse(&format!("{} days", plain(days, 6))),
        Figure::Ends(ends) => in_unit(&ends, "days").and_then(|text| Moment::parse(&text)),
    };
    known(f, field, read)
}

fn money_of(figure: &Figure, home: Option<Currency>) -> Result<Money, NotRead> {
    let bare = home.unwrap_or(Currency::UNSTATED);
    let (currency, range, per) = match figure {
        Figure::Text(text) => return Money::parse(text, home),
        Figure::Number(value) => (bare, range(Some(*value), None)?, Per::Once),
        Figure::Ends(ends) => {
            let code = ends.currency.as_deref();
            let currency = code.map(|code| {
                Currency::from_code(code).ok_or_else(|| NotRead(format!("`{code}` is not a currency code")))
            });
            let (per, factor) = match ends.per.as_deref() {
                None | Some("once") => (Per::Once, 1.0),
                Some(what) => Per::named(what),
            };
            (currency.transpose()?.unwrap_or(bare), range(ends.low, ends.high)?.scaled(factor), per)
        }
    };
    Ok(Money::from_amount(Amount { currency, range, per }, ""))
}

fn range(low: Option<f64>, high: Option<f64>) -> Result<Range, NotRead> {
    let (Some(one), Some(other)) = (low.or(high), high.or(low)) else {
        return Err(NotRead("a quantity without `low` and `high` says nothing".to_owned()));
    };
    if one < 0.0 || other < 0.0 {
        return Err(NotRead(format!("`{}` is negative", plain(one.min(other), 6))));
    }
    Range::new(one, other).ok_or_else(|| NotRead("the number is too large".to_owned()))
}

/// Both ends as a person would write them, so that one grammar knows the units.
fn in_unit(ends: &Ends, unit: &str) -> Result<String, NotRead> {
    let range = range(ends.low, ends.high)?;
    Ok(format!("{}-{} {}", plain(range.low(), 6), plain(range.high(), 6), ends.unit.as_deref().unwrap_or(unit)))
}
