//! Brings the printed page to life.

use leptos::prelude::*;

use crate::address::{location, printed_page, words_of};
use crate::browser;
use crate::messages::Msg;
use crate::plan::Plan;
use crate::route::{HASH_ROOT, Location, Route, split};
use crate::views::{App, Explorer};

/// The plan, packed by the builder from the seeds.
static PACKED: &[u8] = include_bytes!(concat!(env!("YANTU_PACK"), "/plan.postcard"));

/// Unpacks the plan, hydrates the page and follows links and history from now on.
pub fn start() {
    let Ok(plan) = postcard::from_bytes::<Plan>(PACKED) else {
        browser::warn_once("the plan could not be unpacked; the printed page stays as it is");
        return;
    };
    let plan: &'static Plan = Box::leak(Box::new(plan));
    browser::install_panic_page(
        plan.messages.get(Msg::PanicTitle),
        plan.messages.get(Msg::PanicText),
        plan.messages.get(Msg::PanicReload),
    );
    let Some(root) = browser::settled_root() else {
        browser::warn_once("the boot script left no root; the printed page stays as it is");
        return;
    };
    leptos::mount::hydrate_body(move || {
        // First exactly what was printed: the page alone, without query and anchor.
        let printed = browser::printed_prefix().unwrap_or_default();
        let page = Location::page(printed_page(plan, &root));
        let explorer = Explorer::new(plan, page, printed.clone());
        Effect::new(move |first: Option<()>| {
            if first.is_none() {
                browser::adopt_links(&printed, &root);
                explorer.settle(root.clone());
                let here = location(plan, &root);
                if root != HASH_ROOT && browser::current().anchor.starts_with('/') {
                    browser::replace(&explorer.href_to(&here));
                }
                let new_page = explorer.stand_at(here);
                explorer.reveal_selection();
                follow(explorer, root.clone());
                arrive(explorer, new_page);
                browser::mark_ready();
            }
        });
        view! { <App explorer/> }
    });
}

/// Follows links inside the site and the browser's history.
fn follow(explorer: Explorer, root: String) {
    let plan = explorer.plan;
    {
        let root = root.clone();
        browser::on_link(move |href| {
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
                inside(plan, &root, href)
            };
            let Some(target) = target else {
                return false;
            };
            explorer.go(&target);
            true
        });
    }
    browser::focus_on_slash("q");
    browser::on_desk(PACKED, move || explorer.ask_desk());
    browser::on_answer(move |number, answer| explorer.take_answer(number, answer));
    browser::on_lost_desk(move || explorer.lose_desk());
    browser::fetch_desk_for_tools();
    browser::on_reset(move || explorer.begin_again());
    browser::listen(move || {
        let new_page = explorer.stand_at(location(plan, &root));
        explorer.reveal_selection();
        arrive(explorer, new_page);
    });
}

/// The location that a link of the site leads to; `None` for files and foreign addresses.
fn inside(plan: &Plan, root: &str, href: &str) -> Option<Location> {
    let [path, query, anchor] = split(href.strip_prefix(root)?);
    let route: Route = path.parse().ok()?;
    let route = route.within(plan);
    (route != Route::NotFound).then(|| Location {
        words: words_of(&route, query),
        anchor: anchor.to_owned(),
        ..Location::page(route)
    })
}

/// Title, focus and scrolling after the address has changed.
fn arrive(explorer: Explorer, new_page: bool) {
    let location = explorer.location();
    let page = location.route.page_meta(explorer.plan);
    if new_page || !location.anchor.is_empty() {
        explorer.tree_first.set(false);
    }
    if new_page {
        browser::set_title(&page.title, &page.description);
    }
    // The reader's contents follow the reading.
    if location.route == Route::Read {
        browser::fetch_desk();
    }
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
        browser::after_painting(move || browser::scroll_inside("tree", &format!("node-{node}")));
    }
}
