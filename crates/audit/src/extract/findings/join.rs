//! Mentions of one problem become one: by the id that the text gives, else by an equal title.

use std::collections::BTreeMap;

use gonogo_report::FindingStatus;

use super::Found;
use crate::extract::words::lower;

/// The problems, each once, where it is mentioned first; of two severities the worse one counts.
pub(super) fn join(all: Vec<Found>) -> Vec<Found> {
    let mut joined: Vec<Found> = Vec::with_capacity(all.len());
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_title: BTreeMap<String, usize> = BTreeMap::new();
    for found in all {
        let id = found.id.as_deref().map(lower);
        let title = key(&found.finding.value.title);
        let known_id = id.as_ref().and_then(|id| by_id.get(id)).copied();
        // Ids are reused from list to list: an equal one joins only where the titles have something in common.
        let known = known_id
            .filter(|at| akin(&joined[*at].finding.value.title, &found.finding.value.title))
            .or_else(|| by_title.get(&title).copied());
        match known {
            Some(at) => merge(&mut joined[at], found),
            None => {
                if let Some(id) = id {
                    by_id.entry(id).or_insert(joined.len());
                }
                if !title.is_empty() {
                    by_title.insert(title, joined.len());
                }
                joined.push(found);
            }
        }
    }
    joined
}

/// A title as it is compared: its words, without brackets and without what says that something is missing.
fn key(title: &str) -> String {
    let (outer, _) = crate::extract::rating::without_brackets(title);
    let key = crate::check::key(&outer);
    let missing = |word: &str| matches!(word, "no" | "zero" | "missing");
    if !key.split(' ').any(missing) {
        return key;
    }
    key.split(' ').filter(|word| !missing(word)).collect::<Vec<_>>().join(" ")
}

/// Whether two titles share a word that is long enough to mean something.
fn akin(one: &str, other: &str) -> bool {
    let (one, other) = (key(one), key(other));
    one.split(' ').filter(|word| word.len() > 3).any(|word| other.split(' ').any(|own| own == word))
}

fn merge(known: &mut Found, other: Found) {
    let Found { finding: other, id, .. } = other;
    known.id = known.id.take().or(id);
    let place = |field: &str| other.places.iter().find(|(known, _)| *known == field).map(|(_, span)| span.clone());
    if other.value.severity < known.finding.value.severity {
        known.finding.value.severity = other.value.severity;
        if let Some(span) = place("severity") {
            known.finding.places.retain(|(field, _)| *field != "severity");
            known.finding.at("severity", span);
        }
    }
    if other.value.status != FindingStatus::Open && known.finding.value.status == FindingStatus::Open {
        known.finding.value.status = other.value.status;
        if let Some(span) = place("status") {
            known.finding.at("status", span);
        }
    }
    macro_rules! fill {
        ($($field:ident)*) => {$(
            if known.finding.value.$field.is_none() && let (Some(value), Some(span)) = (other.value.$field.clone(), place(stringify!($field))) {
                known.finding.value.$field = Some(value);
                known.finding.at(stringify!($field), span);
            }
        )*};
    }
    fill!(risk impact fix effort cost evidence);
}
