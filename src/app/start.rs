//! Hydrates the roots of a printed page.

use std::mem;

use leptos::mount::hydrate_from;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

use super::{AppState, CountyMap, SearchBox, StrategyTree};
use super::{announcer, navigation, page_frame};
use crate::address::printed_page;
use crate::client_index::ClientIndex;
use crate::dom;
use crate::reading::PLACE;
use crate::route::{Location, is_hash_root};

/// Hydrates map, tree and search box, each by itself, and listens from then on. A root that cannot be
/// hydrated stays as printed; the others and the rest of the page work without it.
pub fn start() {
    let packs = dom::take_packs();
    let index = packs
        .first()
        .map(|packed| postcard::from_bytes::<ClientIndex>(packed));
    let (Some(Ok(index)), Some(root)) = (index, dom::current_base_path()) else {
        dom::refuse_to_start("the index could not be unpacked");
    };
    let index: &'static ClientIndex = Box::leak(Box::new(index));
    // A page whose thing only a further lens knows comes with these.
    if let Some(packed) = packs.get(1) {
        navigation::unpack_lenses(index, packed);
    }
    let owner = Owner::new();
    // First exactly what was printed: the page alone, without parameters and anchor.
    let printed_base = dom::printed_prefix().unwrap_or_default();
    let page = Location::page(printed_page(&root, |route| index.known(route)));
    let state = owner.with(|| AppState::new(index, page, printed_base.clone()));
    let failed = hydrate_roots(state);
    owner.with(|| go_live(state, root, &printed_base));
    mem::forget(owner);
    dom::mark_ready(&failed);
    navigation::fetch_further_lenses(state);
    // `extras` says what concerns the remembered division.
    if dom::stored(PLACE).is_some() {
        dom::fetch_extras();
    }
}

/// Takes over the links and the location, and listens from now on.
fn go_live(state: AppState, root: String, printed_base: &str) {
    dom::adopt_links(printed_base, &root);
    state.set_base_path(root.clone());
    state.is_hydrated.set(true);
    let location = navigation::current_location(state, &root);
    if !is_hash_root(&root) && dom::current().anchor.starts_with('/') {
        dom::replace(&state.href(&location));
    }
    page_frame::follow_page(state);
    announcer::announce_changes(state);
    navigation::listen(state, root.clone());
    navigation::on_location_change(state, &root);
}

/// Hydrates every root. Returns the ids of those that are handed back to the browser.
fn hydrate_roots(state: AppState) -> Vec<&'static str> {
    let mut failed = Vec::new();
    let mut hydrate = |id: &'static str, mount: Box<dyn FnOnce(HtmlElement)>| {
        // What is tracked when a root breaks off is not tracked for the next.
        if !untrack(|| dom::try_hydrate(id, mount)) {
            failed.push(id);
        }
    };
    hydrate(
        "map",
        Box::new(move |root| hydrate_from(root, move || view! { <CountyMap state/> }).forget()),
    );
    hydrate(
        "tree",
        Box::new(move |root| hydrate_from(root, move || view! { <StrategyTree state/> }).forget()),
    );
    hydrate(
        "search",
        Box::new(move |root| hydrate_from(root, move || view! { <SearchBox state/> }).forget()),
    );
    failed
}
