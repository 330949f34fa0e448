//! The page for an address that leads nowhere.

use super::Printer;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::Plan;
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

/// The same in another language, for a host that has one page for all wrong addresses; below it stand
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
