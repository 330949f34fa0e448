//! What is searched for and found: the part of the state that the search box needs. The finding
//! itself is another program's, see `crate::extras`.

use leptos::prelude::*;

use super::state::Explorer;
use crate::dom::{self, QueryKind, SearchRequest, SearchResponse};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::route::{Location, Route};

/// Where the latest searches are kept on the device, one a line.
const RECENT: &str = "yantu-searches";
/// How many of them are kept, and how long each may be.
const KEPT: usize = 6;
const LONGEST_KEPT: usize = 40;

/// What the search keeps.
#[derive(Default)]
pub(super) struct Search {
    words: String,
    /// The number of the last question.
    number: u32,
    /// The answer to it, once it is there.
    answer: Option<SearchResponse>,
    /// What stays on the page while the next answer is on its way.
    shown: String,
    /// Whether the visitor is in the search box.
    focused: bool,
    /// Whether every result is shown, not a screen of them.
    whole: bool,
    lost: bool,
}

impl Explorer {
    /// Changes what the search keeps, and shows it.
    fn change_search(&self, change: impl FnOnce(&mut Search)) {
        self.with_search_mut(change);
        self.searched.update(|turn| *turn = !*turn);
    }

    /// The words that are searched for.
    pub(super) fn searched_words(&self) -> String {
        self.with_search(|search| search.words.clone())
    }

    /// Searches for words and shows what is found.
    pub(super) fn look_for(&self, words: String) {
        if self.with_search(|search| search.words != words) {
            self.with_search_mut(|search| {
                search.words = words;
                search.whole = false;
            });
            self.request_extras();
        }
    }

    /// The explorer stands at another address: the search page asks for its words, and no page
    /// shows what was found for another one.
    pub(super) fn move_search(&self, location: &Location, new_page: bool) {
        if new_page {
            self.change_search(|search| {
                search.shown.clear();
                search.whole = false;
            });
        }
        let here = location.route == Route::Search;
        let other = self.with_search(|search| search.words != location.words);
        if here && (new_page || other) {
            self.with_search_mut(|search| search.words.clone_from(&location.words));
            self.request_extras();
        }
    }

    /// Asks for what is to be shown here and now; again, if it has been asked for before.
    pub fn request_extras(&self) {
        let page = self.is_at(&Route::Search);
        let (words, whole, focused) =
            self.with_search(|search| (search.words.clone(), search.whole, search.focused));
        let (asked, words) = match words.trim().is_empty() {
            true => (QueryKind::Recent, dom::stored(RECENT).unwrap_or_default()),
            false if whole && page => (QueryKind::Whole, words),
            false if page => (QueryKind::Page, words),
            false => (QueryKind::Suggestions, words),
        };
        self.change_search(|search| {
            search.number += 1;
            search.answer = None;
        });
        // Nothing to show yet, but whoever comes to the box will want the extras.
        if words.is_empty() && !focused {
            return;
        }
        let number = self.with_search(|search| search.number);
        dom::ask(&SearchRequest {
            number,
            asked,
            prefix: self.href(&Route::Overview),
            words,
        });
    }

    /// Takes an answer in, if it is one to the last question.
    pub fn take_answer(&self, number: u32, answer: SearchResponse) {
        if self.with_search(|search| search.number == number) {
            self.change_search(|search| {
                search.lost = false;
                search.shown.clone_from(&answer.html);
                search.answer = Some(answer);
            });
        }
    }

    /// There will be no answer.
    pub fn extras_failed(&self) {
        dom::warn_once("the search could not be loaded");
        self.change_search(|search| {
            search.lost = true;
            search.shown.clear();
        });
    }

    /// Shows every result on the search page.
    pub(super) fn show_whole_search(&self) {
        self.with_search_mut(|search| search.whole = true);
        self.request_extras();
    }

    /// The visitor has come to the search box, or has left it.
    pub(super) fn attend_to_search(&self, focused: bool) {
        if self.with_search(|search| search.focused == focused) {
            return;
        }
        self.change_search(|search| search.focused = focused);
        if focused {
            self.request_extras();
        }
    }

    /// Whether there are suggestions to show. The search page shows its results itself.
    pub(super) fn has_suggestions(&self) -> bool {
        self.searched.track();
        let here = self.route.with(|route| *route == Route::Search);
        self.with_search(|search| {
            let recent = search.words.trim().is_empty();
            let shown = !search.shown.is_empty() && (!recent || search.answer.is_some());
            search.focused && shown && (recent || !here)
        })
    }

    /// The suggestions as HTML; nothing while there are none to show.
    pub(super) fn print_suggestions(&self) -> Html {
        match self.has_suggestions() {
            true => Html::printed(self.with_search(|search| search.shown.clone())),
            false => Html::new(),
        }
    }

    /// The search page as HTML, once there are words to search for.
    pub(super) fn print_search(&self) -> Option<Html> {
        self.searched.track();
        self.with_search(|search| {
            if search.words.trim().is_empty() {
                return None;
            }
            if search.shown.is_empty() {
                return Some(self.print_waiting(&search.words, search.lost));
            }
            Some(Html::printed(search.shown.clone()))
        })
    }

    /// The search page while the extras is on its way, or when it has not come.
    fn print_waiting(&self, words: &str, lost: bool) -> Html {
        let messages = &self.index.messages;
        let message = if lost {
            Msg::SearchLost
        } else {
            Msg::SearchWaiting
        };
        let title = messages.fill(Msg::SearchPage, &[("words", &words)]);
        let mut html = Html::new();
        html.open("article", &[("class", "detail"), ("data-detail", "search")])
            .leaf("h1", &[("class", "detail__title")], &title)
            .leaf("p", &[("class", "detail__lead")], messages.get(message))
            .close("article");
        html
    }

    /// How many results there are, in words, while the visitor searches.
    pub(super) fn found_count(&self) -> Option<String> {
        self.searched.track();
        self.with_search(|search| {
            let asked = search.focused && !search.words.trim().is_empty();
            let answer = search.answer.as_ref().filter(|_| asked)?;
            Some(answer.count.clone())
        })
    }

    /// Keeps the words on this device, the latest first.
    pub(super) fn remember_search(&self) {
        let words = self.searched_words();
        let words = words.trim();
        if words.is_empty() || words.chars().count() > LONGEST_KEPT {
            return;
        }
        let recent = dom::stored(RECENT).unwrap_or_default();
        let mut lines = vec![words];
        lines.extend(recent.lines().filter(|line| *line != words).take(KEPT - 1));
        dom::store(RECENT, Some(&lines.join("\n")));
    }

    /// Stands as if nothing had been searched for.
    pub(super) fn forget_search(&self) {
        dom::set_value("q", "");
        // An answer that is still on its way is to none of the next visitor's questions.
        self.change_search(|search| {
            *search = Search {
                number: search.number + 1,
                ..Search::default()
            };
        });
    }

    /// Forgets what was searched for.
    pub(super) fn forget_searches(&self) {
        dom::store(RECENT, None);
        self.change_search(|search| search.shown.clear());
    }
}
