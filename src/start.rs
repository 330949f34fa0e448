//! Brings the printed page to life.

use std::mem;

use any_spawner::Executor;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::PositionState;

use crate::address::{location, printed_page, words_of};
use crate::browser;
use crate::guide::{Guide, Shelf};
use crate::route::{HASH_ROOT, Location, Route, split};
use crate::views::{App, Books, Explorer, follow_scrolling};

/// Unpacks the guide, hydrates the page and follows links and history from now on.
pub fn start() {
    let packs = browser::take_guide();
    let packed = packs.first().map_or(&[][..], Vec::as_slice);
    let Ok(guide) = postcard::from_bytes::<Guide>(packed) else {
        browser::warn_once("the guide could not be unpacked; the printed page stays as it is");
        return;
    };
    // A page that needs them has them from the beginning.
    if let Some(lenses) = packs.get(1).and_then(|packed| lenses(packed)) {
        guide.take_further(lenses);
    }
    let guide: &'static Guide = Box::leak(Box::new(guide));
    let Some(root) = browser::settled_root() else {
        browser::warn_once("the boot script left no root; the printed page stays as it is");
        return;
    };
    take_up(move || {
        // First exactly what was printed: the page alone, without query and anchor.
        let printed = browser::printed_prefix().unwrap_or_default();
        let page = Location::page(printed_page(&root, |route| guide.known(route)));
        let explorer = Explorer::new(Books::alive(guide), page, printed.clone());
        Effect::new(move |first: Option<()>| {
            if first.is_none() {
                browser::adopt_links(&printed, &root);
                explorer.settle(root.clone());
                let here = here(explorer, &root);
                if root != HASH_ROOT && browser::current().anchor.starts_with('/') {
                    browser::replace(&explorer.href_to(&here));
                }
                follow(explorer, root.clone());
                stand(explorer, here);
                browser::mark_ready();
                if guide.further().is_none() {
                    browser::fetch_lenses();
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
fn lenses(packed: &[u8]) -> Option<Shelf> {
    let lenses = postcard::from_bytes(packed).ok();
    if lenses.is_none() {
        browser::warn_once("the lenses of the tree could not be unpacked");
    }
    lenses
}

/// The address in the browser.
fn here(explorer: Explorer, root: &str) -> Location {
    location(root, |route| explorer.guide.known(route))
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
        browser::fetch_page(&path);
    }
}

/// Follows links inside the site and the browser's history.
fn follow(explorer: Explorer, root: String) {
    {
        let root = root.clone();
        browser::on_link(move |href| {
            explorer.follow_opened();
            if href == "#main" {
                // The skip link is the browser's own, unless the address behind `#` is a page's.
                if root == HASH_ROOT {
                    browser::focus(href);
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
    browser::focus_on_slash("q");
    browser::on_page(
        move |page| {
            let searching = !explorer.location().words.is_empty();
            if explorer.take_page(page) && !searching {
                arrive(explorer, true);
            }
        },
        move |path| explorer.lose_page(path),
    );
    follow_scrolling(explorer);
    browser::on_lenses(move |packed| {
        if let Some(lenses) = lenses(&packed) {
            explorer.take_lenses(lenses);
        }
    });
    browser::on_sentences(move |sentences| explorer.take_sentences(sentences));
    browser::on_desk(move || explorer.ask_desk());
    browser::on_answer(move |number, answer| explorer.take_answer(number, answer));
    browser::on_lost_desk(move || explorer.lose_desk());
    browser::fetch_desk_for_tools();
    browser::on_reset(move || explorer.begin_again());
    browser::listen(move || stand(explorer, here(explorer, &root)));
}

/// The location that a link of the site leads to; `None` for files and foreign addresses.
fn inside(explorer: Explorer, root: &str, href: &str) -> Option<Location> {
    let [path, query, anchor] = split(href.strip_prefix(root)?);
    let route: Route = path.parse().ok()?;
    let route = explorer.guide.known(route);
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
    browser::point_languages(&explorer.href(&Route::Overview), &place);
    browser::tell_desk_of_move(new_page);
    browser::after_painting(move || {
        browser::point_at(&location.anchor);
        if !location.anchor.is_empty() {
            browser::scroll_into_view(&location.anchor);
        } else if new_page {
            browser::scroll_to_start("main");
            let search = location.route == Route::Search && location.words.is_empty();
            browser::focus_quietly(if search { "q" } else { "main" });
        }
    });
    if let Some(node) = explorer.selected_node() {
        browser::after_painting(move || {
            browser::scroll_inside("tree", &format!("[data-node=\"{node}\"]"))
        });
    }
}
