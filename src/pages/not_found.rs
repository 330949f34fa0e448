//! The page for an address that leads nowhere.

use super::Printer;
use crate::markup::Html;
use crate::messages::Msg;
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
