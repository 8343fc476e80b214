//! Makes files smaller for hosts: Brotli and gzip, the same bytes for the same input.
//!
//! A crate of its own for the tests, which pack whole viewers again and again: the code of `brotli` is generic, hence compiled
//! where it is called, and here, unlike in what is tested, a build for tests optimizes it.

use std::io::{Result, Write as _};

/// Bytes packed with Brotli: `quality` from 0 to 11, with a window of 4 MB.
///
/// Fails only where memory does.
pub fn brotli(bytes: &[u8], quality: u8) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: quality.into(), lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut small, &parameters)?;
    Ok(small)
}

/// Bytes packed with gzip as well as it can. Its header carries no time.
///
/// Fails only where memory does.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes)?;
    packer.finish()
}

#[cfg(test)]
mod tests {
    #[test]
    fn packed_twice_is_packed_the_same_and_smaller() {
        let text = "Not ready for deployment. ".repeat(200);
        let both = || {
            [super::brotli(text.as_bytes(), 9).unwrap_or_default(), super::gzip(text.as_bytes()).unwrap_or_default()]
        };
        for (once, twice) in both().iter().zip(both()) {
            assert!(!once.is_empty() && once.len() < 300 && *once == twice, "{} bytes", once.len());
        }
    }
}
