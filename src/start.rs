//! Brings the printed page to life.

use leptos::prelude::*;

use crate::browser;
use crate::messages::Msg;
use crate::plan::Plan;
use crate::route::{Location, Query, Route};
use crate::views::{App, Explorer, Tools};

/// The plan, packed by the builder from the seeds.
static PACKED: &[u8] = include_bytes!(concat!(env!("YANTU_PACK"), "/plan.postcard"));

/// The address in the browser as a location below `root`.
fn location(plan: &Plan, root: &str) -> Location {
    let address = browser::current();
    let path = address.path.strip_prefix(root).unwrap_or(&address.path);
    let route: Route = path.parse().unwrap_or(Route::NotFound);
    let (query, faults) = Query::parse(&address.query);
    for name in faults {
        browser::warn_once(&format!(
            "unknown value of the parameter “{name}”; the default is used"
        ));
    }
    Location {
        route: route.within(plan),
        query,
        anchor: address.anchor,
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
        let page = Location::page(location(plan, &root).route);
        let explorer = Explorer::new(plan, page, printed.clone());
        Effect::new(move |first: Option<()>| {
            if first.is_none() {
                browser::adopt_links(&printed, &root);
                explorer.settle(root.clone());
                explorer.stand_at(location(plan, &root));
                explorer.reveal_selection();
                let tools = Tools::listen(explorer);
                follow(explorer, root.clone(), tools);
                arrive(explorer, false);
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
            let target = if let Some(anchor) = href.strip_prefix('#') {
                let here = explorer.location();
                Some(Location {
                    anchor: anchor.to_owned(),
                    ..here
                })
            } else if href.starts_with('?') {
                let mut here = explorer.location();
                here.query.apply(href);
                explorer.go_exactly(&here);
                return true;
            } else {
                inside(plan, &root, href)
            };
            // The skip link and the like are the browser's own.
            let own = href == "#main";
            let Some(target) = target.filter(|_| !own) else {
                return false;
            };
            explorer.go(&target);
            true
        });
    }
    browser::listen(move || {
        let new_page = explorer.stand_at(location(plan, &root));
        explorer.reveal_selection();
        arrive(explorer, new_page);
        tools.arrived(new_page);
    });
}

/// The location that a link of the site leads to; `None` for files and foreign addresses.
fn inside(plan: &Plan, root: &str, href: &str) -> Option<Location> {
    let path = href.strip_prefix(root)?;
    let (path, anchor) = path.split_once('#').unwrap_or((path, ""));
    let (path, _) = path.split_once('?').unwrap_or((path, ""));
    let route: Route = path.parse().ok()?;
    let route = route.within(plan);
    (route != Route::NotFound).then(|| Location {
        anchor: anchor.to_owned(),
        ..Location::page(route)
    })
}

/// Title, focus and scrolling after the address has changed.
fn arrive(explorer: Explorer, new_page: bool) {
    let location = explorer.location();
    let page = location.route.page_meta(explorer.plan);
    if new_page {
        browser::set_title(&page.title, &page.description);
        explorer.tree_first.set(false);
        browser::after_painting(move || {
            if location.anchor.is_empty() {
                browser::scroll_to_start("main");
                browser::focus_quietly("main");
            } else {
                browser::scroll_into_view(&location.anchor);
            }
        });
    } else if !location.anchor.is_empty() {
        browser::after_painting(move || browser::scroll_into_view(&location.anchor));
    }
    if let Some(node) = explorer.selected_node() {
        browser::after_painting(move || browser::scroll_inside("tree", &format!("node-{node}")));
    }
}
