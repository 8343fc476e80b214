//! Ranges and sums hold what arithmetic says, for any numbers.

#![allow(clippy::expect_used, reason = "a test may fail")]

use gonogo_report::{Amount, Currency, Effort, Money, MoneySum, Per, Range, Span};
use proptest::prelude::*;

fn range() -> impl Strategy<Value = Range> {
    (0_u32..1_000_000, 0_u32..1_000_000)
        .prop_map(|(one, other)| Range::new(f64::from(one) / 4.0, f64::from(other) / 4.0).expect("finite"))
}

fn amount() -> impl Strategy<Value = Amount> {
    let currency = prop_oneof![Just("USD"), Just("EUR"), Just("CHF")];
    let per = prop_oneof![Just(Per::Once), Just(Per::Month), Just(Per::Each("record".to_owned()))];
    (range(), currency, per).prop_map(|(range, code, per)| Amount {
        currency: Currency::from_code(code).expect("a code"),
        range,
        per,
    })
}

proptest! {
    #[test]
    fn a_range_keeps_its_ends_in_order(one in any::<f64>(), other in any::<f64>()) {
        match Range::new(one, other) {
            Some(range) => prop_assert!(range.low() <= range.high()),
            None => prop_assert!(!one.is_finite() || !other.is_finite()),
        }
    }

    #[test]
    fn ranges_add_up_end_to_end_in_any_order(a in range(), b in range(), c in range()) {
        prop_assert_eq!((a + b) + c, a + (b + c));
        prop_assert_eq!(a + b, b + a);
        prop_assert_eq!(a + Range::ZERO, a);
        prop_assert_eq!((a + b).low(), a.low() + b.low());
        prop_assert_eq!((a + b).high(), a.high() + b.high());
    }

    #[test]
    fn the_later_of_two_is_never_before_either(a in range(), b in range()) {
        let later = a.later(b);
        prop_assert!(later.low() >= a.low().max(b.low()) && later.high() >= a.high().max(b.high()));
    }

    #[test]
    fn sums_keep_currencies_and_periods_apart(amounts in prop::collection::vec(amount(), 0..20)) {
        let sum: MoneySum = amounts.iter().collect();
        for code in ["USD", "EUR", "CHF"] {
            let currency = Currency::from_code(code).expect("a code");
            let of = |per: &Per| amounts.iter().filter(|a| a.currency == currency && a.per == *per)
                .map(|a| a.range).reduce(|one, other| one + other);
            let found = sum.of(currency);
            prop_assert_eq!(found.once, of(&Per::Once).unwrap_or(Range::ZERO));
            prop_assert_eq!(found.per_month, of(&Per::Month));
        }
    }

    #[test]
    fn the_order_of_amounts_changes_no_total(mut amounts in prop::collection::vec(amount(), 0..20)) {
        let forward: MoneySum = amounts.iter().collect();
        amounts.reverse();
        let backward: MoneySum = amounts.iter().collect();
        for sum in forward.sums() {
            prop_assert_eq!(*sum, backward.of(sum.currency));
        }
    }

    #[test]
    fn money_reads_back_what_is_written(low in 0_u32..1_000_000, more in 0_u32..1_000_000) {
        let high = low + more;
        let read = |text: String| Money::parse(&text, None).ok().and_then(|money| money.amount()).map(|a| a.range);
        let wanted = Range::new(f64::from(low), f64::from(high));
        prop_assert_eq!(read(format!("${low}-${high}")), wanted);
        prop_assert_eq!(read(format!("€{low} – {high}")), wanted);
        prop_assert_eq!(read(format!("{low} to {high} USD")), wanted);
        let grouped = gonogo_report::Locale::new("en").number(f64::from(high), 0);
        prop_assert_eq!(read(format!("${grouped}")), Range::point(f64::from(high)));
    }

    #[test]
    fn times_read_back_what_is_written(low in 1_u32..500, more in 0_u32..500) {
        let high = low + more;
        let days = |text: String| Span::parse(&text).ok().map(|span| span.days());
        prop_assert_eq!(days(format!("{low}-{high} weeks")), Range::new(f64::from(low) * 7.0, f64::from(high) * 7.0));
        prop_assert_eq!(days(format!("Week {low}-{high}")), Range::point(f64::from(high - low + 1) * 7.0));
        let hours = Effort::parse(&format!("{low}-{high}h")).ok().map(|effort| effort.hours());
        prop_assert_eq!(hours, Range::new(f64::from(low), f64::from(high)));
    }

    #[test]
    fn no_text_makes_the_grammar_fail_otherwise_than_by_saying_so(text in "\\PC{0,40}") {
        let _ = (Money::parse(&text, None), Span::parse(&text), Effort::parse(&text), gonogo_report::Moment::parse(&text));
    }

    #[test]
    fn nor_does_a_text_made_of_its_own_words(words in prop::collection::vec(
        prop::sample::select(vec!["$", "€", "12", "1,2", "-", "–", "+", "K", "/", "month", "week", "h", "~", "up to", "=", "Q", "(", ")", " ", "or", "½", "。", "x"]), 0..12)) {
        let text = words.concat();
        let _ = (Money::parse(&text, None), Span::parse(&text), Effort::parse(&text), gonogo_report::Moment::parse(&text));
    }
}
