//! Navigation: follows links and the history, fetches pages and puts them into `main`.

use leptos::prelude::*;

use super::AppState;
use super::search::SearchPage;
use crate::address;
use crate::client_index::{ClientIndex, TreeBundle};
use crate::dom::{self, Notice};
use crate::model::messages::Msg;
use crate::route::{Location, Route, is_hash_root, split};

/// Listens to links, keys, the history and other programs of the site, as long as the page lives.
/// `root` is what every link starts with.
pub(super) fn listen(state: AppState, root: String) {
    let link_root = root.clone();
    dom::on_link(move |href, is_in_map_or_tree| {
        follow_link(state, &link_root, href, is_in_map_or_tree)
    });
    dom::on_press("main", "[data-show-all]", move || state.show_all_results());
    dom::focus_on_slash("q");
    dom::fetch_extras_for_tools();
    dom::on_extras(move || state.request_results());
    dom::on_search_response(move |request, response| state.search.take_response(request, response));
    dom::on_extras_error(move || state.search.fail());
    dom::on_reset(move || state.reset());
    fetch_on_demand(state);
    dom::listen(move || on_location_change(state, &root));
}

/// The location that the browser is at.
pub(super) fn current_location(state: AppState, root: &str) -> Location {
    address::location(root, |route| state.index.known(route))
}

/// Takes over the location that the browser is at, and shows its page.
pub(super) fn on_location_change(state: AppState, root: &str) {
    let location = current_location(state, root);
    let is_new_page = state.page.with_untracked(|page| *page != location.route);
    let is_search = location.route == Route::Search && !location.words.is_empty();
    let route = location.route.clone();
    if is_new_page && is_search {
        // The search shows its page itself.
        state.page.set(Route::Search);
    }
    state.apply_location(location.clone());
    state.follow_search_address(&location, is_new_page);
    if !is_new_page || is_search {
        after_navigation(state, is_new_page);
    }
    if is_new_page {
        show_page(state, route);
    }
}

/// Fetches a page and shows it, unless the visitor has gone on meanwhile.
fn show_page(state: AppState, route: Route) {
    dom::fetch_page(route.to_string(), move |page| {
        if !state.is_at(&route) {
            return;
        }
        let is_search = state
            .location
            .with_untracked(|location| !location.words.is_empty());
        let heading = match &page {
            Some(page) => {
                dom::set_title(&page.title, &page.description);
                page.heading.clone()
            }
            None => state.msg(Msg::PageLost).to_owned(),
        };
        state.page.set(route);
        if untrack(|| state.search_page()).is_none() {
            match &page {
                Some(page) => page.show(),
                None => {
                    dom::set_title(&heading, "");
                    show_lost_page(state);
                }
            }
        }
        state.opened_heading.set(heading);
        if !is_search {
            after_navigation(state, true);
        }
    });
}

/// Says that a page could not be had.
fn show_lost_page(state: AppState) {
    let notice = Notice {
        detail: "",
        heading: state.msg(Msg::PageLost),
        message: state.msg(Msg::PageLostText),
        reload: state.msg(Msg::PanicReload),
    };
    notice.show();
}

/// Focus and scrolling after the address has changed.
fn after_navigation(state: AppState, is_new_page: bool) {
    let location = state.location.get_untracked();
    if is_new_page || !location.anchor.is_empty() {
        state.tree_first.set(false);
    }
    let place = match location.route {
        Route::NotFound => String::new(),
        _ => location.to_string(),
    };
    dom::point_languages(&state.href_to(Route::Overview), &place);
    dom::notify_extras_of_navigation(is_new_page);
    let is_as_printed = !is_new_page && state.arrivals.get_untracked() == 0;
    state.arrivals.update(|count| *count += 1);
    dom::after_current_task(move || {
        // The tree itself shows the node that its address names.
        let is_tree = location.route == Route::Tree;
        dom::point_at(&location.anchor);
        if !location.anchor.is_empty() && !is_tree {
            // The browser has been there on the printed page, and the reader may have gone on since.
            if !is_as_printed || dom::is_folded(&location.anchor) {
                dom::scroll_into_view(&location.anchor);
            }
        } else if is_new_page {
            dom::scroll_to_start("main");
            let is_search = location.route == Route::Search && location.words.is_empty();
            dom::focus_quietly(if is_search { "q" } else { "main" });
        }
    });
}

/// Follows a link, be it in a live root or in printed words. Returns whether the browser must not load it.
fn follow_link(state: AppState, root: &str, href: &str, is_in_map_or_tree: bool) -> bool {
    state.flush_pending();
    match href {
        "#main" => {
            // The skip link is the browser's own, unless the address behind `#` is a page's.
            let is_taken = is_hash_root(root);
            if is_taken {
                dom::focus_quietly("main");
            }
            return is_taken;
        }
        "#map" | "#tree" => return show_panel(state, href),
        _ => {}
    }
    let anchor = href.strip_prefix('#');
    if let Some(anchor) = anchor.filter(|anchor| !anchor.starts_with('/')) {
        state.navigate(Location {
            anchor: anchor.to_owned(),
            ..state.location.get_untracked()
        });
        return true;
    }
    let rest = href.strip_prefix(root).unwrap_or(href);
    if let Some(parameters) = rest.strip_prefix('?') {
        // The same page with another lens or layer; the anchor is for when there is no script.
        let mut location = state.location.get_untracked();
        let parameters = parameters.split('#').next().unwrap_or_default();
        location.query.apply(parameters);
        state.push_location(&location);
        return true;
    }
    match inside(state, root, href) {
        Some(location) => {
            state.navigate(match is_in_map_or_tree {
                true => state.on_this_page(location),
                false => location,
            });
            true
        }
        None => false,
    }
}

/// Shows map and detail, or the tree, where a small screen has one of them at a time.
fn show_panel(state: AppState, href: &str) -> bool {
    let is_tree = href == "#tree";
    state.tree_first.set(is_tree);
    // The panel has to be displayed first.
    dom::after_current_task(move || {
        // A pinned map counts as seen wherever the page is scrolled to: the stage begins with it, or has
        // it after the words.
        dom::scroll_into_view(if is_tree { "tree" } else { "stage" });
        if !is_tree {
            dom::scroll_into_view("map");
        }
    });
    true
}

/// The location that a link of the site leads to; `None` for files and foreign addresses.
fn inside(state: AppState, root: &str, href: &str) -> Option<Location> {
    let [path, query, anchor] = split(href.strip_prefix(root)?);
    let route: Route = path.parse().ok()?;
    let route = state.index.known(route).with_query(query);
    (route != Route::NotFound).then(|| Location {
        words: address::words_of(&route, query),
        anchor: anchor.to_owned(),
        ..Location::page(route)
    })
}

/// Fetches what the state asks for, and shows what the search finds.
fn fetch_on_demand(state: AppState) {
    let index = state.index;
    Effect::new(move |_| {
        if state.awaits_lens() {
            fetch_lenses(state);
        }
    });
    Effect::new(move |shown: Option<Option<SearchPage>>| {
        let page = state.search_page();
        if shown.as_ref() != Some(&page) {
            match &page {
                Some(SearchPage::Results(html)) => dom::show_in_main(html),
                Some(SearchPage::Message(heading, message)) => Notice {
                    detail: "search",
                    heading,
                    message: index.messages.get(*message),
                    reload: "",
                }
                .show(),
                // The words have been deleted: the search page itself.
                None if shown.flatten().is_some() && state.is_at(&Route::Search) => {
                    show_page(state, Route::Search);
                }
                None => {}
            }
        }
        page
    });
}

/// Unpacks the further lenses into the index. Returns whether they could be unpacked.
pub(super) fn unpack_lenses(index: &ClientIndex, packed: &[u8]) -> bool {
    let lenses = postcard::from_bytes::<TreeBundle>(packed);
    let is_sound = lenses.is_ok();
    match lenses {
        Ok(lenses) => index.take_further(lenses),
        Err(_) => dom::warn_once("the lenses of the tree could not be unpacked"),
    }
    is_sound
}

/// Fetches the further lenses and shows the tree that the address asks for.
fn fetch_lenses(state: AppState) {
    dom::fetch_lenses(move |packed| {
        if unpack_lenses(state.index, &packed) {
            state.set_lenses_loaded();
        }
    });
}

/// Fetches the further lenses when the page is ready, unless they are here.
pub(super) fn fetch_further_lenses(state: AppState) {
    if state.index.further().is_none() {
        fetch_lenses(state);
    }
}
