//! How the page looks: the switches of elder mode, theme and language. What the first two do is in
//! `site/theme-init.js`, which works before the explorer is there, and where it never comes.

use leptos::prelude::*;

use super::element::element;
use super::language::languages;
use super::state::Explorer;
use crate::markup::Html;
use crate::model::messages::Msg;

/// The strip of switches.
pub(super) fn prefs(explorer: Explorer) -> AnyView {
    let switches = element("div")
        .fixed("class", "prefs__switches")
        .printed(|html| {
            let elder = [("data-elder-switch", ""), ("aria-pressed", "false")];
            button(html, &elder);
            html.leaf("span", &[], explorer.msg(Msg::PrefsElder))
                .close("button");
            button(html, &[("data-theme-switch", "")]);
            let unseen = [("class", "visually-hidden")];
            html.leaf("span", &unseen, explorer.msg(Msg::PrefsTheme));
            let themes = [
                ("auto", Msg::ThemeAuto),
                ("light", Msg::ThemeLight),
                ("dark", Msg::ThemeDark),
            ];
            for (theme, words) in themes {
                html.leaf("span", &[("data-when", theme)], explorer.msg(words));
            }
            html.close("button");
        });
    element("section")
        .fixed("class", "prefs")
        .fixed_by("aria-label", || explorer.msg(Msg::PrefsLabel).to_owned())
        .around(vec![switches, languages(explorer)])
}

/// Opens a button. It stands in no form, so that it needs no type; so do the other buttons of a page.
fn button(html: &mut Html, hooks: &[(&str, &str)]) {
    html.open("button", &[&[("class", "prefs__switch")], hooks].concat());
}
