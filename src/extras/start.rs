//! The entry point: waits for the plan, then serves search requests and page tools.

use std::cell::OnceCell;

use crate::dom::{self, Page};
use crate::model::plan::Plan;
use crate::pages;
use crate::route::{PageMeta, Route, split};
use crate::search::Index;

use super::search;
use super::tools::Tools;

/// Waits for the plan, says that `extras` is here, and serves from now on.
pub fn start() {
    dom::on_plan(|packed| {
        let plan = postcard::from_bytes::<Plan>(packed);
        let (Ok(plan), Some(root)) = (plan, dom::current_base_path()) else {
            dom::warn_once("the plan could not be unpacked: no search, no tools");
            return;
        };
        let plan: &'static Plan = Box::leak(Box::new(plan));
        let index = OnceCell::new();
        let prefix = root.clone();
        let tools = Tools::listen(plan, root);
        dom::on_search_request(move |request| {
            let index = index.get_or_init(|| Index::new(plan));
            search::respond(plan, index, request, tools.mine())
        });
        dom::on_print(move |path| page(plan, &prefix, path));
        dom::announce_ready();
    });
}

/// A page as the app takes it.
fn page(plan: &Plan, prefix: &str, path: &str) -> Page {
    let [file, query, _] = split(path);
    let route: Route = file.parse().unwrap_or(Route::NotFound);
    // An unknown topic of a division has a page of its own, and no name.
    let asked = route.with_query(query);
    let route = asked.clone().within(plan);
    let PageMeta {
        heading,
        title,
        description,
    } = route.page_meta(plan);
    Page {
        path: path.to_owned(),
        heading,
        title,
        description,
        html: pages::print(plan, prefix, &asked).into_string(),
    }
}
