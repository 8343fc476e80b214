//! The score of the chosen plan over time, on the bands of the audit's levels, against the other plans.
//!
//! The strong line is the latest course: what is certain. The area up to the earliest course is lighter.

use gonogo_report::order::sorted;
use gonogo_report::{Level, Outlook, Range, ScorePoint};

use crate::backend::Tag;
use crate::legend::Legend;
use crate::role::Role;
use crate::scene::{Anchor, Scene, Series};
use crate::sheet::within;
use crate::steps::{Course, Frame, Layout, NARROW};
use crate::table::{Cell, Table};
use crate::words::{Absence, Plan, Plans, few, list};
use crate::{Chart, Input, Missing, text, ticks, words};

/// A scale that goes further is not drawn to its end.
const MOST: f64 = 1e15;

const ABSENCE: Absence =
    Absence { id: "score", name: "Score over time", needs: "an overall score and the score expected after each phase" };

/// The score over time.
///
/// # Errors
///
/// [`Missing`] if there is no overall score, or no plan changes it.
pub fn score(input: &Input<'_>, width: f64) -> Result<Chart, Missing> {
    let changes = |plan: &Plan<'_>| plan.known && plan.outlook.score_over_time.len() > 1;
    let plans = Plans::of(input).filter(|plans| plans.all().iter().any(changes)).ok_or_else(|| ABSENCE.missing())?;
    let max = input.report.score.map(|score| score.max).ok_or_else(|| ABSENCE.missing())?;
    let scores = Scores { plans: &plans, max };
    let scene = draw(&scores, crate::usable(width));
    let latest = format!("{}, at the latest", plans.chosen().name);
    let legend = [
        (Role::Line, Series::Chosen, latest.as_str()),
        (Role::Earliest, Series::Chosen, "at the earliest"),
        (Role::Maximum, Series::Chosen, "maximum of the scale"),
        (Role::Line, Series::Other, "other options, at the latest"),
    ];
    Ok(Chart {
        id: ABSENCE.id,
        title: title(&scores),
        summary: summary(&scores),
        legend: Legend::of(&scene, &legend),
        table: table(&scores),
        scene,
    })
}

struct Scores<'a> {
    plans: &'a Plans<'a>,
    max: f64,
}

impl Scores<'_> {
    fn number(&self, value: f64) -> String {
        self.plans.locale.number(value, 1)
    }

    /// "52 of 50 (above the maximum), Production Ready".
    fn words(&self, value: f64) -> String {
        let level =
            self.plans.report.level(value).map(|level| format!(", {}", words::short(&level.name))).unwrap_or_default();
        let remark = if value > self.max { " (above the maximum)" } else { "" };
        format!("{} of {}{remark}{level}", self.number(value), self.number(self.max))
    }

    /// The values over time with the same ones left out, as the forecast has them.
    fn changes<'a>(&self, outlook: &'a Outlook) -> Vec<&'a ScorePoint> {
        let mut points: Vec<&ScorePoint> = Vec::new();
        for point in &outlook.score_over_time {
            if points.last().is_none_or(|last| last.value != point.value) {
                points.push(point);
            }
        }
        points
    }
}

fn title(scores: &Scores<'_>) -> String {
    let plan = scores.plans.chosen();
    let points = scores.changes(plan.outlook);
    if !plan.known {
        return words::unknown(plan);
    }
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return plan.name.clone() };
    let words = scores.words(last.value);
    match points.len() {
        1 => format!("Stays at {words}"),
        _ => {
            let verb = if last.value >= first.value { "Reaches" } else { "Falls to" };
            format!("{verb} {words}, {}", scores.plans.locale.after(last.days))
        }
    }
}

fn summary(scores: &Scores<'_>) -> String {
    let plan = scores.plans.chosen();
    let point =
        |point: &&ScorePoint| format!("{} {}", scores.number(point.value), scores.plans.locale.after(point.days));
    let course = list(&few(scores.changes(plan.outlook).iter().map(point), "steps"));
    let above = plan.outlook.score.filter(|score| score.value > score.max).map(|score| {
        format!(
            " The audit expects {} points on a scale that ends at {}.",
            scores.number(score.value),
            scores.number(score.max)
        )
    });
    let reached = |other: &Plan<'_>| {
        if !other.known {
            return words::unknown(other);
        }
        let score = other.outlook.score.map_or(0.0, |score| score.value);
        format!("{} reaches {}", other.name, scores.number(score))
    };
    let course = if plan.known { format!("The score is {course}.") } else { format!("{}.", words::unknown(plan)) };
    format!("{course}{}{}", above.unwrap_or_default(), scores.plans.comparison(&reached))
}

fn courses(scores: &Scores<'_>) -> Vec<Course> {
    let chosen = scores.plans.chosen().outlook;
    let course = |plan: &Plan<'_>| {
        let (outlook, now) = (plan.outlook, plan.outlook.score_over_time.first().map_or(0.0, |point| point.value));
        let last = outlook.score.map_or(now, |score| score.value);
        Course {
            key: format!("plan.{}", outlook.plan),
            name: plan.name.clone(),
            series: if std::ptr::eq(outlook, chosen) { Series::Chosen } else { Series::Other },
            early: earliest(scores, outlook, now),
            late: outlook.score_over_time.iter().map(|point| (point.days.high(), point.value)).collect(),
            value: scores.number(last),
            label: format!("{}: {}", plan.name, scores.words(last)),
        }
    };
    scores.plans.all().iter().filter(|plan| plan.known).map(course).collect()
}

/// The course if everything takes its shortest time: phases may end in another order then.
fn earliest(scores: &Scores<'_>, outlook: &Outlook, now: f64) -> Vec<(f64, f64)> {
    let ended = outlook
        .slots
        .iter()
        .filter_map(|slot| Some((slot.finish.low(), scores.plans.report.phase(&slot.phase)?.score_after?)));
    let ended = sorted(ended.collect(), |a: &(f64, f64), b| a.0.total_cmp(&b.0));
    let mut best = f64::NEG_INFINITY;
    let reached = ended.into_iter().map(|(day, value)| {
        best = best.max(value);
        (day, best)
    });
    std::iter::once((0.0, now)).chain(reached).collect()
}

fn draw(scores: &Scores<'_>, width: f64) -> Scene {
    let (report, locale, max) = (scores.plans.report, scores.plans.locale, scores.max);
    let courses = courses(scores);
    let values = || courses.iter().flat_map(|course| &course.late).map(|(_, value)| value.clamp(-MOST, MOST));
    let high = values().fold(max.min(MOST), f64::max);
    let low = values().fold(0.0, f64::min);
    let wide = width >= NARROW;
    let names = report.levels.iter().map(|level| text::width(&level.name, 12.0, Role::Note));
    let names = names.fold(0.0, f64::max).min(width * 0.22);
    let figures = text::width(&scores.number(high.max(1.0)), 12.0, Role::AxisLabel).min(width * 0.25) + 8.0;
    let layout = Layout {
        width,
        height: if wide { 260.0 } else { 300.0 },
        left: (figures + if wide && names > 0.0 { names + 12.0 } else { 0.0 }).ceil(),
        values: (low, high + (high - low) * 0.1),
        days: scores.plans.all().iter().map(|plan| plan.outlook.days.high()).fold(0.0, f64::max),
    };
    let top_value = layout.values.1;
    let mut frame = Frame::new(&layout, locale);
    let ticks: Vec<f64> = bands(&mut frame, report, (low, top_value), wide.then_some(names));
    let ticks = if ticks.is_empty() { ticks::round(high, 6) } else { ticks };
    for tick in ticks.into_iter().filter(|tick| (low..=top_value).contains(tick)) {
        frame.value_tick(tick, &scores.number(tick));
    }
    let end = frame.end();
    frame.plane.line(&Tag::new(Role::Maximum, "maximum"), &[(0.0, max), (end, max)]);
    let chosen = scores.plans.chosen();
    let reached = if chosen.known { scores.changes(chosen.outlook) } else { Vec::new() };
    frame.courses(&courses);
    for (at, point) in reached.iter().enumerate() {
        // The end of the course has its label already.
        let words = if at + 1 < reached.len() { scores.number(point.value) } else { String::new() };
        let label = format!("{} {}", scores.words(point.value), locale.after(point.days));
        frame.point(&format!("point.{at}"), (point.days.high(), point.value), &words, &label);
    }
    let at = (frame.area.x + 4.0, frame.plane.at((0.0, max)).1);
    let words = format!("Maximum {}", scores.number(max));
    frame.near(&Tag::new(Role::Note, "maximum"), at, Anchor::Start, &words, &[-5.0, 14.0]);
    frame.finish()
}

/// Draws the levels between the lowest and highest value, with their names left of the plot or in it. Returns where they
/// begin.
fn bands(frame: &mut Frame, report: &gonogo_report::Report, (low, high): (f64, f64), names: Option<f64>) -> Vec<f64> {
    let levels: Vec<&Level> = report.levels.iter().filter(|level| level.from.is_finite()).collect();
    let levels = sorted(levels, |a, b| a.from.total_cmp(&b.from));
    let most = levels.len().saturating_sub(1).max(1);
    let end = frame.end();
    for (at, level) in levels.iter().enumerate() {
        // A band reaches to the next one: scores between two whole numbers belong to the lower.
        let to = levels.get(at + 1).map_or(level.to.map_or(high, |to| to + 1.0), |next| next.from);
        let (from, to) = (within(level.from, low, high), within(to, low, high));
        if to <= from {
            continue;
        }
        let key = format!("level.{at}");
        let step = u8::try_from(at * 4 / most).unwrap_or(4);
        frame.plane.bar(&Tag::new(Role::Band(step), &key), (0.0, from), (end, to));
        let (top, bottom) = (frame.plane.at((0.0, to)).1, frame.plane.at((0.0, from)).1);
        if bottom - top < 14.0 {
            continue;
        }
        let tag = Tag::new(Role::Note, &key);
        match names {
            Some(room) => {
                let words = text::fit(&level.name, room, Role::Note);
                frame.sheet.text_if_free(&tag, (0.0, (top + bottom) / 2.0 + 4.0), Anchor::Start, &words);
            }
            None => {
                let words = text::fit(&level.name, frame.area.width * 0.6, Role::Note);
                frame.sheet.text_if_free(&tag, (frame.area.x + 4.0, (top + bottom) / 2.0 + 4.0), Anchor::Start, &words);
            }
        }
    }
    levels.iter().map(|level| level.from).collect()
}

fn table(scores: &Scores<'_>) -> Table {
    let plan = scores.plans.chosen();
    let mut table = Table::new(format!("Score of {} over time", plan.name), &["When", "Score", "Of", "Level"]);
    let row = |when: String, value: f64| {
        let level = scores.plans.report.level(value).map_or("", |level| level.name.as_str());
        let (value, max) = (scores.number(value), scores.number(scores.max));
        vec![Cell::words(when), Cell::figure(value), Cell::figure(max), Cell::words(level)]
    };
    let when = |days: Range| scores.plans.locale.after(days);
    let points = plan.outlook.score_over_time.iter().filter(|_| plan.known);
    table.rows.extend(points.map(|point| row(when(point.days), point.value)));
    for other in scores.plans.others().filter(|other| other.known) {
        if let Some(score) = other.outlook.score {
            table.rows.push(row(format!("In the end with {}", other.name), score.value));
        }
    }
    table
}
