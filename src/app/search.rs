//! The state of the search. Finding is done by another program, which is loaded on demand; see
//! `crate::extras`.

use leptos::html::Input;
use leptos::prelude::*;

use super::AppState;
use crate::dom::{self, QueryKind, SearchRequest, SearchResponse};
use crate::model::messages::Msg;
use crate::route::{Location, Route};

/// Under which key the device keeps the latest searches, one a line.
const RECENT: &str = "yantu-searches";
/// How many of them it keeps, and how many characters each may have.
const MOST_RECENT: usize = 6;
const LONGEST_RECENT: usize = 40;

/// The search box and what was found.
#[derive(Clone, Copy)]
pub struct SearchState {
    session: RwSignal<Session>,
    /// The text box.
    pub(super) input: NodeRef<Input>,
}

/// What the search remembers.
#[derive(Default)]
struct Session {
    words: String,
    /// The number of the last request.
    request: u32,
    /// The response to it, once it is here.
    response: Option<SearchResponse>,
    /// The HTML that stays until the next response is here.
    html: String,
    /// Whether the search box has the focus.
    focused: bool,
    /// Whether the search page shows all results, not a screen of them.
    show_all: bool,
    /// Whether the program that finds could not be loaded.
    failed: bool,
}

/// What the search page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SearchPage {
    /// What was found, as HTML.
    Results(String),
    /// A heading and a message, while nothing has been found yet.
    Message(String, Msg),
}

impl SearchState {
    pub(super) fn new() -> Self {
        Self {
            session: RwSignal::new(Session::default()),
            input: NodeRef::new(),
        }
    }

    fn read<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with_untracked(read)
    }

    /// Changes the session without telling whoever follows it.
    fn write_silently(&self, write: impl FnOnce(&mut Session)) {
        self.session.update_untracked(write);
    }

    /// The words that are searched for.
    pub(super) fn words(&self) -> String {
        self.read(|session| session.words.clone())
    }

    /// Takes a response, if it is one to the last request.
    pub(super) fn take_response(&self, request: u32, response: SearchResponse) {
        if self.read(|session| session.request == request) {
            self.session.update(|session| {
                session.failed = false;
                session.html.clone_from(&response.html);
                session.response = Some(response);
            });
        }
    }

    /// Records that `extras` could not be loaded: no response will come.
    pub(super) fn fail(&self) {
        dom::warn_once("the search could not be loaded");
        self.session.update(|session| {
            session.failed = true;
            session.html.clear();
        });
    }

    /// How many results there are, in words, while the visitor searches.
    pub(super) fn count(&self) -> Option<String> {
        self.session.with(|session| {
            let is_asked = session.focused && !session.words.trim().is_empty();
            let response = session.response.as_ref().filter(|_| is_asked)?;
            Some(response.count.clone())
        })
    }

    /// Keeps the words on this device, the latest first.
    pub(super) fn remember(&self) {
        let words = self.words();
        let words = words.trim();
        if words.is_empty() || words.chars().count() > LONGEST_RECENT {
            return;
        }
        let recent = dom::stored(RECENT).unwrap_or_default();
        let mut lines = vec![words];
        let others = recent.lines().filter(|line| *line != words);
        lines.extend(others.take(MOST_RECENT - 1));
        dom::store(RECENT, Some(&lines.join("\n")));
    }

    /// Removes the latest searches from this device.
    pub(super) fn forget_recent(&self) {
        dom::store(RECENT, None);
        self.session.update(|session| session.html.clear());
    }

    /// Writes into the text box.
    fn set_value(&self, words: &str) {
        if let Some(input) = self.input.get_untracked() {
            dom::set_value(&input, words);
        }
    }

    /// Starts over for the next visitor. A response that is still on its way is dropped.
    pub(super) fn reset(&self) {
        self.session.update(|session| {
            *session = Session {
                request: session.request + 1,
                ..Session::default()
            };
        });
        self.set_value("");
    }
}

impl AppState {
    /// Searches for words and shows what is found.
    pub(super) fn search_for(&self, words: String) {
        if self.search.read(|session| session.words != words) {
            self.search.write_silently(|session| {
                session.words = words;
                session.show_all = false;
            });
            self.request_results();
        }
    }

    /// The search page searches for the words of its address; no other page shows results.
    pub(super) fn follow_search_address(&self, location: &Location, is_new_page: bool) {
        let is_here = location.route == Route::Search;
        if is_new_page {
            self.search.write_silently(|session| {
                session.html.clear();
                session.show_all = false;
            });
        }
        let differs = self.search.read(|session| session.words != location.words);
        if is_here && (is_new_page || differs) {
            self.search.set_value(&location.words);
            self.search
                .write_silently(|session| session.words.clone_from(&location.words));
            self.request_results();
        }
    }

    /// Requests what is to be shown now; again, if it has been requested before.
    pub(super) fn request_results(&self) {
        let is_page = self.page.with_untracked(|page| *page == Route::Search);
        let search = self.search;
        let (words, show_all, focused) = search.read(|session| {
            let words = session.words.clone();
            (words, session.show_all, session.focused)
        });
        let (kind, words) = match words.trim().is_empty() {
            true => (QueryKind::Recent, dom::stored(RECENT).unwrap_or_default()),
            false if show_all && is_page => (QueryKind::All, words),
            false if is_page => (QueryKind::Page, words),
            false => (QueryKind::Suggestions, words),
        };
        search.session.update(|session| {
            session.request += 1;
            session.response = None;
        });
        // There is nothing to show yet, but a visitor in the search box will want it soon.
        if words.is_empty() && !focused {
            return;
        }
        dom::request_search(&SearchRequest {
            number: search.read(|session| session.request),
            kind,
            prefix: self.href_to(Route::Overview),
            words,
        });
    }

    /// Shows all results on the search page.
    pub(super) fn show_all_results(&self) {
        self.search
            .write_silently(|session| session.show_all = true);
        self.request_results();
    }

    /// The search box has received or lost the focus.
    pub(super) fn set_search_focused(&self, focused: bool) {
        if self.search.read(|session| session.focused != focused) {
            self.search
                .session
                .update(|session| session.focused = focused);
            if focused {
                self.request_results();
            }
        }
    }

    /// Whether there are suggestions to show. The search page shows its results itself.
    pub(super) fn has_suggestions(&self) -> bool {
        let is_page = self.page.with(|page| *page == Route::Search);
        self.search.session.with(|session| {
            let is_recent = session.words.trim().is_empty();
            let is_shown = !session.html.is_empty() && (!is_recent || session.response.is_some());
            session.focused && is_shown && (is_recent || !is_page)
        })
    }

    /// The suggestions as HTML; nothing while there are none to show.
    pub(super) fn suggestions(&self) -> String {
        match self.has_suggestions() {
            true => self.search.read(|session| session.html.clone()),
            false => String::new(),
        }
    }

    /// What the search page shows; `None` on other pages, and before there are words to search for.
    pub(super) fn search_page(&self) -> Option<SearchPage> {
        let is_page = |route: &Route| *route == Route::Search;
        let is_here = self.location.with(|location| is_page(&location.route));
        if !is_here || !self.page.with(is_page) {
            return None;
        }
        self.search.session.with(|session| {
            let Session { words, html, .. } = session;
            if words.trim().is_empty() {
                return None;
            }
            if !html.is_empty() {
                return Some(SearchPage::Results(html.clone()));
            }
            let message = match session.failed {
                true => Msg::SearchLost,
                false => Msg::SearchWaiting,
            };
            let heading = self
                .index
                .messages
                .fill(Msg::SearchPage, &[("words", words)]);
            Some(SearchPage::Message(heading, message))
        })
    }
}
