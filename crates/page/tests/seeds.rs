//! The seeds of the fuzz target for links, without the fuzzer: what it found stays mended.

#[cfg(test)]
#[path = "../../../fuzz/src/page.rs"]
mod page;
#[cfg(test)]
#[path = "../../../fuzz/src/seeds.rs"]
mod seeds;

#[test]
fn links_are_read() {
    seeds::replay("link", page::link);
}
