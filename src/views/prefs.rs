//! How the page looks: the switches of elder mode, theme and language. What the first two do is in
//! `press/early.js`, which works before the explorer is there, and where it never comes.

use leptos::prelude::*;

use super::element::element;
use super::language::languages;
use super::state::Explorer;
use crate::markup::Html;
use crate::messages::Msg;

/// A pair of spectacles, and a disc half in the shade.
const ELDER: &str = "M3 13a4 4 0 1 0 8 0 4 4 0 0 0-8 0zM13 13a4 4 0 1 0 8 0 4 4 0 0 0-8 0zM11 12q1-1 2 0M3 12l2-6M21 12l-2-6";
const THEME: &str = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 3v18M12 8l5-3M12 13l8-4M12 18l8-5";

/// The strip of switches.
pub(super) fn prefs(explorer: Explorer) -> AnyView {
    let switches = element("div")
        .fixed("class", "prefs__switches")
        .printed(|html| {
            let elder = [("data-elder-switch", ""), ("aria-pressed", "false")];
            button(html, &elder, ELDER);
            html.leaf("span", &[], explorer.msg(Msg::PrefsElder))
                .close("button");
            button(html, &[("data-theme-switch", "")], THEME);
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

/// Opens a button with a picture.
fn button(html: &mut Html, hooks: &[(&str, &str)], picture: &str) {
    let fixed = [("type", "button"), ("class", "prefs__switch")];
    html.open("button", &[&fixed, hooks].concat())
        .open("svg", &[("viewBox", "0 0 24 24"), ("aria-hidden", "true")])
        .leaf("path", &[("d", picture)], "")
        .close("svg");
}
