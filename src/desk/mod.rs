//! What is needed when somebody works with a page: search, copying, reading aloud, the reader's
//! contents. A WebAssembly of its own, loaded when it is first used.
//!
//! The explorer calls it by events and hands its packed plan over, so the plan is downloaded once.

mod finder;
mod tools;

use std::cell::OnceCell;

use crate::browser;
use crate::messages::Messages;
use crate::plan::{Plan, SearchTables};
use crate::search::Index;

use tools::Tools;

/// Spellings, readings, everyday words, and the words that only the desk says; packed by the builder from the seeds.
static PACKED: &[u8] = include_bytes!(concat!(env!("YANTU_PACK"), "/desk.postcard"));

/// Says that the desk is here, and serves from now on.
pub fn start() {
    browser::on_plan(|packed| {
        let plan = postcard::from_bytes::<Plan>(packed);
        let own = postcard::from_bytes::<(SearchTables, Messages)>(PACKED);
        let (Ok(mut plan), Ok((tables, messages)), Some(root)) =
            (plan, own, browser::settled_root())
        else {
            browser::warn_once("the plan could not be unpacked: no search, no tools");
            return;
        };
        plan.search = tables;
        plan.messages = plan.messages.filled_from(messages);
        let plan: &'static Plan = Box::leak(Box::new(plan));
        let index = OnceCell::new();
        browser::on_question(move |question| {
            finder::answer(plan, index.get_or_init(|| Index::new(plan)), question)
        });
        Tools::listen(plan, root);
    });
    browser::tell_arrival();
}
