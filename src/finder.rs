//! Search in a WebAssembly of its own, loaded when the visitor first comes to the search box.
//!
//! The explorer asks by events and hands its packed plan over, so the plan is downloaded once.

use crate::browser::{self, Answer, Asked, Question};
use crate::pages::{Found, print_found, print_recent, print_suggestions};
use crate::plan::{Plan, SearchTables};
use crate::search::{Depth, Index};

/// Spellings, readings, everyday words; packed by the builder from the seeds.
static PACKED: &[u8] = include_bytes!(concat!(env!("YANTU_PACK"), "/finder.postcard"));
/// Names offered where nothing is found.
const NEAREST: usize = 6;

/// Says that search is here, and answers questions from now on.
pub fn start() {
    browser::on_plan(|packed| {
        let plan = postcard::from_bytes::<Plan>(packed);
        let tables = postcard::from_bytes::<SearchTables>(PACKED);
        let (Ok(mut plan), Ok(tables)) = (plan, tables) else {
            browser::warn_once("the plan could not be unpacked: no search");
            return;
        };
        plan.search = tables;
        let index = Index::new(&plan);
        browser::on_question(move |question| answer(&plan, &index, question));
    });
    browser::tell_arrival();
}

fn answer(plan: &Plan, index: &Index, question: &Question) -> Answer {
    let prefix = question.prefix.as_str();
    let words = question.words.clone();
    if question.asked == Asked::Recent {
        let searches: Vec<String> = words.lines().map(str::to_owned).collect();
        let html = match searches.is_empty() {
            true => String::new(),
            false => print_recent(plan, prefix, &searches).into_string(),
        };
        return Answer { count: 0, html };
    }
    let results = index.search(&words, Depth::Screen);
    let nearest = if results.groups.is_empty() {
        index.nearest(&words, NEAREST)
    } else {
        Vec::new()
    };
    let groups = results.groups.iter();
    let count = groups
        .map(|group| group.names.len() + group.sections.len())
        .sum();
    let found = Found {
        words,
        results,
        nearest,
        whole: question.asked == Asked::Whole,
    };
    let html = match question.asked {
        Asked::Suggestions => print_suggestions(plan, prefix, &found),
        _ => print_found(plan, prefix, &found),
    };
    Answer {
        count,
        html: html.into_string(),
    }
}
