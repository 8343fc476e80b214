//! Letters, for texts that are compared without case.

/// The text in lower case, letter by letter, with one small sigma in all places: so it equals that of a text that differs
/// in case only. [`str::to_lowercase`] tells the two sigmas apart, by tables that the wasm would have to carry.
pub fn lower(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase);
    letters.map(|c| if c == 'ς' { 'σ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn texts_that_differ_in_case_only_become_equal() {
        for (one, other) in [("Backups", "BACKUPS"), ("Über", "ÜBER"), ("σοφός", "ΣΟΦΌΣ"), ("Запуск", "ЗАПУСК")]
        {
            assert_eq!(lower(one), lower(other));
        }
    }
}
