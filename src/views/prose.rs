//! Words of the plan with what they name as links; the words stay exact.

use leptos::prelude::*;

use super::state::Explorer;
use crate::text::Span;

/// The words of a span. Its text content is exactly the plan's.
pub fn prose(explorer: Explorer, span: Span) -> AnyView {
    let plan = explorer.plan;
    plan.pieces(span)
        .into_iter()
        .map(|piece| {
            let words = plan.words(piece.span);
            match piece.target {
                None => words.into_any(),
                Some(route) => {
                    view! { <a class="name" href=explorer.href(&route)>{words}</a> }.into_any()
                }
            }
        })
        .collect_view()
        .into_any()
}
