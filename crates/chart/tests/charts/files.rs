//! What leaves the page: SVG and CSV with the text of a stranger in it.

use gonogo_chart::{Cell, Table, charts, expected};

use crate::audit::{Case, assistant};

#[test]
fn an_svg_says_what_the_chart_says() {
    let case = Case::of(assistant());
    for chart in charts(&case.input(0), 640.0).into_iter().flatten() {
        let svg = chart.to_svg();
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
        assert!(svg.contains(&format!("<title>{}</title>", chart.title)));
        let marks = svg.matches("<path class=\"m-").count() + svg.matches("<text class=\"m-").count();
        assert_eq!(marks, chart.scene.marks.len() + 2 * chart.legend.len());
        assert!(chart.legend.iter().all(|entry| svg.contains(&entry.text)));
    }
}

#[test]
fn coordinates_have_one_decimal_place_at_most() {
    let case = Case::of(assistant());
    for mark in charts(&case.input(0), 333.3).into_iter().flatten().flat_map(|chart| chart.scene.marks) {
        let d = mark.shape.d().unwrap_or_default();
        let fractions = d.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(|number| number.split_once('.'));
        assert!(fractions.clone().all(|(_, fraction)| fraction.len() == 1), "{d}");
    }
}

#[test]
fn text_cannot_leave_its_place_in_an_svg() {
    let tricks = [
        "</text><script>alert(1)</script>",
        "\" onload=\"alert(1)",
        "' onload='alert(1)",
        "]]><!-- --><?xml?>&amp;&lt;",
        "</style></title></desc></svg>",
        "\u{0}\u{1b}\u{ffff}",
    ];
    for trick in tricks {
        let mut report = assistant();
        report.phases.iter_mut().for_each(|phase| phase.name = trick.to_owned());
        report.options.iter_mut().for_each(|option| option.name = trick.to_owned());
        report.levels.iter_mut().for_each(|level| level.name = trick.to_owned());
        report.risks.iter_mut().for_each(|risk| risk.title = trick.to_owned());
        let case = Case::of(report);
        for chart in charts(&case.input(0), 640.0).into_iter().flatten() {
            let svg = chart.to_svg();
            for foreign in ["<script", "onload=\"", "onload='", "]]>", "<!--", "<?", "\u{0}", "\u{1b}", "\u{ffff}"] {
                assert!(!svg.contains(foreign), "{foreign:?} in the {}", chart.id);
            }
            for closing in ["</svg>", "</style>", "</title>", "</desc>"] {
                assert_eq!(svg.matches(closing).count(), 1, "{closing} in the {}", chart.id);
            }
        }
    }
}

#[test]
fn a_table_is_csv_that_a_spreadsheet_reads_and_does_not_run() {
    let table = Table {
        caption: "Risks".to_owned(),
        headers: vec!["Risk".to_owned(), "Closed".to_owned()],
        rows: vec![
            vec![Cell::words("Plain"), Cell::figure("after 1 week")],
            vec![Cell::words("With, comma and \"quotes\""), Cell::words("two\nlines")],
            vec![Cell::words("=1+1"), Cell::words("@SUM(A1)")],
            vec![Cell::words("  -2"), Cell::words("+1,000")],
        ],
    };
    let csv = "Risk,Closed\r\nPlain,after 1 week\r\n\"With, comma and \"\"quotes\"\"\",\"two\nlines\"\r\n\
               '=1+1,'@SUM(A1)\r\n'  -2,\"'+1,000\"\r\n";
    assert_eq!(table.to_csv(), csv);
}

#[test]
fn cut_text_is_whole_in_datum_and_table() {
    let long = "A risk whose name goes on and on until nobody remembers where it began ".repeat(6);
    let long = long.trim();
    let mut report = assistant();
    report.risks[0].title = long.to_owned();
    let case = Case::of(report);
    let chart = expected(&case.input(0), 320.0).expect("risks");
    assert!(chart.scene.data[0].label.contains(long));
    assert_eq!(chart.table.rows[0][1].text, long);
    assert!(chart.to_svg().contains('…'));
}
