//! What the kiosk adds to the screen, as HTML.

use super::keyboard::keyboard;
use crate::kiosk::{Pack, Scene};
use crate::markup::{Attributes, Html};
use crate::model::messages::{Messages, Msg};

const AGAIN: &str = "M5 12a7 7 0 1 0 2.5-5.4M8 2.5v4.6h4.6";
const BACK: &str = "M19 12H5M11 6l-6 6 6 6";
const KEYS: &str = "M3 6h18v12H3zM6.5 9.5h1M11.5 9.5h1M16.5 9.5h1M7 14.5h10";
const TAKE: &str = "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h3v3h-3zM20 14v6h-6";
const GOOSE: &str = "M3 12c5-3 9-2 13 4 4-6 8-7 13-4-5 0-8 2-10 6l-3 7-3-7c-2-4-5-6-10-6z";

/// All panels of an exhibit; the style sheet shows those that belong to the state.
pub(super) fn panels(pack: &Pack) -> String {
    let messages = &pack.messages;
    let mut html = Html::new();
    // While they are shown, the page's own main part is not.
    let words = [
        ("class", "kiosk__words"),
        ("id", "kiosk-words"),
        ("role", "main"),
    ];
    html.leaf("div", &words, "");
    bar(&mut html, messages);
    keyboard(&mut html, messages);
    take(&mut html, messages);
    countdown(&mut html, messages);
    html.into_string()
}

/// The bar that is always within reach.
fn bar(html: &mut Html, messages: &Messages) {
    let label = messages.get(Msg::KioskBar);
    html.open("nav", &[("class", "kiosk__bar"), ("aria-label", label)]);
    for (word, message, picture) in [
        ("back", Msg::KioskBack, BACK),
        ("restart", Msg::KioskRestart, AGAIN),
        ("keys-open", Msg::KioskKeys, KEYS),
        ("take", Msg::KioskTake, TAKE),
    ] {
        let hidden = if word == "restart" { "" } else { "hidden" };
        let attributes: Attributes = &[
            ("type", "button"),
            ("class", "kiosk__button"),
            ("data-kiosk", word),
            (hidden, ""),
        ];
        html.open("button", attributes)
            .open("svg", &[("viewBox", "0 0 24 24"), ("aria-hidden", "true")])
            .leaf("path", &[("d", picture)], "")
            .close("svg")
            .text(messages.get(message))
            .close("button");
    }
    html.close("nav");
}

/// The QR code of an address, over everything else.
fn take(html: &mut Html, messages: &Messages) {
    html.open(
        "div",
        &[("class", "kiosk__over kiosk__take"), ("hidden", "")],
    )
    .open(
        "div",
        &[
            ("class", "kiosk__card"),
            ("role", "dialog"),
            ("aria-labelledby", "kiosk-take-title"),
        ],
    )
    .leaf(
        "p",
        &[("class", "kiosk__title"), ("id", "kiosk-take-title")],
        "",
    )
    .leaf("div", &[("class", "kiosk__code"), ("id", "kiosk-code")], "")
    .leaf(
        "p",
        &[("class", "kiosk__address"), ("id", "kiosk-address")],
        "",
    )
    .leaf(
        "button",
        &[
            ("type", "button"),
            ("class", "kiosk__button kiosk__button--full"),
            ("data-kiosk", "take-close"),
        ],
        messages.get(Msg::KioskClose),
    )
    .close("div")
    .close("div");
}

/// The seconds that are left, large enough to be seen by somebody who has stepped back.
fn countdown(html: &mut Html, messages: &Messages) {
    html.open("div", &[("class", "kiosk__over kiosk__count")])
        .open("div", &[("class", "kiosk__card"), ("role", "alertdialog")])
        .leaf(
            "p",
            &[("class", "kiosk__title")],
            messages.get(Msg::KioskStillThere),
        )
        .leaf(
            "p",
            &[("class", "kiosk__number"), ("id", "kiosk-number")],
            "",
        )
        .leaf("p", &[("id", "kiosk-seconds")], "")
        .leaf(
            "p",
            &[("class", "kiosk__hint")],
            messages.get(Msg::KioskCountHint),
        )
        .close("div")
        .close("div");
}

/// The words of a scene, and the invitation. A plan without scenes shows its name alone.
pub(super) fn words(pack: &Pack, scene: Option<&Scene>) -> String {
    let mut html = Html::new();
    html.open("p", &[("class", "kiosk__brand")])
        .open("svg", &[("viewBox", "0 0 32 32"), ("aria-hidden", "true")])
        .leaf("path", &[("d", GOOSE)], "")
        .close("svg")
        .leaf("strong", &[], &pack.brand)
        .text(&pack.title)
        .close("p");
    // What the text says may stand in another language than the rest.
    let lang = match pack.text.as_str() {
        "" => ("", ""),
        tag => ("lang", tag),
    };
    if let Some(scene) = scene {
        let quote = ("data-quote", "");
        let heading = ("class", "kiosk__heading");
        if scene.title.is_empty() {
            html.leaf("h1", &[heading, quote], &scene.heading.words);
        } else {
            let original = ("class", "kiosk__original");
            html.leaf("h1", &[heading], &scene.title).leaf(
                "p",
                &[original, quote, lang],
                &scene.heading.words,
            );
        }
        html.leaf("p", &[("class", "kiosk__source")], &scene.heading.source);
        for quoted in &scene.quotes {
            html.open("figure", &[("class", "kiosk__quote")]);
            if quoted.translation.is_empty() {
                html.leaf("blockquote", &[quote, lang], &quoted.words);
            } else {
                let original = ("class", "kiosk__original");
                html.leaf("blockquote", &[], &quoted.translation).leaf(
                    "p",
                    &[original, quote, lang],
                    &quoted.words,
                );
            }
            html.leaf("figcaption", &[("class", "kiosk__source")], &quoted.source)
                .close("figure");
        }
    }
    let touch = pack.messages.get(Msg::KioskTouch);
    html.leaf("p", &[("class", "kiosk__touch")], touch);
    html.into_string()
}
