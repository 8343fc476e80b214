//! What the marks of a chart mean, each with a sample.

use crate::role::Role;
use crate::scene::{PathOp, Scene, Series, Shape};

/// What marks of one look mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Legend {
    /// The role of the marks.
    pub role: Role,
    /// Whose they are.
    pub series: Series,
    /// What they mean.
    pub text: String,
}

impl Legend {
    /// The width and height of a sample in CSS pixels.
    pub const SAMPLE: (f64, f64) = (18.0, 14.0);

    /// A path that looks like the marks, in a box of [`Legend::SAMPLE`]: give it the class of the role.
    pub fn sample(&self) -> Shape {
        use PathOp::{Close, HalfCircle, Line, Move};
        let flat = || vec![Move(1.0, 7.0), Line(17.0, 7.0)];
        let block = |x0, y0, x1, y1| vec![Move(x0, y0), Line(x1, y0), Line(x1, y1), Line(x0, y1), Close];
        let circle = |r: f64| vec![Move(9.0 - r, 7.0), HalfCircle(r, 9.0 + r, 7.0), HalfCircle(r, 9.0 - r, 7.0), Close];
        Shape::Path(match self.role {
            Role::Grid | Role::Axis | Role::Line | Role::Earliest | Role::Maximum | Role::Cumulated => flat(),
            Role::Whisker => {
                vec![
                    Move(2.0, 3.0),
                    Line(2.0, 11.0),
                    Move(2.0, 7.0),
                    Line(16.0, 7.0),
                    Move(16.0, 3.0),
                    Line(16.0, 11.0),
                ]
            }
            Role::CumulatedPoint | Role::Point => circle(3.5),
            Role::Milestone => vec![Move(9.0, 1.0), Line(15.0, 7.0), Line(9.0, 13.0), Line(3.0, 7.0), Close],
            Role::Gate => {
                vec![Move(4.2, 0.0), Line(14.0, 4.0), Line(5.8, 8.0), Line(5.8, 14.0), Line(4.2, 14.0), Close]
            }
            Role::RiskOpen => block(4.0, 2.0, 14.0, 12.0),
            Role::RiskClosed => {
                let tick = [Move(6.2, 7.2), Line(8.3, 9.4), Line(12.0, 4.6)];
                [circle(6.0).as_slice(), &tick].concat()
            }
            Role::Band(_)
            | Role::Firm
            | Role::Uncertain
            | Role::Labor
            | Role::Services
            | Role::Stated
            | Role::StatedRange
            | Role::Total
            | Role::Label
            | Role::Strong
            | Role::Note
            | Role::AxisLabel => block(1.0, 2.0, 17.0, 12.0),
        })
    }

    /// The entries whose marks occur in a scene.
    pub(crate) fn of(scene: &Scene, entries: &[(Role, Series, &str)]) -> Vec<Self> {
        let occurs = |role, series| scene.marks.iter().any(|mark| mark.role == role && mark.series == series);
        let entries = entries.iter().filter(|(role, series, _)| occurs(*role, *series));
        entries.map(|&(role, series, text)| Self { role, series, text: text.to_owned() }).collect()
    }
}
