//! Brings the printed page to life.

use std::mem;

use any_spawner::Executor;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::PositionState;

use crate::address::{location, printed_page, words_of};
use crate::client_index::{ClientIndex, TreeBundle};
use crate::dom;
use crate::route::{HASH_ROOT, Location, Route, split};
use crate::views::{App, Books, Explorer, follow_scrolling};

/// Unpacks the index, hydrates the page and follows links and history from now on.
pub fn start() {
    let packs = dom::take_index();
    let packed = packs.first().map_or(&[][..], Vec::as_slice);
    let Ok(index) = postcard::from_bytes::<ClientIndex>(packed) else {
        dom::warn_once("the index could not be unpacked; the printed page stays as it is");
        return;
    };
    // A page that needs them has them from the beginning.
    if let Some(lenses) = packs.get(1).and_then(|packed| lenses(packed)) {
        index.take_further(lenses);
    }
    let index: &'static ClientIndex = Box::leak(Box::new(index));
    let Some(root) = dom::settled_root() else {
        dom::warn_once("the boot script left no root; the printed page stays as it is");
        return;
    };
    take_up(move || {
        // First exactly what was printed: the page alone, without query and anchor.
        let printed = dom::printed_prefix().unwrap_or_default();
        let page = Location::page(printed_page(&root, |route| index.known(route)));
        let explorer = Explorer::new(Books::alive(index), page, printed.clone());
        Effect::new(move |first: Option<()>| {
            if first.is_none() {
                dom::adopt_links(&printed, &root);
                explorer.settle(root.clone());
                let here = here(explorer, &root);
                if root != HASH_ROOT && dom::current().anchor.starts_with('/') {
                    dom::replace(&explorer.href_to(&here));
                }
                follow(explorer, root.clone());
                stand(explorer, here);
                dom::mark_ready();
                if index.further().is_none() {
                    dom::fetch_lenses();
                }
            }
        });
        view! { <App explorer/> }
    });
}

/// Takes up the printed page, for good. As `leptos::mount::hydrate_body`, but without what that keeps
/// for data which a server would stream after the page: there is none.
fn take_up<V: IntoView>(app: impl FnOnce() -> V) {
    // It fails only where one is there already.
    _ = Executor::init_wasm_bindgen();
    let owner = Owner::new_root(None);
    let page = Cursor::new(leptos::tachys::dom::body().into());
    let taken = owner.with(|| {
        let view = app().into_view();
        view.hydrate::<true>(&page, &PositionState::default())
    });
    mem::forget((owner, taken));
}

/// Unpacks the further lenses.
fn lenses(packed: &[u8]) -> Option<TreeBundle> {
    let lenses = postcard::from_bytes(packed).ok();
    if lenses.is_none() {
        dom::warn_once("the lenses of the tree could not be unpacked");
    }
    lenses
}

/// The address in the browser.
fn here(explorer: Explorer, root: &str) -> Location {
    location(root, |route| explorer.index.known(route))
}

/// Stands at an address; asks for the page that is to be shown there.
fn stand(explorer: Explorer, location: Location) {
    let path = location.route.to_string();
    let found = location.route == Route::Search && !location.words.is_empty();
    let new_page = explorer.stand_at(location);
    explorer.reveal_selection();
    if !new_page || found {
        arrive(explorer, new_page);
    }
    if new_page {
        dom::fetch_page(&path);
    }
}

/// Follows links inside the site and the browser's history.
fn follow(explorer: Explorer, root: String) {
    {
        let root = root.clone();
        dom::on_link(move |href| {
            explorer.follow_opened();
            if href == "#main" {
                // The skip link is the browser's own, unless the address behind `#` is a page's.
                if root == HASH_ROOT {
                    dom::focus(href);
                }
                return root == HASH_ROOT;
            }
            let anchor = href.strip_prefix('#');
            let target = if let Some(anchor) = anchor.filter(|anchor| !anchor.starts_with('/')) {
                let here = explorer.location();
                Some(Location {
                    anchor: anchor.to_owned(),
                    ..here
                })
            } else if let Some(look) = href.strip_prefix(&root).unwrap_or(href).strip_prefix('?') {
                // Another look at the page that is shown; the anchor is for when there is no script.
                let mut here = explorer.location();
                here.query.apply(look.split('#').next().unwrap_or_default());
                explorer.go_exactly(&here);
                return true;
            } else {
                inside(explorer, &root, href)
            };
            let Some(target) = target else {
                return false;
            };
            explorer.open(target);
            true
        });
    }
    dom::focus_on_slash("q");
    dom::on_page(
        move |page| {
            let searching = !explorer.location().words.is_empty();
            if explorer.take_page(page) && !searching {
                arrive(explorer, true);
            }
        },
        move |path| explorer.lose_page(path),
    );
    follow_scrolling(explorer);
    dom::on_lenses(move |packed| {
        if let Some(lenses) = lenses(&packed) {
            explorer.take_lenses(lenses);
        }
    });
    dom::on_sentences(move |sentences| explorer.take_sentences(sentences));
    dom::on_extras(move || explorer.request_extras());
    dom::on_answer(move |number, answer| explorer.take_answer(number, answer));
    dom::on_extras_error(move || explorer.extras_failed());
    dom::fetch_extras_for_tools();
    dom::on_reset(move || explorer.begin_again());
    dom::listen(move || stand(explorer, here(explorer, &root)));
}

/// The location that a link of the site leads to; `None` for files and foreign addresses.
fn inside(explorer: Explorer, root: &str, href: &str) -> Option<Location> {
    let [path, query, anchor] = split(href.strip_prefix(root)?);
    let route: Route = path.parse().ok()?;
    let route = explorer.index.known(route);
    (route != Route::NotFound).then(|| Location {
        words: words_of(&route, query),
        anchor: anchor.to_owned(),
        ..Location::page(route)
    })
}

/// Focus and scrolling after the address has changed.
fn arrive(explorer: Explorer, new_page: bool) {
    let location = explorer.location();
    if new_page || !location.anchor.is_empty() {
        explorer.tree_first.set(false);
    }
    let place = match location.route {
        Route::NotFound => String::new(),
        _ => location.to_string(),
    };
    dom::point_languages(&explorer.href(&Route::Overview), &place);
    dom::notify_extras_of_navigation(new_page);
    dom::after_painting(move || {
        dom::point_at(&location.anchor);
        if !location.anchor.is_empty() {
            dom::scroll_into_view(&location.anchor);
        } else if new_page {
            dom::scroll_to_start("main");
            let search = location.route == Route::Search && location.words.is_empty();
            dom::focus_quietly(if search { "q" } else { "main" });
        }
    });
    if let Some(node) = explorer.selected_node() {
        dom::after_painting(move || dom::scroll_inside("tree", &format!("[data-node=\"{node}\"]")));
    }
}
