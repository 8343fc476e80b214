//! Reads the text of an audit, in three pure steps that never fail:
//!
//! ```text
//! bytes --decode--> text --document::parse--> Document --html::render_section--> safe HTML
//! ```
//!
//! Each step returns its value together with [`Notice`]s, plain words about what had to be repaired, flattened or
//! refused. No input panics, and nothing that the author wrote is dropped: what cannot be shown as meant is shown as
//! text. The crate knows no DOM, no files, no clock and no randomness; the same bytes give the same HTML everywhere.
//!
//! ```
//! let decoded = gonogo_audit::decode(b"# Ready?\n\n- [x] Backups\n- [ ] Alerts\n");
//! let document = gonogo_audit::parse(decoded.text);
//! assert_eq!(document.title(), Some("Ready?"));
//! assert_eq!(document.checklist().open, 1);
//! assert!(gonogo_audit::render_section(&document, 0).heading.starts_with("<h2 id=\"t-ready\""));
//! ```

#![cfg_attr(not(test), warn(clippy::use_debug, reason = "a release has no debug printing: `cargo xtask seal`"))]

pub mod check;
pub mod complete;
pub mod content;
pub mod decode;
pub mod document;
pub mod drafted;
pub mod extract;
pub mod html;
mod markdown;
pub mod notice;
pub mod status;
mod text;

pub use complete::{Completed, complete};
pub use content::Content;
pub use decode::{Decoded, Encoding, Page, Repair, decode};
pub use document::{Checklist, Document, Heading, Section, parse};
pub use drafted::Drafted;
pub use extract::{Draft, Item, Source, extract};
pub use html::{SectionHtml, render, render_section};
pub use notice::{Notice, NoticeKind};
