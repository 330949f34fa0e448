//! The search box: a combobox with suggestions, after the combobox pattern of the ARIA Authoring
//! Practices Guide. Without script it is a form that leads to the search page.

use leptos::ev::{Event, KeyboardEvent, MouseEvent, SubmitEvent};
use leptos::html::Div;
use leptos::prelude::*;

use super::AppState;
use crate::dom;
use crate::model::messages::Msg;
use crate::route::{Location, Route};

/// The id of the suggestions, for the attributes that refer to them.
const LIST: &str = "found";
/// How long the address of the search page waits for a further key, in milliseconds. Browsers limit how
/// often it may change.
const ADDRESS_PAUSE_MS: u32 = 400;

/// The box, its elements and what they do.
#[derive(Clone, Copy)]
struct SearchBoxState {
    state: AppState,
    list: NodeRef<Div>,
}

impl SearchBoxState {
    /// Chooses the option `step` further on; 0 chooses none.
    fn choose(&self, step: i32) -> bool {
        match (
            self.state.search.input.get_untracked(),
            self.list.get_untracked(),
        ) {
            (Some(input), Some(list)) => dom::choose(&input, &list, step),
            _ => false,
        }
    }

    /// Searches for what the box holds, unless an input method is still composing it.
    fn on_input(&self, event: &Event) {
        let Some(words) = dom::typed(event) else {
            return;
        };
        let state = self.state;
        self.choose(0);
        state.search_for(words);
        state.set_search_focused(true);
        if state.is_at(&Route::Search) {
            dom::after_pause(ADDRESS_PAUSE_MS, move || {
                // The visitor may have opened a result meanwhile.
                if state.is_at(&Route::Search) {
                    dom::replace(&state.href(&Location {
                        query: state.query.get_untracked(),
                        ..Location::search(&state.search.words())
                    }));
                }
            });
        }
    }

    fn on_keydown(&self, event: &KeyboardEvent) {
        let Some(key) = dom::plain_key(event).filter(|_| !dom::is_composing(event)) else {
            return;
        };
        let state = self.state;
        let is_open = || untrack(|| state.has_suggestions());
        let handled = match key.as_str() {
            "ArrowDown" => {
                state.set_search_focused(true);
                self.choose(1)
            }
            "ArrowUp" => self.choose(-1),
            "Enter" => {
                let list = self.list.get_untracked().filter(|_| is_open());
                list.is_some_and(|list| dom::press_chosen(&list))
            }
            "Escape" if is_open() => {
                state.set_search_focused(false);
                self.choose(0);
                true
            }
            _ => false,
        };
        if handled {
            event.prevent_default();
        }
    }

    fn on_submit(&self, event: &SubmitEvent) {
        event.prevent_default();
        let state = self.state;
        state.search.remember();
        state.set_search_focused(false);
        state.push_location(&Location {
            query: state.query.get_untracked(),
            ..Location::search(&state.search.words())
        });
    }

    fn on_list_click(&self, event: &MouseEvent) {
        if dom::is_inside(event, "[data-forget]") {
            event.prevent_default();
            self.state.search.forget_recent();
        } else {
            self.state.search.remember();
            self.state.set_search_focused(false);
        }
    }

    /// Follows what is searched for and found, in the browser alone.
    fn follow_search(self) {
        let Self { state, list } = self;
        Effect::new(move |shown: Option<String>| {
            let suggestions = state.suggestions();
            if shown.as_ref() != Some(&suggestions)
                && let Some(list) = list.get_untracked()
            {
                dom::show_fragment(&list, &suggestions);
            }
            suggestions
        });
        // What was typed before the box was live.
        Effect::new(move |_| {
            if state.is_hydrated.get()
                && let Some(input) = state.search.input.get_untracked()
            {
                state.search_for(dom::value(&input));
            }
        });
    }
}

/// The box, its button and its suggestions.
#[component]
pub fn SearchBox(
    /// The state that all roots share.
    state: AppState,
) -> impl IntoView {
    let search = SearchBoxState {
        state,
        list: NodeRef::new(),
    };
    search.follow_search();
    let is_open = move || state.has_suggestions();
    view! {
        <form
            class="search"
            role="search"
            action=state.href_to(Route::Search)
            on:submit=move |event| search.on_submit(&event)
        >
            // What browser extensions put after the box stays inside this element.
            <span class="search__field">
                <input
                    node_ref=state.search.input
                    id="q"
                    class="search__input"
                    type="text"
                    inputmode="search"
                    name="q"
                    dir="auto"
                    role="combobox"
                    data-search
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    aria-autocomplete="list"
                    aria-controls=LIST
                    aria-label=state.msg(Msg::SearchLabel)
                    placeholder=state.msg(Msg::SearchPlaceholder)
                    aria-expanded=move || if is_open() { "true" } else { "false" }
                    on:focusin=move |_| state.set_search_focused(true)
                    on:focusout=move |_| state.set_search_focused(false)
                    on:input=move |event| search.on_input(&event)
                    // Some browsers end a composition without a further input event.
                    on:compositionend=move |event| search.on_input(&event)
                    on:keydown=move |event| search.on_keydown(&event)
                />
            </span>
            <button class="search__button" aria-label=state.msg(Msg::SearchButton)></button>
            <div
                node_ref=search.list
                id=LIST
                class="search__list"
                role="listbox"
                aria-label=state.msg(Msg::SearchSuggestions)
                hidden=move || !is_open()
                // The focus stays in the box.
                on:mousedown=|event| event.prevent_default()
                on:click=move |event| search.on_list_click(&event)
            ></div>
        </form>
    }
}
