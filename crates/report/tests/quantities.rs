//! What people write, and what it means. Each row: the text, and the reading.

use gonogo_report::{Bound, Currency, Effort, Moment, Money, Span};

/// Prints a reading in one line: `amounts | about | bound`.
fn money(text: &str) -> String {
    let money = match Money::parse(text, Currency::from_code("USD")) {
        Ok(money) => money,
        Err(error) => return error.0,
    };
    let parts: Vec<String> = money
        .parts()
        .iter()
        .map(|part| {
            let amount = &part.amount;
            let per = match &amount.per {
                gonogo_report::Per::Once => String::new(),
                gonogo_report::Per::Month => "/month".to_owned(),
                gonogo_report::Per::Each(what) => format!("/{what}"),
            };
            let kind = if part.kind == gonogo_report::PartKind::Services { " services" } else { "" };
            format!("{}..{} {}{per}{kind}", amount.range.low(), amount.range.high(), amount.currency)
        })
        .collect();
    format!("{}{}{}", parts.join(" + "), if money.is_approximate() { " about" } else { "" }, bound(money.bound()))
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::AtLeast => " or more",
        Bound::UpTo => " at most",
    }
}

fn span(text: &str) -> String {
    Span::parse(text).map_or_else(
        |error| error.0,
        |span| {
            let days = span.days();
            let about = if span.is_approximate() { " about" } else { "" };
            format!("{}..{}{about}{}", days.low(), days.high(), bound(span.bound()))
        },
    )
}

fn effort(text: &str) -> String {
    Effort::parse(text).map_or_else(
        |error| error.0,
        |effort| {
            let hours = effort.hours();
            let about = if effort.is_approximate() { " about" } else { "" };
            format!("{}..{}{about}{}", hours.low(), hours.high(), bound(effort.bound()))
        },
    )
}

fn moment(text: &str) -> String {
    Moment::parse(text).map_or_else(|error| error.0, |at| format!("{}..{}", at.days().low(), at.days().high()))
}

fn check(read: fn(&str) -> String, rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, wanted)| read(text) != *wanted)
        .map(|(text, wanted)| format!("{text:?}\n  wanted {wanted}\n  read   {}", read(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn money_in_every_form_that_audits_use() {
    check(
        money,
        &[
            ("$7,200", "7200..7200 USD"),
            ("$52K-$90K", "52000..90000 USD"),
            ("$52-90K", "52000..90000 USD"),
            ("$50K-500K", "50000..500000 USD"),
            ("$23,400 + $15K services", "23400..23400 USD + 15000..15000 USD services"),
            ("$26/month", "26..26 USD/month"),
            ("$26/mo", "26..26 USD/month"),
            ("$0-200/month", "0..200 USD/month"),
            ("$20-200 per month", "20..200 USD/month"),
            ("$26/month (Sentry)", "26..26 USD/month"),
            ("$120/year", "10..10 USD/month"),
            ("$500-1,000", "500..1000 USD"),
            ("$5,000-15,000", "5000..15000 USD"),
            ("$42,000 - $60,000", "42000..60000 USD"),
            ("$42,000 – $60,000", "42000..60000 USD"),
            ("280-400 hours × $150/hour = $42,000 - $60,000", "42000..60000 USD"),
            ("~$6,500", "6500..6500 USD about"),
            ("about $6.5K", "6500..6500 USD about"),
            ("€20M or 4% of revenue", "20000000..20000000 EUR"),
            ("Up to €20M or 4% revenue", "0..20000000 EUR at most"),
            ("$10,000+", "10000..10000 USD or more"),
            ("$150-250 per record", "150..250 USD/record"),
            ("$150-250 per customer record", "150..250 USD/customer record"),
            ("1.234,50 €", "1234.5..1234.5 EUR"),
            ("20.000 €", "20000..20000 EUR"),
            ("1 200 €", "1200..1200 EUR"),
            ("12 500,75 EUR", "12500.75..12500.75 EUR"),
            ("CHF 1'200", "1200..1200 CHF"),
            ("R$ 3.500", "3500..3500 BRL"),
            ("¥500万", "5000000..5000000 JPY"),
            ("£1.5m", "1500000..1500000 GBP"),
            ("USD 500", "500..500 USD"),
            ("**$0**", "0..0 USD"),
            ("$0.10", "0.1..0.1 USD"),
            ("free", "0..0 USD"),
            ("7200", "7200..7200 USD"),
            ("$5K + $26/mo + €500", "5000..5000 USD + 26..26 USD/month + 500..500 EUR"),
        ],
    );
}

#[test]
fn what_is_no_money_is_refused() {
    check(
        money,
        &[
            ("10x normal cost", "`10x normal cost` is not an amount of money"),
            ("Immeasurable", "`Immeasurable` is not an amount of money"),
            ("TBD", "`TBD` is not an amount of money"),
            ("40 hours", "`40 hours` is not an amount of money"),
            ("4% of revenue", "`4% of revenue` is not an amount of money"),
            ("$5 of $10", "`$5 of $10` is not an amount of money"),
            ("$5-€10", "`$5-€10` is not an amount of money"),
            ("", "`` is not an amount of money"),
            ("$", "`$` is not an amount of money"),
        ],
    );
}

#[test]
fn a_dollar_is_the_dollar_of_the_report() {
    let read = |home| Money::parse("$100", Currency::from_code(home)).ok()?.amount().map(|amount| amount.currency);
    assert_eq!(read("CAD"), Currency::from_code("CAD"));
    assert_eq!(read("EUR"), Currency::from_code("USD"));
}

#[test]
fn lengths_of_time_in_days() {
    check(
        span,
        &[
            ("1 week", "7..7"),
            ("2-3 weeks", "14..21"),
            ("2–3 weeks", "14..21"),
            ("2 to 3 weeks", "14..21"),
            ("1 week (Phase 1 only)", "7..7"),
            ("12-16 weeks", "84..112"),
            ("Week 2", "7..7"),
            ("Week 2-3", "14..14"),
            ("Week 4-6", "21..21"),
            ("Weeks 4–6", "21..21"),
            ("Week 4+", "7..7 or more"),
            ("Day 1-2", "2..2"),
            ("3-5 business days", "3..5"),
            ("30-60 mins", "0.0625..0.125"),
            ("4h", "0.5..0.5"),
            ("2-4 hrs", "0.25..0.5"),
            ("0.5h", "0.0625..0.0625"),
            ("~48 hours", "6..6 about"),
            ("1.5 weeks", "10.5..10.5"),
            ("7-13 months", "210..390"),
            ("Q1", "90..90"),
            ("Q1-Q2", "180..180"),
            ("Immediate", "0..0"),
            ("Immediately", "0..0"),
            ("one week", "7..7"),
            ("2 weeks + 3 days", "17..17"),
            ("1 day - 2 weeks", "1..14"),
            ("within 2 weeks", "0..14 at most"),
            ("4+ weeks", "28..28 or more"),
            ("about 3 months", "90..90 about"),
            ("10", "10..10"),
            ("2-3 Wochen", "14..21"),
            ("2 à 3 semaines", "14..21"),
            ("3-5 jours", "3..5"),
            ("2 semanas", "14..14"),
            ("1 mes", "30..30"),
            ("3 mesi", "90..90"),
            ("2 недели", "14..14"),
            ("2-3周", "14..21"),
            ("3个月", "90..90"),
            ("5 أيام", "5..5"),
        ],
    );
}

#[test]
fn what_names_no_length_is_refused() {
    check(
        span,
        &[
            ("Ongoing", "`Ongoing` is not a length of time"),
            ("TBD", "`TBD` is not a length of time"),
            ("12 bananas", "`12 bananas` is not a length of time"),
            ("2 weeks of 5", "`2 weeks of 5` is not a length of time"),
            ("", "`` is not a length of time"),
        ],
    );
}

#[test]
fn work_in_hours() {
    check(
        effort,
        &[
            ("4h", "4..4"),
            ("42 hours", "42..42"),
            ("40-60 hours", "40..60"),
            ("280-400h", "280..400"),
            ("30-60 mins", "0.5..1"),
            ("0.5h", "0.5..0.5"),
            ("~48 hours", "48..48 about"),
            ("28 hours (CI + basic tests)", "28..28"),
            ("2 days", "16..16"),
            ("1 week", "40..40"),
            ("1 day 4 hours", "12..12"),
            ("48", "48..48"),
            ("up to 8 hours", "0..8 at most"),
            ("8 часов", "8..8"),
        ],
    );
}

#[test]
fn points_in_time_are_windows_of_days() {
    check(
        moment,
        &[
            ("Week 1", "0..7"),
            ("Week 4", "21..28"),
            ("Week 4-6", "21..42"),
            ("Day 1", "0..1"),
            ("Month 1", "0..30"),
            ("Month 1:", "0..30"),
            ("today", "0..0"),
            ("Immediate", "0..0"),
            ("after 2 weeks", "14..14"),
            ("Q2", "90..180"),
        ],
    );
}
