//! What is needed when somebody works with a page: search, copying, reading aloud, the reader's
//! contents. A WebAssembly of its own, loaded when it is first used.
//!
//! It is called by events. Whoever loads it hands it the packed plan. It prints the
//! details of pages too where their files do not come: in the single file, or without a network.

mod finder;
mod tools;

use std::cell::OnceCell;

use crate::browser::{self, Page};
use crate::pages;
use crate::plan::Plan;
use crate::route::{PageMeta, Route};
use crate::search::Index;

use tools::Tools;

/// Waits for the plan, says that the desk is here, and serves from now on.
pub fn start() {
    browser::on_plan(|packed| {
        let plan = postcard::from_bytes::<Plan>(packed);
        let (Ok(plan), Some(root)) = (plan, browser::settled_root()) else {
            browser::warn_once("the plan could not be unpacked: no search, no tools");
            return;
        };
        let plan: &'static Plan = Box::leak(Box::new(plan));
        let index = OnceCell::new();
        browser::on_question(move |question| {
            finder::answer(plan, index.get_or_init(|| Index::new(plan)), question)
        });
        let prefix = root.clone();
        browser::on_print(move |path| page(plan, &prefix, path));
        Tools::listen(plan, root);
        browser::tell_arrival();
    });
}

/// A page as the explorer takes it.
fn page(plan: &Plan, prefix: &str, path: &str) -> Page {
    let route: Route = path.parse().unwrap_or(Route::NotFound);
    let route = route.within(plan);
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
        html: pages::print(plan, prefix, &route).into_string(),
    }
}
