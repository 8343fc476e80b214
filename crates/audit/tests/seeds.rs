//! The seeds of the fuzz targets, without the fuzzer: what it found stays mended.

#[cfg(test)]
#[path = "../../../fuzz/src/audit.rs"]
mod audit;
#[cfg(test)]
#[path = "../../../fuzz/src/seeds.rs"]
mod seeds;

#[test]
fn bytes_are_decoded() {
    seeds::replay("decode", audit::decode);
}

#[test]
fn texts_are_parsed() {
    seeds::replay("parse", audit::parse);
}

#[test]
fn audits_are_extracted_and_checked() {
    seeds::replay("extract", audit::extract);
}
