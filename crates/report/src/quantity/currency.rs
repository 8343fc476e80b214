//! Currencies: ISO 4217 codes, and the signs people write for them.

use std::fmt;

/// A currency by its ISO 4217 code, or the absence of one where an audit names a bare number.
///
/// Amounts of different currencies are never added to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

/// Signs with the code they stand for; longer signs first, since `R$` ends in `$`.
const SIGNS: [(&str, &str); 21] = [
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("AU$", "AUD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("R$", "BRL"),
    ("C$", "CAD"),
    ("A$", "AUD"),
    ("S$", "SGD"),
    ("Fr.", "CHF"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("元", "CNY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₺", "TRY"),
];

/// Codes that are read as a currency when they stand beside a number.
const CODES: [&str; 32] = [
    "USD", "EUR", "GBP", "JPY", "CNY", "INR", "RUB", "KRW", "TRY", "BRL", "CAD", "AUD", "NZD", "HKD", "SGD", "CHF",
    "PLN", "CZK", "SEK", "NOK", "DKK", "MXN", "ARS", "CLP", "COP", "ZAR", "ILS", "AED", "SAR", "EGP", "HUF", "UAH",
];

impl Currency {
    /// No currency was named: the number stands alone.
    pub const UNSTATED: Self = Self(*b"XXX");

    /// The currency of a three-letter code in any case. `None` if it is not three ASCII letters.
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.trim().as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_alphabetic).then(|| Self(bytes.map(|b| b.to_ascii_uppercase())))
    }

    /// The ISO 4217 code, or `None` where no currency was named.
    pub fn code(&self) -> Option<&str> {
        if *self == Self::UNSTATED { None } else { std::str::from_utf8(&self.0).ok() }
    }

    /// The sign that a reader knows, else the code; empty where no currency was named.
    pub fn sign(&self) -> &str {
        let Some(code) = self.code() else { return "" };
        SIGNS.iter().rev().find(|(_, of)| *of == code).map_or(code, |(sign, _)| sign)
    }

    /// How many decimal places its amounts have: none for yen and won, two otherwise.
    pub fn decimals(&self) -> u32 {
        if matches!(self.code(), Some("JPY" | "KRW" | "CLP" | "HUF")) { 0 } else { 2 }
    }

    /// Takes a sign or code off the start of `text`.
    pub(super) fn take_start(text: &str) -> Option<(Self, &str)> {
        let first = *text.as_bytes().first()?;
        if first.is_ascii() && !first.is_ascii_alphabetic() && first != b'$' {
            return None;
        }
        // Three letters of ASCII are no sign, and anything else no code.
        let letters = text.as_bytes().get(..3).filter(|letters| letters.iter().all(u8::is_ascii_alphabetic));
        if letters.is_none() {
            // Dashes, quotes and pictographs are no signs either.
            let sign = text.chars().next()?;
            let known = sign.is_ascii() || matches!(sign, '£' | '¥' | '\u{20A0}'..='\u{20CF}' | '元');
            let (sign, code) = SIGNS.iter().find(|(sign, _)| known && text.starts_with(sign))?;
            return Some((Self::from_code(code)?, text[sign.len()..].trim_start()));
        }
        let rest = &text[3..];
        if rest.starts_with(char::is_alphabetic) {
            return None;
        }
        let code = Self::from_code(text.get(..3)?)?;
        CODES.iter().any(|known| *known.as_bytes() == code.0).then(|| (code, rest.trim_start()))
    }

    /// What `$` means in a report whose own currency is `home`: the home currency if it is a dollar.
    pub(super) fn at_home(self, home: Option<Self>) -> Self {
        const DOLLARS: [&str; 7] = ["AUD", "CAD", "NZD", "HKD", "SGD", "MXN", "ARS"];
        match home {
            Some(home) if self.0 == *b"USD" && home.code().is_some_and(|code| DOLLARS.contains(&code)) => home,
            _ => self,
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code().unwrap_or("no currency"))
    }
}
