//! Bytes in any character set become the text that was meant.

use gonogo_audit::{Encoding, NoticeKind, Page, decode};

/// What a program makes of UTF-8 that it takes for Windows-1252.
fn as_windows_1252(text: &str) -> String {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    let high = |b: u8| HIGH.get(usize::from(b).wrapping_sub(0x80)).copied().unwrap_or(char::from(b));
    text.bytes().map(high).collect()
}

fn kinds(bytes: &[u8]) -> Vec<NoticeKind> {
    decode(bytes).notices.into_iter().map(|notice| notice.kind).collect()
}

#[test]
fn utf_8_is_read_with_and_without_its_mark() {
    assert_eq!(decode("Prêt ? ✅".as_bytes()).text, "Prêt ? ✅");
    assert_eq!(decode("\u{FEFF}# Prêt".as_bytes()).text, "# Prêt");
    assert_eq!(decode("".as_bytes()).text, "");
}

#[test]
fn utf_16_is_read_with_and_without_its_mark() {
    let text = "# Готово?\n\n- [x] Backups are restored every week\n";
    for mark in [true, false] {
        let units: Vec<u16> = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16()).collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let (little, big) = (decode(&little), decode(&big));
        assert_eq!((little.text.as_str(), little.encoding), (text, Encoding::Utf16Le));
        assert_eq!((big.text.as_str(), big.encoding), (text, Encoding::Utf16Be));
    }
}

#[test]
fn a_lone_surrogate_and_half_a_unit_are_replaced_and_told() {
    let decoded = decode(b"\xFF\xFEa\0\n\0\x00\xD8b\0c");
    assert_eq!(decoded.text, "a\n\u{FFFD}b\u{FFFD}");
    assert_eq!(decoded.notices[1].line, Some(2));
    assert_eq!(decoded.notices[1].message, "2 places could not be decoded and were replaced by `\u{FFFD}`.");
}

#[test]
fn what_is_not_utf_8_is_windows_1252() {
    let decoded = decode(b"D\xE9ploiement \x96 pr\xEAt \x80");
    assert_eq!((decoded.text.as_str(), decoded.encoding), ("Déploiement – prêt €", Encoding::Windows1252));
    assert_eq!(decoded.notices[0].message, "The text is not UTF-8; it was read as Windows-1252.");
}

#[test]
fn a_bad_byte_in_utf_8_does_not_change_the_rest() {
    let decoded = decode(b"\xE2\x9C\x85 ready\r\n\xFF \xC3\xA9t\xC3\xA9");
    assert_eq!((decoded.text.as_str(), decoded.encoding), ("✅ ready\n\u{FFFD} été", Encoding::Utf8));
    assert_eq!(decoded.notices[0].line, Some(2));
    assert_eq!(decode(b"cut off \xE2\x9C").text, "cut off \u{FFFD}");
}

#[test]
fn every_line_break_is_one_line_feed() {
    assert_eq!(decode(b"a\r\nb\rc\nd\r\r\ne").text, "a\nb\nc\nd\n\ne");
}

#[test]
fn control_characters_become_visible() {
    let decoded = decode(b"one\ntwo \0 and \x1B[31m red \x7F, plain prose around them");
    assert_eq!(decoded.text, "one\ntwo ␀ and ␛[31m red ␡, plain prose around them");
    assert_eq!(decoded.notices[0].message, "3 control characters were replaced by visible signs.");
    assert_eq!(decoded.notices[0].line, Some(2));
}

#[test]
fn what_is_no_text_is_said_to_be_none() {
    let png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".as_slice();
    let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for bytes in [png, b"PK\x03\x04\x14\0", b"\0asm\x01\0\0\0", b"%PDF-1.7\n", &noise, &[0; 50]] {
        let decoded = decode(bytes);
        assert_eq!(decoded.encoding, Encoding::Binary);
        assert_eq!(decoded.notices[0].kind.code(), "not-text");
    }
    assert_eq!(decode(b"PK and GIF are file formats").encoding, Encoding::Utf8);
}

#[test]
fn utf_8_read_as_windows_1252_is_turned_back() {
    for text in [
        "✅ Sauvegardes prêtes → déploiement autorisé",
        "Café",
        "20°C in the server room, 500£ spent",
        "“It’s ready” – said nobody…",
        "🔴 nothing is tested",
        "Всё готово к запуску",
        "准备就绪",
        "Žluťoučký kůň",
    ] {
        let damaged = as_windows_1252(text);
        let decoded = decode(damaged.as_bytes());
        assert_eq!(decoded.text, text, "from {damaged}");
        assert_eq!(decoded.repairs[0].page, Page::Windows1252);
        assert_eq!(decoded.repairs[0].characters, text.chars().filter(|c| !c.is_ascii()).count());
    }
}

#[test]
fn utf_8_read_as_mac_roman_is_turned_back() {
    let decoded =
        decode("Plan\n\n‚úÖ Restores tested ‚Üí go\n\u{F8FF}üî¥ No alerts, ‚Ç¨500\nr√©sum√© d√©j√† vu".as_bytes());
    assert_eq!(decoded.text, "Plan\n\n✅ Restores tested → go\n🔴 No alerts, €500\nrésumé déjà vu");
    assert_eq!(
        decoded.notices[0].message,
        "The text was UTF-8 that had been read as Mac Roman; 8 characters were repaired."
    );
    assert_eq!(decoded.notices[0].line, Some(3));
}

#[test]
fn damage_twice_is_undone_twice() {
    let text = "Prêt à déployer ✅";
    let decoded = decode(as_windows_1252(&as_windows_1252(text)).as_bytes());
    assert_eq!((decoded.text.as_str(), decoded.repairs.len()), (text, 2));
}

#[test]
fn damage_pasted_into_healthy_text_is_repaired_where_it_is_certain() {
    let healthy = "Déploiement prêt, équipe formée, sécurité vérifiée.\n";
    let decoded = decode(format!("{healthy}âœ… Tests\n{healthy}").as_bytes());
    assert_eq!(decoded.text, format!("{healthy}✅ Tests\n{healthy}"));
}

#[test]
fn a_text_about_damage_is_left_alone() {
    let text = "Exported as `âœ…` or `‚úÖ`, never as a ✅ → looks odd. Ça arrive, hélas, très souvent.";
    let decoded = decode(text.as_bytes());
    assert_eq!((decoded.text.as_str(), decoded.notices.len()), (text, 0));
}

#[test]
fn correct_text_that_resembles_damage_is_left_alone() {
    for text in [
        "Das macht „Spaß“ und nicht nur „Maß“…",
        "QUALITÉ\u{A0}! LIBERTÉ\u{A0}!",
        "A MANHÃ\u{A0}NA MAÇÃ",
        "SÃO PAULO, AÇÃO, NÃO",
        "l’été à l’école, “était” et « être »",
        "—Él dijo: «¿Qué?»",
        "bokstaven ”Å” och ”Ä”",
        "The error grows with √π, that is 2√π.",
        "¬A ∨ ¬B, ∆x ≈ ∆y, 5 µm ± 3 °",
        "© 2026, ® and ™",
        "„öö“ ja ‚öö‘",
        "“café”— “olé”…",
    ] {
        let decoded = decode(text.as_bytes());
        assert_eq!(decoded.text, text);
        assert_eq!(kinds(text.as_bytes()), []);
    }
}

#[test]
fn characters_lost_before_are_told() {
    assert_eq!(kinds("a\n\u{FFFD}".as_bytes()), [NoticeKind::LostCharacters]);
}
