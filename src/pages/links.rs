//! How the addresses of links are written.

use crate::route::{Location, Route, is_hash_root};

/// Addresses that start with the way from the page to the site's root.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    /// `./`, `../../`, an absolute path with a slash at its end, or one that begins with
    /// [`HASH_ROOT`](crate::route::HASH_ROOT).
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

    /// Whether the pages are all in one file, with nothing beside it.
    pub fn single(&self) -> bool {
        is_hash_root(self.prefix)
    }
}
