//! The details of pages that `extras` prints where their files do not come. The boot script asks for
//! them.

use super::extras::{dispatch, on_custom_event};

/// `extras` is to print the detail of a page.
const PRINT: &str = "yantu:print";
/// Here it is.
const PAGE_HERE: &str = "yantu:page-here";

/// The detail of a page and what the page is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Its path below the root.
    pub path: String,
    /// What it is about.
    pub heading: String,
    /// The title of the document.
    pub title: String,
    /// What search engines are told.
    pub description: String,
    /// The detail.
    pub html: String,
}

impl Page {
    /// All of it as one text: a line each, the rest is HTML.
    fn to_text(&self) -> String {
        let line = |words: &str| words.replace(['\r', '\n'], " ");
        format!(
            "{}\n{}\n{}\n{}\n{}",
            self.path,
            line(&self.heading),
            line(&self.title),
            line(&self.description),
            self.html
        )
    }
}

/// Side of `extras`: prints the page that is asked for.
pub fn on_print(print: impl Fn(&str) -> Page + 'static) {
    on_custom_event(PRINT, move |detail| {
        let path = detail.as_string().unwrap_or_default();
        dispatch(PAGE_HERE, &print(&path).to_text().into());
    });
}
