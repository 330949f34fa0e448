//! The top of the page: the explorer's name and the ways to its main pages.

use leptos::prelude::*;

use super::element::element;
use super::search_box::search_box;
use super::state::Explorer;
use crate::model::messages::Msg;
use crate::route::Route;

/// The mark, in a square of 32 units: a wild goose. The icons show the same.
pub const MARK: &str = "M3 12c5-3 9-2 13 4 4-6 8-7 13-4-5 0-8 2-10 6l-3 7-3-7c-2-4-5-6-10-6z";

/// Name and main navigation.
pub(super) fn masthead(explorer: Explorer) -> AnyView {
    let pages = [
        (Route::Overview, Msg::NavOverview),
        (Route::Read, Msg::NavRead),
        (Route::About, Msg::NavAbout),
    ];
    let pages = pages.map(|(route, label)| {
        let link = element("a")
            .fixed_by("href", || explorer.href(&route))
            .live("aria-current", move || explorer.marked_on(&route, "page"))
            .printed(|html| _ = html.text(explorer.msg(label)));
        element("li").around(vec![link])
    });
    let navigation = element("nav")
        .fixed("class", "masthead__nav")
        .fixed_by("aria-label", || explorer.msg(Msg::NavMain).to_owned())
        .around(vec![
            element("ul")
                .fixed("class", "masthead__list")
                .around(pages.into()),
        ]);
    element("header").fixed("class", "masthead").around(vec![
        brand(explorer),
        search_box(explorer),
        navigation,
    ])
}

/// Mark, name and plan; they lead to the overview.
fn brand(explorer: Explorer) -> AnyView {
    element("a")
        .fixed("class", "masthead__brand")
        .fixed_by("href", || explorer.href(&Route::Overview))
        .printed(|html| {
            let meta = &explorer.plan().meta;
            html.open(
                "svg",
                &[
                    ("class", "masthead__mark"),
                    ("viewBox", "0 0 32 32"),
                    ("aria-hidden", "true"),
                ],
            )
            .leaf("path", &[("d", MARK)], "")
            .close("svg")
            .leaf("span", &[("class", "masthead__name")], &meta.brand)
            .leaf("span", &[("class", "masthead__plan")], &meta.short_title);
        })
}
