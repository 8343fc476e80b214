//! A small audit in code, and the parts to make others.

use gonogo_chart::Input;
use gonogo_report::{
    Decision, Gate, LaunchOption, Level, Locale, Milestone, Moment, Money, Outlook, Phase, Plan, Report, Risk, Score,
    Span, forecast,
};

/// A report with what it leads to.
pub(crate) struct Case {
    pub(crate) report: Report,
    pub(crate) outlooks: Vec<Outlook>,
    pub(crate) locale: Locale,
}

impl Case {
    /// One outlook per option, or one of all phases where there are no options.
    pub(crate) fn of(report: Report) -> Self {
        let outlooks = if report.options.is_empty() {
            let phases = report.phases.iter().map(|phase| phase.id.clone()).collect();
            vec![forecast(&report, &Plan::of_phases(phases))]
        } else {
            report.options.iter().map(|option| forecast(&report, &Plan::of_option(option))).collect()
        };
        Self { report, outlooks, locale: Locale::default() }
    }

    pub(crate) fn input(&self, chosen: usize) -> Input<'_> {
        Input { report: &self.report, outlooks: &self.outlooks, chosen, locale: &self.locale }
    }
}

pub(crate) fn phase(id: &str, name: &str, duration: &str, cost: &str) -> Phase {
    Phase {
        id: id.to_owned(),
        name: name.to_owned(),
        duration: Span::parse(duration).ok(),
        effort: None,
        cost: Money::parse(cost, None).ok(),
        services: None,
        outcome: None,
        score_after: None,
        opens: Vec::new(),
        after: None,
    }
}

pub(crate) fn option(id: &str, name: &str, phases: &[&str]) -> LaunchOption {
    LaunchOption {
        id: id.to_owned(),
        name: name.to_owned(),
        stance: None,
        phases: Some(phases.iter().map(|&phase| phase.to_owned()).collect()),
        duration: None,
        cost: None,
        outcome: None,
        milestones: Vec::new(),
        risks: Vec::new(),
        losses: Vec::new(),
    }
}

pub(crate) fn milestone(at: &str, name: &str) -> Milestone {
    Milestone { at: Moment::parse(at).ok(), name: name.to_owned(), detail: None }
}

pub(crate) fn risk(
    id: &str,
    when: &str,
    title: &str,
    (trigger, consequence): (&str, &str),
    closed_by: &[&str],
) -> Risk {
    let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Risk {
        id: id.to_owned(),
        title: title.to_owned(),
        when: Moment::parse(when).ok(),
        trigger: said(trigger),
        consequence: said(consequence),
        reason: None,
        severity: None,
        likelihood: None,
        loss: None,
        closed_by: closed_by.iter().map(|&by| by.to_owned()).collect(),
    }
}

pub(crate) fn level(from: f64, to: Option<f64>, name: &str) -> Level {
    Level { name: name.to_owned(), from, to, note: None }
}

pub(crate) fn gate(name: &str) -> Gate {
    Gate { name: name.to_owned(), decision: Decision::NoGo, reason: None }
}

/// A voice assistant that is not ready: four phases, three options, nine risks.
pub(crate) fn assistant() -> Report {
    let mut phases = vec![
        phase("p1", "Phase 1: Stop the bleeding", "1 week", "$7,200"),
        phase("p2", "Phase 2: Foundation", "2-3 weeks", "$12,600"),
        phase("p3", "Phase 3: Security and operations", "3-4 weeks", "$23,400 + $15K services"),
        phase("p4", "Phase 4: Polish", "1-2 weeks", "$10,800"),
    ];
    for (phase, score) in phases.iter_mut().zip([32.0, 40.0, 48.0, 52.0]) {
        phase.score_after = Some(score);
    }
    phases[1].opens = vec!["Employee use".to_owned()];
    phases[2].opens = vec!["Public beta".to_owned()];
    phases[3].opens = vec!["Production".to_owned()];
    let mut responsible = option("responsible", "Responsible launch", &["p1", "p2", "p3", "p4"]);
    responsible.duration = Span::parse("12-16 weeks").ok();
    responsible.cost = Money::parse("$52K-$90K", None).ok();
    responsible.milestones = vec![
        milestone("Week 1", "Secrets out of the code"),
        milestone("Week 4", "Pilot with ten employees"),
        milestone("Week 8", "Public beta"),
        milestone("Week 12", "Production"),
    ];
    let mut quick = option("quick", "Quick fixes", &["p1"]);
    quick.duration = Span::parse("1 week").ok();
    quick.cost = Money::parse("$7,200", None).ok();
    Report {
        title: Some("Readiness of the assistant".to_owned()),
        score: Some(Score { value: 25.0, max: 50.0 }),
        levels: vec![
            level(0.0, Some(25.0), "Prototype"),
            level(26.0, Some(35.0), "Dev Preview"),
            level(36.0, Some(42.0), "Employee Pilot Ready"),
            level(43.0, Some(50.0), "Public Beta Ready"),
            level(51.0, None, "Production Ready"),
        ],
        gates: vec![gate("Employee use"), gate("Public beta"), gate("Production")],
        phases,
        options: vec![responsible, quick, option("now", "Launch now", &[])],
        risks: risks(),
        ..Report::default()
    }
}

fn risks() -> Vec<Risk> {
    let long = "A complaint to the authority, and a fine that nobody has planned for";
    vec![
        risk("r1", "Week 1", "Outage without alarm", ("The server runs out of memory", "Users notice first"), &["p3"]),
        risk(
            "r2",
            "Week 1",
            "Key on the loose",
            ("A key in the client is read", "Strangers spend the budget"),
            &["p1"],
        ),
        risk("r3", "Week 1", "Broken release", ("A change goes out untested", "Calls fail for a day"), &["p2"]),
        risk("r4", "Week 2", "Bill shock", ("No limit on calls", "A bill of several thousand dollars"), &["p1"]),
        risk("r5", "Week 2", "Lost recordings", ("A disk fails", "Recordings of customers are gone"), &["p3"]),
        risk("r6", "Week 2", "Silent errors", ("Exceptions are swallowed", ""), &["p2"]),
        risk("r7", "Month 1", "Data request unanswered", ("A user asks for their data", long), &["p3"]),
        risk("r8", "Month 1", "Account taken over", ("", "Press"), &["p1", "p3"]),
        risk("r9", "Month 1", "Only one knows", ("The one developer is ill", "Nobody can deploy"), &["p2"]),
    ]
}
