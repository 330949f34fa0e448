//! Brings the printed page to life.

use leptos::prelude::*;

use crate::browser;
use crate::messages::Msg;
use crate::plan::Plan;
use crate::route::{HASH_ROOT, Location, Query, Route, searched_words, split};
use crate::views::{App, Explorer, Tools};

/// The plan, packed by the builder from the seeds.
static PACKED: &[u8] = include_bytes!(concat!(env!("YANTU_PACK"), "/plan.postcard"));

/// The page that lies at the browser's address, below `root`: the one that was printed there. Where
/// all pages are in one file, that is the overview.
fn printed_page(plan: &Plan, root: &str) -> Route {
    if root == HASH_ROOT {
        return Route::Overview;
    }
    let path = browser::current().path;
    let path = path.strip_prefix(root).unwrap_or(&path);
    path.parse().unwrap_or(Route::NotFound).within(plan)
}

/// The address in the browser as a location below `root`. Behind `#/` stands the address of
/// another page: in the single file always, elsewhere where one page was opened for another.
fn location(plan: &Plan, root: &str) -> Location {
    let address = browser::current();
    let (route, query, anchor) = match address.anchor.strip_prefix('/').map(split) {
        Some([path, query, anchor]) => {
            let route: Route = path.parse().unwrap_or(Route::NotFound);
            (route.within(plan), query, anchor)
        }
        None => (printed_page(plan, root), "", address.anchor.as_str()),
    };
    let asked = match query {
        "" if root != HASH_ROOT => address.query.as_str(),
        query => query,
    };
    let (query, faults) = Query::parse(asked);
    for name in faults {
        browser::warn_once(&format!(
            "unknown value of the parameter “{name}”; the default is used"
        ));
    }
    Location {
        words: words_of(&route, asked),
        route,
        query,
        anchor: anchor.to_owned(),
    }
}

/// The words to search for; only the search page has some.
fn words_of(route: &Route, query: &str) -> String {
    match route {
        Route::Search => searched_words(query),
        _ => String::new(),
    }
}

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
                let tools = Tools::listen(explorer);
                follow(explorer, root.clone(), tools);
                arrive(explorer, new_page);
                tools.arrived(false);
                browser::mark_ready();
            }
        });
        view! { <App explorer/> }
    });
}

/// Follows links inside the site and the browser's history.
fn follow(explorer: Explorer, root: String, tools: &'static Tools) {
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
    browser::on_finder(PACKED, move || explorer.ask_finder());
    browser::on_answer(move |number, answer| explorer.take_answer(number, answer));
    browser::on_lost_finder(move || explorer.lose_finder());
    browser::on_reset(move || {
        explorer.begin_again();
        tools.begin_again();
    });
    browser::listen(move || {
        let new_page = explorer.stand_at(location(plan, &root));
        explorer.reveal_selection();
        arrive(explorer, new_page);
        tools.arrived(new_page);
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
