//! What is searched for and found: the part of the state that the search box needs.

use leptos::prelude::*;

use super::state::Explorer;
use crate::browser;
use crate::markup::Html;
use crate::pages::{self, Found};
use crate::route::Route;
use crate::search::{Depth, Index};

/// Where the latest searches are kept on the device, one a line.
const RECENT: &str = "yantu-searches";
/// How many of them are kept.
const KEPT: usize = 6;
/// Names offered where nothing is found.
const NEAREST: usize = 6;

/// What the search keeps.
#[derive(Default)]
pub(super) struct Search {
    /// Built when it is first needed.
    index: Option<Index>,
    found: Found,
    /// Whether the visitor is in the search box.
    attended: bool,
    recent: Vec<String>,
}

impl Explorer {
    /// Changes what the search keeps, and shows it.
    fn change_search(&self, change: impl FnOnce(&mut Search)) {
        self.with_search_mut(change);
        self.searched.update(|turn| *turn = !*turn);
    }

    /// The words that are searched for.
    pub(super) fn searched_words(&self) -> String {
        self.with_search(|search| search.found.words.clone())
    }

    /// Searches for words and shows what is found.
    pub(super) fn look_for(&self, words: String) {
        if self.with_search(|search| search.found.words == words) {
            return;
        }
        let plan = self.plan;
        self.change_search(|search| {
            let index = search.index.get_or_insert_with(|| Index::new(plan));
            let results = index.search(&words, Depth::Screen);
            let nearest = if results.groups.is_empty() {
                index.nearest(&words, NEAREST)
            } else {
                Vec::new()
            };
            search.found = Found {
                words,
                results,
                nearest,
                whole: false,
            };
        });
    }

    /// Shows every result on the search page, not only a screen of them.
    pub fn show_whole_search(&self) {
        self.change_search(|search| search.found.whole = true);
    }

    /// The visitor has come to the search box, or has left it.
    pub(super) fn attend_to_search(&self, attended: bool) {
        let plan = self.plan;
        if self.with_search(|search| search.attended != attended) {
            self.change_search(|search| {
                search.attended = attended;
                if attended {
                    search.index.get_or_insert_with(|| Index::new(plan));
                    let stored = browser::stored(RECENT).unwrap_or_default();
                    search.recent = stored.lines().take(KEPT).map(str::to_owned).collect();
                }
            });
        }
    }

    /// Whether there are suggestions to show. The search page shows its results itself.
    pub(super) fn has_suggestions(&self) -> bool {
        self.searched.track();
        let here = self.route.with(|route| *route == Route::Search);
        self.with_search(|search| {
            let words = !search.found.words.trim().is_empty();
            search.attended
                && if words {
                    !here
                } else {
                    !search.recent.is_empty()
                }
        })
    }

    /// The suggestions as HTML; nothing while there are none to show.
    pub(super) fn print_suggestions(&self) -> Html {
        if !self.has_suggestions() {
            return Html::new();
        }
        let prefix = self.href(&Route::Overview);
        self.with_search(|search| {
            pages::print_suggestions(self.plan, &prefix, &search.found, &search.recent)
        })
    }

    /// The search page as HTML.
    pub(super) fn print_search(&self) -> Html {
        self.searched.track();
        let prefix = self.href(&Route::Overview);
        self.with_search(|search| pages::print_found(self.plan, &prefix, &search.found))
    }

    /// How many results are shown while the visitor searches.
    pub(super) fn found_count(&self) -> Option<usize> {
        self.searched.track();
        self.with_search(|search| {
            let groups = search.found.results.groups.iter();
            let count = groups
                .map(|group| group.names.len() + group.sections.len())
                .sum();
            (search.attended && !search.found.words.trim().is_empty()).then_some(count)
        })
    }

    /// Keeps the words on this device, the latest first.
    pub(super) fn remember_search(&self) {
        let words = self.searched_words();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let long = words.chars().count() > 40;
        if words.is_empty() || long {
            return;
        }
        let recent = browser::stored(RECENT).unwrap_or_default();
        let others = recent.lines().filter(|line| *line != words);
        let lines: Vec<&str> = std::iter::once(words.as_str())
            .chain(others)
            .take(KEPT)
            .collect();
        browser::store(RECENT, Some(&lines.join("\n")));
    }

    /// Forgets what was searched for.
    pub(super) fn forget_searches(&self) {
        browser::store(RECENT, None);
        self.change_search(|search| search.recent.clear());
    }
}
