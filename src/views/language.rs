//! The switch between the languages: the same page in each, by an ordinary link. A live page keeps the
//! links at its own address, see [`crate::dom::point_languages`].

use leptos::prelude::*;

use super::element::element;
use super::state::Explorer;
use crate::model::messages::Msg;
use crate::model::plan::Language;
use crate::route::Route;

/// A link to the page in every language; nothing where there is only one.
pub(super) fn languages(explorer: Explorer) -> AnyView {
    element("nav")
        .fixed("class", "languages")
        .fixed_by("aria-label", || explorer.msg(Msg::Languages).to_owned())
        .printed(|html| {
            let plan = explorer.plan();
            let several = plan.languages.len() > 1;
            for language in plan.languages.iter().filter(|_| several) {
                let here = *language == plan.language;
                let folder = language.folder();
                html.leaf(
                    "a",
                    &[
                        ("data-lang", &language.tag),
                        ("data-folder", &folder),
                        ("hreflang", &language.tag),
                        ("lang", &language.tag),
                        ("href", &address(explorer, language)),
                        (if here { "aria-current" } else { "" }, "true"),
                    ],
                    &language.name,
                );
            }
        })
}

/// Where the page is in another language. One that leads nowhere is in none: the overview.
fn address(explorer: Explorer, language: &Language) -> String {
    let route = explorer.route.get_untracked();
    let route = match route {
        Route::NotFound => Route::Overview,
        route => route,
    };
    let root = explorer
        .plan()
        .language
        .site_root(&explorer.href(&Route::Overview));
    language.address(&root, route)
}
