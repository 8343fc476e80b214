//! The seeds of a target: inputs of every kind, and what the fuzzer found.

use std::path::Path;

/// Calls `each` with every seed of a target.
pub fn replay(target: &str, each: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(target);
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "`{}` holds no seeds", folder.display());
    for path in paths {
        println!("{}", path.display());
        each(&std::fs::read(&path).unwrap());
    }
}
