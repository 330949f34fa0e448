//! The search box: a combobox with suggestions, after the pattern of the ARIA Authoring
//! Practices ClientIndex. Without script it is a form that leads to the search page.

use leptos::ev::Event;
use leptos::prelude::*;

use super::element::element;
use super::state::Explorer;
use crate::dom;
use crate::model::messages::Msg;
use crate::route::{Location, Route};

const INPUT: &str = "q";
const LIST: &str = "found";

/// Box, button and suggestions.
pub(super) fn search_box(explorer: Explorer) -> AnyView {
    let is_open = move || explorer.has_suggestions();
    let input = element("input")
        .fixed("id", INPUT)
        .fixed("class", "search__input")
        .fixed("type", "search")
        .fixed("name", "q")
        .fixed("role", "combobox")
        .fixed("autocomplete", "off")
        .fixed("autocapitalize", "off")
        .fixed("spellcheck", "false")
        .fixed("enterkeyhint", "search")
        .fixed("aria-autocomplete", "list")
        .fixed("aria-controls", LIST)
        .fixed_by("aria-label", || explorer.msg(Msg::SearchLabel).to_owned())
        .fixed_by("placeholder", || {
            explorer.msg(Msg::SearchPlaceholder).to_owned()
        })
        .live("aria-expanded", move || Some(is_open().to_string()))
        .heard("focusin", move |_| explorer.attend_to_search(true))
        .heard("focusout", move |_| explorer.attend_to_search(false))
        .heard("input", move |event| take_in(explorer, event))
        // Some browsers end a composition without a further input event.
        .heard("compositionend", move |event| take_in(explorer, event))
        .heard("keydown", move |event| press_key(explorer, event))
        .empty();
    let button = element("button")
        .fixed("class", "search__button")
        .fixed_by("aria-label", || explorer.msg(Msg::SearchButton).to_owned())
        .empty();
    let list = element("div")
        .fixed("id", LIST)
        .fixed("class", "search__list")
        .fixed("role", "listbox")
        .fixed_by("aria-label", || {
            explorer.msg(Msg::SearchSuggestions).to_owned()
        })
        .live("hidden", move || (!is_open()).then(String::new))
        // The focus stays in the box.
        .heard("mousedown", |event| event.prevent_default())
        .heard("click", move |event| {
            if dom::is_inside(event, "[data-forget]") {
                event.prevent_default();
                explorer.forget_searches();
            } else {
                explorer.remember_search();
                explorer.attend_to_search(false);
            }
        })
        .content(move || explorer.print_suggestions());
    element("form")
        .fixed("class", "search")
        .fixed("role", "search")
        .fixed_by("action", || explorer.href(&Route::Search))
        .heard("submit", move |event| {
            event.prevent_default();
            explorer.remember_search();
            explorer.attend_to_search(false);
            explorer.go(&Location::search(&explorer.searched_words()));
        })
        .around(vec![input, button, list])
}

/// Searches for what stands in the box, unless an input method is still composing it.
fn take_in(explorer: Explorer, event: &Event) {
    let Some(words) = dom::typed(event) else {
        return;
    };
    dom::choose(INPUT, LIST, 0);
    explorer.look_for(words);
    explorer.attend_to_search(true);
    if explorer.stands_at(&Route::Search) {
        // Not at every key: browsers allow so many changes of the address only. Whoever has pressed
        // a result meanwhile is on the way to it, though this page is still shown.
        dom::after_pause(400, move || {
            if explorer.stands_at(&Route::Search) {
                dom::replace(&explorer.href_to(&Location {
                    query: explorer.location().query,
                    ..Location::search(&explorer.searched_words())
                }));
            }
        });
    }
}

fn press_key(explorer: Explorer, event: &Event) {
    let Some(key) = dom::plain_key(event).filter(|_| !dom::is_composing(event)) else {
        return;
    };
    let handled = match key.as_str() {
        "ArrowDown" => {
            explorer.attend_to_search(true);
            dom::choose(INPUT, LIST, 1)
        }
        "ArrowUp" => dom::choose(INPUT, LIST, -1),
        "Enter" => dom::press_chosen(LIST),
        "Escape" if explorer.has_suggestions() => {
            explorer.attend_to_search(false);
            dom::choose(INPUT, LIST, 0);
            true
        }
        _ => false,
    };
    if handled {
        event.prevent_default();
    }
}
