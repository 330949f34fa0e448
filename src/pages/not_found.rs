//! The page for an address that leads nowhere.

use super::Printer;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{Division, DivisionIndex, Plan};
use crate::route::Route;

/// Says so and shows the way back.
pub(super) fn not_found(p: &Printer, html: &mut Html) {
    html.open(
        "article",
        &[
            ("class", "detail detail--not-found"),
            ("data-detail", "not-found"),
        ],
    )
    .leaf(
        "h1",
        &[("class", "detail__title")],
        p.msg(Msg::NotFoundTitle),
    )
    .leaf("p", &[("class", "detail__lead")], p.msg(Msg::NotFoundText))
    .open("p", &[]);
    p.link(html, "action", &Route::Overview, p.msg(Msg::NotFoundBack));
    html.close("p").close("article");
}

/// The page of a division and of a topic that there is not: the topics that there are, and the
/// division's own page.
pub(super) fn unknown_topic(
    p: &Printer,
    html: &mut Html,
    (index, division): (DivisionIndex, &Division),
) {
    let name = &division.name;
    let attributes = [
        ("class", "detail detail--not-found"),
        ("data-detail", "not-found"),
    ];
    let words = p.fill(Msg::TopicUnknownText, &[("name", name)]);
    html.open("article", &attributes)
        .leaf(
            "h1",
            &[("class", "detail__title")],
            p.msg(Msg::TopicUnknown),
        )
        .leaf("p", &[("class", "detail__lead")], &words)
        .open("p", &[]);
    p.link(html, "action", &Route::County(division.adcode), name);
    html.close("p");
    p.topics_of_division(html, index);
    html.close("article");
}

/// The general page in another language, for a host that has one page for all wrong addresses; below it stand
/// the others. `prefix` leads to the root of the language's own pages.
pub fn not_found_also(plan: &Plan, prefix: &str) -> Html {
    let message = |key| plan.messages.get(key);
    let mut html = Html::new();
    html.open(
        "section",
        &[
            ("class", "detail detail__section"),
            ("lang", &plan.language.tag),
        ],
    )
    .leaf("h2", &[], message(Msg::NotFoundTitle))
    .leaf("p", &[], message(Msg::NotFoundText))
    .open("p", &[])
    .leaf(
        "a",
        &[("class", "action"), ("href", prefix)],
        message(Msg::NotFoundBack),
    )
    .close("p")
    .close("section");
    html
}
