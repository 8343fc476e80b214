//! What a mark stands for. A style sheet turns roles into colors, lines and patterns; this crate knows none of them.

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A band of scores, a filled area; 0 for the lowest level to 4 for the highest.
    Band(u8),
    /// A thin line at a tick.
    Grid,
    /// A line that something stands on; a short upright one for a bar without length.
    Axis,
    /// The part of a phase's bar that is certain: up to its earliest end. Filled.
    Firm,
    /// The lighter part of a bar from the low end to the high end, or the area between two courses. Filled.
    Uncertain,
    /// The cost of labor up to its low end. Filled.
    Labor,
    /// The cost of services up to its low end. Filled; give it a pattern.
    Services,
    /// The line with two ends that spans a range.
    Whisker,
    /// The line over the sums of cost so far.
    Cumulated,
    /// A point on that line. Filled.
    CumulatedPoint,
    /// What the audit states, up to its low end: an outline, not filled.
    Stated,
    /// What the audit states, from its low end to its high end: a dashed outline.
    StatedRange,
    /// A total of an option. Filled.
    Total,
    /// A milestone, a filled diamond.
    Milestone,
    /// A gate that opens, a filled flag.
    Gate,
    /// The latest course of a value over time: a line.
    Line,
    /// The earliest course of a value over time: a thin line.
    Earliest,
    /// A point at which a value changes. Filled.
    Point,
    /// The line at the greatest value that can be reached.
    Maximum,
    /// A risk that stays open: a filled square.
    RiskOpen,
    /// A risk that the plan closes: a hollow circle with a tick in it. Not filled.
    RiskClosed,
    /// A name or value that belongs to a mark; text.
    Label,
    /// A name or value that carries the chart; bold text.
    Strong,
    /// A quiet remark; text.
    Note,
    /// The value at a tick; text.
    AxisLabel,
}

impl Role {
    /// The class by which a style sheet finds the marks of this role.
    pub fn class(self) -> &'static str {
        match self {
            Self::Band(0) => "m-band-0",
            Self::Band(1) => "m-band-1",
            Self::Band(2) => "m-band-2",
            Self::Band(3) => "m-band-3",
            Self::Band(4..) => "m-band-4",
            Self::Grid => "m-grid",
            Self::Axis => "m-axis",
            Self::Firm => "m-firm",
            Self::Uncertain => "m-uncertain",
            Self::Labor => "m-labor",
            Self::Services => "m-services",
            Self::Whisker => "m-whisker",
            Self::Cumulated => "m-cumulated",
            Self::CumulatedPoint => "m-cumulated-point",
            Self::Stated => "m-stated",
            Self::StatedRange => "m-stated-range",
            Self::Total => "m-total",
            Self::Milestone => "m-milestone",
            Self::Gate => "m-gate",
            Self::Line => "m-line",
            Self::Earliest => "m-earliest",
            Self::Point => "m-point",
            Self::Maximum => "m-maximum",
            Self::RiskOpen => "m-risk-open",
            Self::RiskClosed => "m-risk-closed",
            Self::Label => "m-label",
            Self::Strong => "m-strong",
            Self::Note => "m-note",
            Self::AxisLabel => "m-axis-label",
        }
    }

    /// How far in front a mark is drawn, 0 at the back.
    pub(crate) fn layer(self) -> u8 {
        match self {
            Self::Band(_) => 0,
            Self::Grid => 1,
            Self::Uncertain => 2,
            Self::Firm | Self::Labor | Self::Services | Self::Total => 3,
            Self::Axis | Self::Maximum => 4,
            Self::Stated | Self::StatedRange | Self::Whisker | Self::Earliest => 5,
            Self::Line | Self::Cumulated => 6,
            Self::CumulatedPoint | Self::Point | Self::Milestone | Self::Gate | Self::RiskOpen | Self::RiskClosed => 7,
            Self::Label | Self::Strong | Self::Note | Self::AxisLabel => 8,
        }
    }

    /// The size of text of this role in CSS pixels.
    pub(crate) fn text_size(self) -> f64 {
        if matches!(self, Self::Label | Self::Strong) { 13.0 } else { 12.0 }
    }
}
