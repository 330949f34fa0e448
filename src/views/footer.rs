//! The foot of the page: which plan, adopted when, and what the map is.

use leptos::prelude::*;

use super::element::element;
use super::state::Explorer;
use crate::messages::Msg;

/// Source and notices.
pub(super) fn footer(explorer: Explorer) -> AnyView {
    let words = |key: Msg, places: &[(&str, &dyn std::fmt::Display)]| {
        explorer.plan.messages.fill(key, places)
    };
    element("footer")
        .fixed("class", "colophon")
        .printed(|html| {
            let meta = &explorer.plan.meta;
            let adopted = [
                ("date", &meta.adopted as &dyn std::fmt::Display),
                ("by", &meta.adopted_by),
            ];
            html.leaf(
                "p",
                &[],
                &words(Msg::FooterSource, &[("title", &meta.title)]),
            )
            .leaf("p", &[], &words(Msg::FooterAdopted, &adopted))
            .leaf("p", &[], explorer.msg(Msg::MapNotice));
        })
}
