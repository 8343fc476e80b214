//! Ways to choose from that no word for "option" numbers. Documents of a few lines, all invented.

use gonogo_report::Stance;

use crate::reading::read;

/// At least and at most so many days.
type Days = Option<(f64, f64)>;

/// The options with the days that they take and what is said of them.
fn options(text: &str) -> Vec<(String, Days, Option<Stance>)> {
    let days = |span: &gonogo_report::Span| (span.days().low(), span.days().high());
    let options = read(text).report.options;
    options.into_iter().map(|option| (option.name, option.duration.as_ref().map(days), option.stance)).collect()
}

#[test]
fn ways_beside_each_other_are_options_where_one_is_recommended() {
    let headed = "# Kiln\n\n## Time until it burns\n\n### **Least (the door alone)**: 1-2 days\n- Mend the door\n\n\
                  ### **Recommended (door and roof)**: 3-5 days\n- Mend both\n";
    assert_eq!(
        options(headed),
        [
            ("Least".to_owned(), Some((1.0, 2.0)), None),
            ("Recommended".to_owned(), Some((3.0, 5.0)), Some(Stance::Recommended))
        ]
    );
    let fields = "# Kiln\n\n## Time until it burns\n\n### Bare hearth → Trial\n- **Timeline:** 2 weeks\n- **Investment:** $2K\n\n\
                  ### Bare hearth → Every day ⭐ RECOMMENDED\n- **Timeline:** 4 weeks\n- **Investment:** $3K - $5K\n";
    let names: Vec<_> = options(fields).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["Bare hearth → Trial", "Bare hearth → Every day"]);
    assert!(read(fields).report.options.iter().all(|option| option.cost.is_some()));
}

#[test]
fn a_list_below_a_line_that_asks_to_choose_holds_options() {
    let text = "# Horno\n\n## Siguiente paso\n\nElige una opción:\n\n1. **Cambiar la puerta** (2-3 días)\n   → Bisagras\n\n\
                2. **Revisar el techo** (3-4 días)\n   → Tejas\n";
    let wanted = [("Cambiar la puerta", (2.0, 3.0)), ("Revisar el techo", (3.0, 4.0))];
    assert_eq!(options(text), wanted.map(|(name, days)| (name.to_owned(), Some(days), None)));
}

#[test]
fn what_comes_first_and_what_is_typed_are_no_options() {
    for text in [
        "# Kiln\n\n## Fixes by weight\n\n### Critical: 2 days\n- Door\n\n### Recommended: 5 days\n- Roof\n\n### Optional: 9 days\n- Paint\n",
        "# Kiln\n\n## Start\n\n### Option 1: With coal (recommended)\n\n```bash\nkiln --coal\n```\n\n### Option 2: With wood\n\n```bash\nkiln --wood\n```\n",
        "# Kiln\n\n## To do\n\n### Before the season (recommended)\n1. Door\n\n### After the season (recommended)\n1. Roof\n",
        "# Kiln\n\n## How long\n\n- **Door alone:** 2 days\n- **Recommended:** 1 week\n- **All of it:** 3 weeks\n",
        "# Kiln\n\n## Problems\n\n**Fix options:**\n\n1. **Oil the hinge** (30 min)\n2. **Buy a door** (2 days)\n",
    ] {
        assert_eq!(options(text), [], "{text}");
    }
}
