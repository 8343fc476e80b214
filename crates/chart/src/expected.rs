//! What is expected to happen if the launch is today: the risks by their time, in the words of the audit.
//!
//! Periods stand beside each other where there is room, else below each other. A risk that the chosen plan closes has
//! another sign than one that stays open.

use gonogo_report::Risk;
use gonogo_report::order::sorted;

use crate::backend::Tag;
use crate::glyphs;
use crate::legend::Legend;
use crate::role::Role;
use crate::scene::{Anchor, Rect, Scene, Series};
use crate::sheet::{Plane, Sheet, Span};
use crate::table::{Cell, Table};
use crate::text;
use crate::words::{Absence, Plans, count, few, list, short};
use crate::{Chart, Input, Missing};

const ABSENCE: Absence =
    Absence { id: "expected", name: "If launched today", needs: "risks that say what is expected to happen when" };

const UNKNOWN: &str = "not known to be closed";
const UNTIMED: &str = "No time given";
/// A column narrower than this cannot be read.
const COLUMN: f64 = 200.0;
const GUTTER: f64 = 20.0;
const INDENT: f64 = 20.0;
const LINE: f64 = 16.0;
/// The most risks that are drawn in a period.
const MOST: usize = 25;

/// What is expected to happen when.
///
/// # Errors
///
/// [`Missing`] if no risk says when.
pub fn expected(input: &Input<'_>, width: f64) -> Result<Chart, Missing> {
    let timed = input.report.risks.iter().any(|risk| risk.when.is_some());
    let plans = Plans::of(input).filter(|_| timed).ok_or_else(|| ABSENCE.missing())?;
    let periods = periods(plans.report.risks.iter());
    let scene = draw(&plans, &periods, crate::usable(width));
    let legend = [
        (Role::RiskOpen, Series::Chosen, if plans.chosen().known { "stays open" } else { UNKNOWN }),
        (Role::RiskClosed, Series::Chosen, "closed by the chosen option"),
    ];
    Ok(Chart {
        id: ABSENCE.id,
        title: title(&plans, &periods),
        summary: summary(&plans, &periods),
        legend: Legend::of(&scene, &legend),
        table: table(&plans, &periods),
        scene,
    })
}

/// The risks that are expected at the same time, in the audit's words for it.
struct Period<'a> {
    when: &'a str,
    begins: f64,
    risks: Vec<&'a Risk>,
}

fn periods<'a>(risks: impl Iterator<Item = &'a Risk>) -> Vec<Period<'a>> {
    let mut periods: Vec<Period<'a>> = Vec::new();
    for risk in risks {
        let (when, begins) = risk.when.as_ref().map_or((UNTIMED, f64::INFINITY), |at| (at.wording(), at.days().high()));
        match periods.iter_mut().find(|period| period.when == when) {
            Some(period) => period.risks.push(risk),
            None => periods.push(Period { when, begins, risks: vec![risk] }),
        }
    }
    sorted(periods, |a, b| a.begins.total_cmp(&b.begins))
}

fn closed(plans: &Plans<'_>) -> usize {
    plans.chosen().outlook.closed_risks.len()
}

fn title(plans: &Plans<'_>, periods: &[Period<'_>]) -> String {
    let all = plans.report.risks.len();
    let first = periods.first().filter(|period| period.begins.is_finite());
    let first = first.map(|period| format!(" from {} on", short(period.when))).unwrap_or_default();
    let plan = plans.chosen();
    let closes = match closed(plans) {
        _ if !plan.known => format!("the audit does not say which {} closes", plan.name),
        0 => format!("{} closes none", plan.name),
        some if some == all => format!("{} closes all", plan.name),
        some => format!("{} closes {some}", plan.name),
    };
    let are = if all == 1 { "is" } else { "are" };
    format!("If launched today, {} {are} expected{first}; {closes}", count(all, "risk", "risks"))
}

fn summary(plans: &Plans<'_>, periods: &[Period<'_>]) -> String {
    let each = |period: &Period<'_>| {
        let titles = few(period.risks.iter().map(|risk| short(&risk.title)), "risks");
        format!("{}: {}.", short(period.when), list(&titles))
    };
    let plan = plans.chosen();
    let left = match plan.outlook.open_risks.len() {
        0 => String::new(),
        _ if !plan.known => String::new(),
        1 => format!(" 1 stays open under {}.", plan.name),
        open => format!(" {open} stay open under {}.", plan.name),
    };
    format!("{}{left}", few(periods.iter().map(each), "periods").join(" "))
}

/// "A disk fails → recordings are gone".
fn course(risk: &Risk) -> String {
    let parts = [risk.trigger.as_deref(), risk.consequence.as_deref()];
    parts.into_iter().flatten().map(text::one_line).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" → ")
}

fn fate(plans: &Plans<'_>, risk: &Risk) -> (bool, String) {
    let open = if plans.chosen().known { "stays open" } else { UNKNOWN };
    let closes = plans.chosen().outlook.closed_risks.iter().find(|(id, _)| *id == risk.id);
    closes.map_or((false, open.to_owned()), |(_, after)| (true, format!("closed {}", plans.locale.after(*after))))
}

fn draw(plans: &Plans<'_>, periods: &[Period<'_>], width: f64) -> Scene {
    let mut sheet = Sheet::new(width);
    let pixels = sheet.plane(Span::pixels(), Span::pixels());
    let columns = (((width + GUTTER) / (COLUMN + GUTTER)).floor() as usize).clamp(1, periods.len().max(1));
    let column = (width - GUTTER * (columns as f64 - 1.0)) / columns as f64;
    let (mut top, mut bottom) = (0.0, 0.0_f64);
    for (at, period) in periods.iter().enumerate() {
        if at > 0 && at % columns == 0 {
            top = bottom + 12.0;
        }
        let x = (at % columns) as f64 * (column + GUTTER);
        let mut stack = Stack { sheet: &mut sheet, pixels: &pixels, x, width: column, y: top };
        stack.heading(period.when, at);
        for risk in period.risks.iter().take(MOST) {
            stack.risk(plans, period, risk);
        }
        stack.rest(period.risks.len().saturating_sub(MOST), at);
        bottom = bottom.max(stack.y);
    }
    sheet.finish(bottom)
}

/// A column that is filled from the top.
struct Stack<'a> {
    sheet: &'a mut Sheet,
    pixels: &'a Plane,
    x: f64,
    width: f64,
    y: f64,
}

impl Stack<'_> {
    fn heading(&mut self, when: &str, at: usize) {
        let key = format!("period.{at}");
        let tag = Tag::new(Role::Strong, &key);
        self.sheet.text(&tag, (self.x, self.y + 13.0), Anchor::Start, &text::fit(when, self.width, Role::Strong));
        let y = self.y + 20.0;
        self.pixels.line(&Tag::new(Role::Axis, &key), &[(self.x, y), (self.x + self.width, y)]);
        self.y += 28.0;
    }

    /// Says how many risks of the period are in the table only.
    fn rest(&mut self, number: usize, at: usize) {
        if number > 0 {
            let words = text::fit(&format!("{number} more in the table"), self.width - INDENT, Role::Note);
            let tag = Tag::new(Role::Note, &format!("rest.{at}"));
            self.sheet.text(&tag, (self.x + INDENT, self.y + 12.0), Anchor::Start, &words);
            self.y += LINE + 10.0;
        }
    }

    fn risk(&mut self, plans: &Plans<'_>, period: &Period<'_>, risk: &Risk) {
        let (top, room) = (self.y, self.width - INDENT);
        let (closed, fate) = fate(plans, risk);
        let course = course(risk);
        let key = format!("risk.{}", risk.id);
        let titles = text::wrap(&risk.title, room, 3, Role::Label);
        let details = text::wrap(&course, room, 4, Role::Note);
        let height = (titles.len() + details.len()).max(1) as f64 * LINE;
        let said = if course.is_empty() { String::new() } else { format!(" ({course})") };
        let label = format!("{}: {}{said}; {fate}", period.when, risk.title);
        let area = Rect::between((self.x, top), (self.x + self.width, top + height));
        let datum = self.sheet.datum(&key, &label, area);
        let lines = titles.iter().map(|line| (Role::Label, line)).chain(details.iter().map(|line| (Role::Note, line)));
        for (role, line) in lines {
            let tag = Tag::new(role, &key).datum(datum);
            self.sheet.text(&tag, (self.x + INDENT, self.y + 12.0), Anchor::Start, line);
            self.y += LINE;
        }
        let sign = (self.x + glyphs::REACH + 1.0, top + 8.0);
        if closed {
            glyphs::ticked(self.pixels, &Tag::new(Role::RiskClosed, &key).datum(datum), sign);
        } else {
            glyphs::square(self.pixels, &Tag::new(Role::RiskOpen, &key).datum(datum), sign);
        }
        self.y = top + height + 10.0;
    }
}

fn table(plans: &Plans<'_>, periods: &[Period<'_>]) -> Table {
    let plan = plans.chosen();
    let headers = ["When", "Risk", "Set off by", "Leads to", "With this option"];
    let mut table = Table::new(format!("Expected if launched today, and what {} closes", plan.name), &headers);
    for period in periods {
        for risk in &period.risks {
            let said = |text: &Option<String>| Cell::words(text.clone().unwrap_or_default());
            table.rows.push(vec![
                Cell::words(period.when),
                Cell::words(&risk.title),
                said(&risk.trigger),
                said(&risk.consequence),
                Cell::words(fate(plans, risk).1),
            ]);
        }
    }
    table
}
