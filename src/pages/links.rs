//! How the addresses of links are written.

use crate::route::{Location, Route};

/// Addresses that start with the way from the page to the site's root.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    /// `./`, `../../`, or an absolute path with a slash at its end.
    pub prefix: &'a str,
}

impl Links<'_> {
    /// The address of a page.
    pub fn page(&self, route: &Route) -> String {
        format!("{}{route}", self.prefix)
    }

    /// The address of a place on a page.
    pub fn place(&self, location: &Location) -> String {
        format!("{}{location}", self.prefix)
    }

    /// The address of a file beside the pages.
    pub fn file(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }
}
