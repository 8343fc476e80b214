//! Every chart is whole: nothing leaves the scene, no text touches another, every datum can be hit.

use gonogo_chart::{Chart, Mark, PathOp, Rect, Shape, TARGET, charts};

use crate::audit::{Case, assistant};

pub(crate) const WIDTHS: [f64; 7] = [240.0, 280.0, 320.0, 480.0, 640.0, 900.0, 1200.0];
/// Coordinates are rounded to a tenth.
const ROUNDING: f64 = 0.11;

#[test]
fn at_every_width_and_under_every_option() {
    let case = Case::of(assistant());
    for width in WIDTHS {
        for chosen in 0..case.outlooks.len() {
            for chart in charts(&case.input(chosen), width) {
                check(&chart.expect("the audit has all that the charts need"), width);
            }
        }
    }
}

#[test]
fn a_width_that_is_no_width_is_drawn_for_the_least_one() {
    let case = Case::of(assistant());
    for width in [f64::NAN, f64::INFINITY, -10.0, 0.0, 100.0] {
        for chart in charts(&case.input(0), width) {
            let chart = chart.expect("the audit has all that the charts need");
            assert_eq!(chart.scene.width, gonogo_chart::MIN_WIDTH);
            check(&chart, gonogo_chart::MIN_WIDTH);
        }
    }
}

#[test]
fn the_same_input_gives_the_same_chart() {
    let case = Case::of(assistant());
    assert_eq!(charts(&case.input(0), 700.0), charts(&case.input(0), 700.0));
}

#[test]
fn a_mark_keeps_its_key_when_the_width_changes() {
    let case = Case::of(assistant());
    let keys = |width: f64| -> Vec<String> {
        let scenes = charts(&case.input(0), width).into_iter().flatten().map(|chart| chart.scene);
        let bars = scenes.flat_map(|scene| scene.marks).filter(|mark| mark.role.class() == "m-firm");
        bars.map(|mark| mark.key).collect()
    };
    assert_eq!(keys(320.0), keys(1000.0));
    assert_eq!(keys(320.0), ["m-firm.phase.p1", "m-firm.phase.p2", "m-firm.phase.p3", "m-firm.phase.p4"]);
}

/// Panics with what is wrong with a chart.
pub(crate) fn check(chart: &Chart, width: f64) {
    let scene = &chart.scene;
    let at = format!("{} at {width}", chart.id);
    assert_eq!(scene.width, width, "{at}");
    assert!(scene.height.is_finite() && scene.height > 20.0, "{at}: {} high", scene.height);
    let whole = Rect { x: 0.0, y: 0.0, width, height: scene.height };
    for mark in &scene.marks {
        assert!(holds(&whole, &mark.bounds()), "{at}: {mark:?} leaves the scene of {} high", scene.height);
        assert!(mark.datum.is_none_or(|datum| datum < scene.data.len()), "{at}: {mark:?}");
        if let Shape::Path(ops) = &mark.shape {
            assert!(matches!(ops[0], PathOp::Move(..)), "{at}: {mark:?}");
        }
    }
    let mut keys: Vec<&str> = scene.marks.iter().map(|mark| mark.key.as_str()).collect();
    keys.sort_unstable();
    assert!(keys.windows(2).all(|pair| pair[0] != pair[1]), "{at}: a key occurs twice");
    assert!(!scene.data.is_empty(), "{at}: nothing to point at");
    for datum in &scene.data {
        assert!(holds(&whole, &datum.area), "{at}: {datum:?}");
        assert!(datum.area.width >= TARGET && datum.area.height >= TARGET, "{at}: {datum:?}");
        assert!(!datum.label.is_empty() && !datum.label.contains(char::is_control), "{at}: {datum:?}");
    }
    no_text_touches_another(&scene.marks, &at);
    assert!(!chart.title.is_empty() && !chart.summary.is_empty(), "{at}");
    assert!(!format!("{}{}", chart.title, chart.summary).contains(char::is_control), "{at}: {}", chart.title);
    assert!(!chart.table.rows.is_empty(), "{at}");
    assert!(chart.table.rows.iter().all(|row| row.len() == chart.table.headers.len()), "{at}: {:?}", chart.table);
}

fn no_text_touches_another(marks: &[Mark], at: &str) {
    let texts: Vec<(&Mark, Rect)> = marks
        .iter()
        .filter(|mark| matches!(mark.shape, Shape::Text { .. }))
        .map(|mark| (mark, mark.bounds()))
        .collect();
    for (index, (one, area)) in texts.iter().enumerate() {
        for (other, other_area) in &texts[..index] {
            assert!(!smaller(area).overlaps(&smaller(other_area)), "{at}: {one:?} touches {other:?}");
        }
    }
}

fn smaller(area: &Rect) -> Rect {
    let (width, height) = ((area.width - ROUNDING).max(0.0), (area.height - ROUNDING).max(0.0));
    Rect { x: area.x + ROUNDING / 2.0, y: area.y + ROUNDING / 2.0, width, height }
}

fn holds(outer: &Rect, inner: &Rect) -> bool {
    inner.x >= outer.x - ROUNDING
        && inner.y >= outer.y - ROUNDING
        && inner.right() <= outer.right() + ROUNDING
        && inner.bottom() <= outer.bottom() + ROUNDING
}
