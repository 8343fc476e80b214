//! Reports that nobody would write: random names, times, sums and references, from a fixed seed.

use gonogo_chart::charts;
use gonogo_report::{
    Amount, Currency, LaunchOption, Milestone, Moment, Money, Per, Phase, Range, Report, Risk, Score, Span,
};

use crate::audit::{Case, gate, level, option, phase, risk};
use crate::layout::{WIDTHS, check};

#[test]
fn no_report_breaks_a_chart() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut drawn = 0;
    for round in 0..400 {
        let case = Case::of(report(&mut dice));
        let width = WIDTHS[round % WIDTHS.len()];
        let chosen = dice.below(case.outlooks.len() + 1);
        for chart in charts(&case.input(chosen), width) {
            match chart {
                Ok(chart) => {
                    check(&chart, width);
                    assert!(chart.to_svg().ends_with("</svg>\n"));
                    drawn += 1;
                }
                Err(missing) => assert!(!missing.needs.is_empty()),
            }
        }
    }
    assert!(drawn > 700, "only {drawn} charts were drawn: the reports are too poor to tell anything");
}

/// Numbers that look random (Marsaglia, "Xorshift RNGs").
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() % end.max(1) as u64).unwrap()
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}

const NAMES: [&str; 12] = [
    "Fix it",
    "",
    "Phase 3: Security, operations and everything else that was put off until the end of the year",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung",
    "安全审计与生产准备情况的完整评估以及所有未解决的问题",
    "<script>alert(1)</script>",
    "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm",
    "line\nbreak\tand \u{202e}turned\u{7}",
    "📈 Growth 🚀🚀🚀",
    "مراجعة الجاهزية للإنتاج",
    "iiiiiiii",
    "=HYPERLINK(\"x\")",
];
const DAYS: [f64; 12] = [0.0, 0.0, 0.125, 1.0, 3.0, 7.0, 14.0, 45.0, 400.0, 3000.0, 1e12, 1e300];
const SUMS: [f64; 10] = [0.0, 0.01, 26.0, 999.99, 7200.0, 52e3, 1.5e6, 3e12, 1e300, -500.0];
const SCORES: [f64; 9] = [0.0, 25.0, 31.5, 50.0, 52.0, 100.0, -10.0, 1e9, 1e300];

fn range(dice: &mut Dice, ends: &[f64]) -> Range {
    let (one, other) = (dice.one(ends), dice.one(ends));
    Range::new(one, if dice.below(2) == 0 { one } else { other }).unwrap()
}

fn money(dice: &mut Dice) -> Option<Money> {
    let currency = Currency::from_code(dice.one(&["USD", "USD", "USD", "EUR", "JPY"]))?;
    let per = if dice.below(4) == 0 { Per::Month } else { Per::Once };
    let amount = Amount { currency, range: range(dice, &SUMS), per };
    (dice.below(5) > 0).then(|| Money::from_amount(amount, "some"))
}

fn span(dice: &mut Dice) -> Option<Span> {
    (dice.below(5) > 0).then(|| Span::from_days(range(dice, &DAYS), "some"))
}

fn moment(dice: &mut Dice) -> Option<Moment> {
    Moment::parse(dice.one(&["Week 1", "Week 4", "Month 2", "today", "Day 3-5", "Q1", "someday"])).ok()
}

fn ids(dice: &mut Dice, count: usize) -> Vec<String> {
    (0..dice.below(5)).map(|_| format!("p{}", dice.below(count + 1))).collect()
}

fn phases(dice: &mut Dice, count: usize) -> Vec<Phase> {
    let one = |at: usize| Phase {
        duration: span(dice),
        cost: money(dice),
        services: money(dice),
        score_after: (dice.below(3) > 0).then(|| dice.one(&SCORES)),
        opens: vec![dice.one(&NAMES).to_owned()],
        after: (dice.below(3) == 0).then(|| ids(dice, count)),
        ..phase(&format!("p{at}"), dice.one(&NAMES), "", "")
    };
    (0..count).map(one).collect()
}

fn options(dice: &mut Dice, phases: usize) -> Vec<LaunchOption> {
    let milestone = |dice: &mut Dice| Milestone { at: moment(dice), name: dice.one(&NAMES).to_owned(), detail: None };
    let count = dice.one(&[0, 1, 2, 3, 5]);
    let one = |at: usize| LaunchOption {
        phases: (dice.below(4) > 0).then(|| ids(dice, phases)),
        duration: span(dice),
        cost: money(dice),
        milestones: (0..dice.below(7)).map(|_| milestone(dice)).collect(),
        ..option(&format!("o{at}"), dice.one(&NAMES), &[])
    };
    (0..count).map(one).collect()
}

fn risks(dice: &mut Dice, phases: usize) -> Vec<Risk> {
    let count = dice.one(&[0, 1, 3, 9, 60]);
    let one = |at: usize| Risk {
        when: moment(dice),
        closed_by: ids(dice, phases),
        ..risk(&format!("r{at}"), "", dice.one(&NAMES), (dice.one(&NAMES), dice.one(&NAMES)), &[])
    };
    (0..count).map(one).collect()
}

fn report(dice: &mut Dice) -> Report {
    let count = dice.one(&[0, 1, 2, 4, 8, 30]);
    Report {
        score: (dice.below(4) > 0)
            .then(|| Score { value: dice.one(&SCORES), max: dice.one(&[50.0, 100.0, 0.5, 1e300]) }),
        levels: (0..dice.below(7)).map(|_| level(dice.one(&SCORES), None, dice.one(&NAMES))).collect(),
        gates: (0..dice.below(5)).map(|_| gate(dice.one(&NAMES))).collect(),
        currency: Currency::from_code(dice.one(&["USD", "EUR", "none"])),
        phases: phases(dice, count),
        options: options(dice, count),
        risks: risks(dice, count),
        ..Report::default()
    }
}
