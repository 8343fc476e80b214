//! Work that was done, counted in bytes looked at and steps taken, so that a test can hold that it grows with the text and
//! no faster: unlike time, a count is the same on every machine. Only a debug build counts; a release does nothing here.
//!
//! What scans a text or walks a list says so at its head. Nothing reads the count but tests.

#[cfg(debug_assertions)]
thread_local! {
    static DONE: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Says that a text of this many bytes is looked at, or that many steps are taken.
#[inline]
pub fn spend(bytes: usize) {
    #[cfg(debug_assertions)]
    DONE.with(|done| done.set(done.get().saturating_add(bytes as u64)));
    #[cfg(not(debug_assertions))]
    let _ = bytes;
}

/// What this thread has spent since it began; 0 in a release.
#[must_use]
pub fn spent() -> u64 {
    #[cfg(debug_assertions)]
    return DONE.with(std::cell::Cell::get);
    #[cfg(not(debug_assertions))]
    0
}
