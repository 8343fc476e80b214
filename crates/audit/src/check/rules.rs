//! All rules, by their codes.

mod above_maximum;
mod count_heading;
mod count_line;
mod done_count;
mod effort;
mod encoding;
mod form;
mod levels;
mod mean;
mod milestone;
mod parts;
mod percent;
mod phase_names;
mod plan;
mod product;
mod row_parts;
mod scorecard;
mod scores;
mod severities;
mod tally;
mod template;
mod total_column;
mod total_line;
mod total_row;
mod twice;
mod unfixed;
mod unread;
mod verdict;
mod weights;

use super::Rule;

/// All rules, by their codes.
pub const RULES: &[&Rule] = &[
    &total_row::RULE,
    &total_line::RULE,
    &effort::RULE,
    &total_column::RULE,
    &parts::RULE,
    &product::RULE,
    &weights::RULE,
    &scorecard::RULE,
    &percent::RULE,
    &mean::RULE,
    &above_maximum::RULE,
    &levels::RULE,
    &count_heading::RULE,
    &count_line::RULE,
    &done_count::RULE,
    &tally::RULE,
    &severities::RULE,
    &template::RULE,
    &verdict::RULE,
    &scores::RULE,
    &phase_names::RULE,
    &plan::RULE,
    &milestone::RULE,
    &unfixed::RULE,
    &twice::RULE,
    &encoding::NOT_TEXT,
    &encoding::ENCODING,
    &encoding::REPAIRED,
    &encoding::INVALID,
    &encoding::LOST,
    &encoding::CONTROL,
    &encoding::DIRECTION,
    &form::NESTING,
    &form::RAW_HTML,
    &form::REFUSED,
    &form::ANCHOR,
    &form::UNUSED,
    &form::CELLS,
    &unread::RULE,
];
