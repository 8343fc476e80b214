//! The seeds of the fuzz target for `scores.json`, without the fuzzer: what it found stays mended.

#[cfg(test)]
#[path = "../../../fuzz/src/report.rs"]
mod report;
#[cfg(test)]
#[path = "../../../fuzz/src/seeds.rs"]
mod seeds;

#[test]
fn scores_are_read() {
    seeds::replay("scores", report::scores);
}
