//! What the tests and the bench of the viewer share: a browser to drive, a site to show, and what it should show.
//!
//! ```text
//! Site (a server of its own) --open--> Page (a window of its own) --asks--> Browser --Wire--> chromedriver
//! Native (the same files, read by the same library without a browser) is what a page is compared with.
//! ```

mod browser;
mod chromium;
mod driver;
mod firefox;
pub mod long;
mod native;
mod page;
mod site;
mod wire;

pub use firefox::Firefox;
pub use native::Native;
pub use page::{Opening, Page, as_shown, assert_same, eventually, squeezed};
pub use site::{BASE, Site, example, published, single_file};
