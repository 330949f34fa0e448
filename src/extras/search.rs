//! Answers what is searched for.

use crate::dom::{QueryKind, SearchRequest, SearchResponse};
use crate::model::plan::{DivisionIndex, Plan};
use crate::pages::{Found, print_count, print_found, print_recent, print_suggestions};
use crate::search::{Depth, Index};

/// Names offered where nothing is found.
const NEAREST: usize = 6;

/// The response to a search, for a visitor who may have remembered a division.
pub(super) fn respond(
    plan: &Plan,
    index: &Index,
    request: &SearchRequest,
    mine: Option<DivisionIndex>,
) -> SearchResponse {
    let prefix = request.prefix.as_str();
    let words = request.words.clone();
    if request.kind == QueryKind::Recent {
        let searches: Vec<String> = words.lines().map(str::to_owned).collect();
        let html = match searches.is_empty() {
            true => String::new(),
            false => print_recent(plan, prefix, &searches).into_string(),
        };
        let count = String::new();
        return SearchResponse { count, html };
    }
    let whole = request.kind == QueryKind::All;
    let depth = match whole {
        true => Depth::Whole,
        false => Depth::Screen,
    };
    let results = index.search(&words, depth);
    let nearest = if results.groups.is_empty() {
        index.nearest(&words, NEAREST)
    } else {
        Vec::new()
    };
    let answer = index.answer(plan, &words);
    let found = Found {
        answer,
        mine,
        words,
        results,
        nearest,
        whole,
    };
    let html = match request.kind {
        QueryKind::Suggestions => print_suggestions(plan, prefix, &found),
        _ => print_found(plan, prefix, &found),
    };
    SearchResponse {
        count: print_count(plan, &found),
        html: html.into_string(),
    }
}
