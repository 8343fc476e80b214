//! How quantities are printed for readers of a language: the rows are what the Unicode CLDR (release 48) gives, but for
//! the sign of a negative amount, which is a true minus here, and for words, which are those of the page.
//!
//! In the rows `_` is a space that does not break, and `'` one that does not break and is narrow.

#![allow(clippy::expect_used, reason = "a test may fail")]

use gonogo_report::{Currency, Date, Locale, Money, Range, Span};

/// Makes the spaces of a printed text visible.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', "_").replace('\u{202f}', "'")
}

fn currency(code: &str) -> Currency {
    Currency::from_code(code).expect("a code")
}

fn range(low: f64, high: f64) -> Range {
    Range::new(low, high).expect("finite")
}

/// Compares rows of (input, wanted) and names all that differ.
#[track_caller]
fn check<T: std::fmt::Debug>(rows: impl IntoIterator<Item = (T, String, &'static str)>) {
    let differs = |(input, found, wanted): (T, String, &str)| {
        (plain(&found) != wanted).then(|| format!("{input:?}: wanted {wanted}, printed {}", plain(&found)))
    };
    let wrong: Vec<String> = rows.into_iter().filter_map(differs).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn numbers() {
    let rows = [
        // language, 1234.5, 12345.5, 1234567
        ("en-US", "1,234.5", "12,345.5", "1,234,567"),
        ("en-GB", "1,234.5", "12,345.5", "1,234,567"),
        ("de-DE", "1.234,5", "12.345,5", "1.234.567"),
        ("de-CH", "1’234.5", "12’345.5", "1’234’567"),
        ("de-AT", "1_234,5", "12_345,5", "1_234_567"),
        ("fr-FR", "1'234,5", "12'345,5", "1'234'567"),
        ("es-ES", "1234,5", "12.345,5", "1.234.567"),
        ("es-MX", "1,234.5", "12,345.5", "1,234,567"),
        ("pt-BR", "1.234,5", "12.345,5", "1.234.567"),
        ("pt-PT", "1234,5", "12_345,5", "1_234_567"),
        ("ru-RU", "1_234,5", "12_345,5", "1_234_567"),
        ("pl-PL", "1234,5", "12_345,5", "1_234_567"),
        ("zh-CN", "1,234.5", "12,345.5", "1,234,567"),
        ("ja-JP", "1,234.5", "12,345.5", "1,234,567"),
        ("ar", "1,234.5", "12,345.5", "1,234,567"),
    ];
    for (tag, four, five, seven) in rows {
        let print = |value| Locale::new(tag).number(value, 2);
        check([
            ((tag, 4), print(1234.5), four),
            ((tag, 5), print(12345.5), five),
            ((tag, 7), print(1_234_567.0), seven),
        ]);
    }
}

#[test]
fn money_of_the_country_and_of_others() {
    let rows = [
        // language, currency, 1234.5
        ("en-US", "USD", "$1,234.50"),
        ("en-US", "EUR", "€1,234.50"),
        ("en-GB", "GBP", "£1,234.50"),
        ("de-DE", "EUR", "1.234,50_€"),
        ("de-DE", "USD", "1.234,50_$"),
        ("fr-FR", "EUR", "1'234,50_€"),
        ("es-ES", "EUR", "1234,50_€"),
        ("pt-PT", "EUR", "1234,50_€"),
        ("ru-RU", "RUB", "1_234,50_₽"),
        ("ru-RU", "EUR", "1_234,50_€"),
        ("pl-PL", "PLN", "1234,50_zł"),
        ("zh-CN", "USD", "$1,234.50"),
        ("ja-JP", "USD", "$1,234.50"),
    ];
    check(rows.map(|(tag, code, wanted)| ((tag, code), Locale::new(tag).amount(1234.5, currency(code)), wanted)));
}

/// A row that comes to agree moves up to the tables of the other tests.
#[test]
fn where_money_and_numbers_differ_from_cldr() {
    let rows = [
        // language, currency, 1234.5 as printed, and in CLDR
        ("de-CH", "CHF", "Fr.1’234.50", "CHF_1’234.50"),
        ("pt-BR", "BRL", "R$1.234,50", "R$_1.234,50"),
        ("it-IT", "EUR", "1.234,50_€", "1234,50_€"),
        ("de-AT", "EUR", "€1_234,50", "€_1.234,50"),
        ("nl-NL", "EUR", "1.234,50_€", "€_1.234,50"),
        ("tr-TR", "TRY", "1.234,50_₺", "₺1.234,50"),
        ("en-ZA", "ZAR", "ZAR_1_234.50", "R1_234,50"),
        ("ar", "EUR", "€1,234.50", "\u{200f}1,234.50_€"),
    ];
    for (tag, code, printed, cldr) in rows {
        let found = plain(&Locale::new(tag).amount(1234.5, currency(code)));
        assert_eq!(found, printed, "{tag}: CLDR has {cldr}");
        assert_ne!(found, cldr, "{tag} agrees now");
    }
    assert_eq!(Locale::new("it-IT").number(1234.5, 1), "1.234,5", "CLDR has 1234,5");
    assert_eq!(Locale::new("hi-IN").number(1_234_567.0, 0), "1,234,567", "CLDR has 12,34,567");
}

#[test]
fn dates() {
    let date = Date::new(2026, 2, 3).expect("a date");
    let rows = [
        ("en-US", "Feb 3, 2026"),
        ("en-GB", "3 Feb 2026"),
        ("de-DE", "03.02.2026"),
        ("de-CH", "03.02.2026"),
        ("fr-FR", "03/02/2026"),
        ("pt-BR", "03/02/2026"),
        ("ru-RU", "03.02.2026"),
        ("ar", "03/02/2026"),
        // CLDR writes 3/2/26, 03/02/26, 2026/2/3 and 2026/02/03: here the year is whole and all have the same width.
        ("es-ES", "03/02/2026"),
        ("it-IT", "03/02/2026"),
        ("zh-CN", "2026-02-03"),
        ("ja-JP", "2026-02-03"),
    ];
    check(rows.map(|(tag, wanted)| (tag, Locale::new(tag).date(date), wanted)));
}

#[test]
fn a_language_that_is_not_known_is_read_as_american_english() {
    for tag in ["", "tlh", "x", "-", "en_US", "EN-us"] {
        assert_eq!(Locale::new(tag), Locale::default(), "{tag}");
    }
    assert_eq!(Locale::new("de_de"), Locale::new("de-DE"));
    assert_eq!(Locale::new("fr"), Locale::new("fr-FR"));
}

#[test]
fn cents_are_shown_with_both_digits_or_not_at_all() {
    let us = Locale::default();
    let usd = currency("USD");
    let rows = [
        (7200.0, "$7,200"),
        (0.1, "$0.10"),
        (0.005, "$0.01"),
        (0.004, "$0"),
        (999.999, "$1,000"),
        (1234.56, "$1,234.56"),
        (-27.0, "−$27"),
        (0.0, "$0"),
        (1e15, "$1,000,000,000,000,000"),
    ];
    check(rows.map(|(value, wanted)| (value, us.amount(value, usd), wanted)));
    assert_eq!(us.amount(1234.6, currency("JPY")), "¥1,235", "a yen has no parts");
    assert_eq!(plain(&us.amount(5.0, currency("SEK"))), "SEK_5");
    assert_eq!(us.amount(5.0, Currency::UNSTATED), "5");
}

#[test]
fn amounts_on_an_axis_are_short() {
    let rows = [
        (0.0, "$0"),
        (950.0, "$950"),
        (7500.0, "$7.5K"),
        (69_000.0, "$69K"),
        (1_200_000.0, "$1.2M"),
        (3e9, "$3B"),
        (-7500.0, "−$7.5K"),
    ];
    check(rows.map(|(value, wanted)| (value, Locale::default().amount_short(value, currency("USD")), wanted)));
    assert_eq!(plain(&Locale::new("de").amount_short(7500.0, currency("EUR"))), "7,5K_€");
}

#[test]
fn ranges_and_sums_of_money() {
    let us = Locale::default();
    let sum = |text: &str| us.money_sum(&Money::parse(text, None).expect("money").sum(), currency("USD").into());
    assert_eq!(us.money(range(52_000.0, 90_000.0), currency("USD")), "$52,000–$90,000");
    assert_eq!(us.money(range(0.001, 0.002), currency("USD")), "$0", "what prints alike is no range");
    assert_eq!(plain(&Locale::new("de").money(range(500.0, 1000.0), currency("EUR"))), "500_€–1.000_€");
    assert_eq!(sum("$5,300 + $26/month"), "$5,300 + $26/month");
    assert_eq!(sum("$20-200/month"), "$20–$200/month");
    assert_eq!(sum("€500 + $5,300"), "$5,300 + €500", "the report's own currency first");
    assert_eq!(us.money_sum(&gonogo_report::MoneySum::NOTHING, Some(currency("EUR"))), "€0");
}

#[test]
fn lengths_of_time() {
    let rows = [
        ("Immediate", "now"),
        ("4h", "4 hours"),
        ("1h", "1 hour"),
        ("1 day", "1 day"),
        ("3 days", "3 days"),
        ("1 week", "1 week"),
        ("1.5 weeks", "1.5 weeks"),
        ("2-3 weeks", "2–3 weeks"),
        ("12-16 weeks", "12–16 weeks"),
        ("2-4 months", "2–4 months"),
        ("1 month", "1 month"),
        ("10 days", "10 days"),
        ("1-2 days", "1–2 days"),
    ];
    let print = |text: &str| Locale::default().days(Span::parse(text).expect("a length").days());
    check(rows.map(|(text, wanted)| (text, print(text), wanted)));
    assert_eq!(Locale::new("de").days(range(10.5, 10.5)), "1,5 weeks");
    assert_eq!(Locale::default().after(Range::ZERO), "today");
    assert_eq!(Locale::default().after(range(14.0, 21.0)), "after 2–3 weeks");
}

#[test]
fn work() {
    let print = |low, high| Locale::new("en").hours(range(low, high));
    check([
        ((42, 42), print(42.0, 42.0), "42 hours"),
        ((280, 400), print(280.0, 400.0), "280–400 hours"),
        ((1, 1), print(1.0, 1.0), "1 hour"),
        ((0, 1), print(0.5, 1.0), "0.5–1 hours"),
        ((1000, 2000), print(1000.0, 2000.0), "1,000–2,000 hours"),
    ]);
}

#[test]
fn differences_carry_their_sign() {
    let us = Locale::default();
    let usd = currency("USD");
    check([
        ((-61_800.0, -61_800.0), us.money_difference((-61_800.0, -61_800.0), usd), "−$61,800"),
        ((500.0, 1000.0), us.money_difference((500.0, 1000.0), usd), "+$500–$1,000"),
        ((-1000.0, -500.0), us.money_difference((-1000.0, -500.0), usd), "−$500–$1,000"),
        ((0.0, 0.0), us.money_difference((0.0, 0.0), usd), "±$0"),
        ((0.0, 500.0), us.money_difference((0.0, 500.0), usd), "+$0–$500"),
        ((-5.0, 5.0), us.money_difference((-5.0, 5.0), usd), "−$5 to +$5"),
        ((-42.0, -63.0), us.days_difference((-42.0, -63.0)), "−6–9 weeks"),
        ((7.0, 7.0), us.days_difference((7.0, 7.0)), "+1 week"),
        ((0.0, 0.0), us.days_difference((0.0, 0.0)), "±0 days"),
        ((0.0, 3.0), us.days_difference((0.0, 3.0)), "+0–3 days"),
        ((-3.0, 4.0), us.days_difference((-3.0, 4.0)), "−3 to +4 days"),
    ]);
    assert_eq!([us.signed(6.0, 1), us.signed(-27.0, 1), us.signed(0.0, 1)], ["+6", "−27", "±0"]);
}
