//! Sources, method, honesty: where everything on the screen comes from.

use super::Printer;
use crate::markup::Html;
use crate::messages::Msg;
use crate::route::DATA_FILES;

/// The page about the explorer.
pub(super) fn about(p: &Printer, html: &mut Html) {
    let plan = p.plan;
    let meta = &plan.meta;
    let text = |html: &mut Html, title: Msg, words: &str| {
        p.section(html, "", title, |html| _ = html.leaf("p", &[], words));
    };
    html.open(
        "article",
        &[("class", "detail detail--about"), ("data-detail", "about")],
    )
    .leaf("h1", &[("class", "detail__title")], p.msg(Msg::AboutTitle));
    text(html, Msg::AboutWhat, p.msg(Msg::AboutWhatText));
    let source = p.fill(
        Msg::AboutSourceText,
        &[
            ("title", &meta.title),
            ("date", &meta.adopted),
            ("by", &meta.adopted_by),
        ],
    );
    text(html, Msg::AboutSource, &source);
    p.section(html, "", Msg::AboutNotInText, |html| {
        html.open("ul", &[])
            .leaf("li", &[], &meta.title_basis)
            .leaf("li", &[], &meta.adopted_basis)
            .close("ul");
    });
    p.section(html, "", Msg::AboutRestored, |html| restored(p, html));
    let named = (0..)
        .take(plan.divisions.len())
        .filter(|index| plan.mentions_of(*index).next().is_some())
        .count();
    let places = p.fill(
        Msg::AboutPlacesText,
        &[("named", &named), ("all", &plan.divisions.len())],
    );
    text(html, Msg::AboutPlaces, &places);
    text(html, Msg::AboutGeography, p.msg(Msg::AboutGeographyText));
    p.section(html, "offline", Msg::Offline, |html| offline(p, html));
    p.section(html, "", Msg::AboutData, |html| {
        if p.links.single() {
            html.leaf("p", &[], p.msg(Msg::AboutDataElsewhere));
        }
        html.open("ul", &[]);
        for file in DATA_FILES {
            html.open("li", &[]);
            if p.links.single() {
                html.text(file);
            } else {
                html.leaf("a", &[("href", &p.links.file(file))], file);
            }
            html.close("li");
        }
        html.close("ul");
    });
    text(html, Msg::AboutAccess, p.msg(Msg::AboutAccessText));
    text(html, Msg::AboutPrivacy, p.msg(Msg::AboutPrivacyText));
    text(html, Msg::AboutLicence, p.msg(Msg::AboutLicenceText));
    html.close("article");
}

/// The control that keeps the whole site for use without a network. It is seen where that is
/// possible: `html[data-offline]` says so and how far it has come, and the style shows the words.
fn offline(p: &Printer, html: &mut Html) {
    html.leaf("p", &[], p.msg(Msg::OfflineText))
        .leaf(
            "button",
            &[
                ("type", "button"),
                ("class", "action"),
                ("data-offline-save", ""),
            ],
            p.msg(Msg::OfflineSave),
        )
        .open("div", &[("class", "offline__state"), ("role", "status")])
        .open("p", &[("class", "offline__saving")])
        .text(p.msg(Msg::OfflineSaving))
        .leaf(
            "progress",
            &[
                ("data-offline-progress", ""),
                ("aria-label", p.msg(Msg::OfflineSave)),
            ],
            "",
        )
        .close("p")
        .leaf(
            "p",
            &[("class", "offline__saved")],
            p.msg(Msg::OfflineSaved),
        )
        .leaf(
            "p",
            &[("class", "offline__failed")],
            p.msg(Msg::OfflineFailed),
        )
        .close("div");
}

/// How the text was restored; every repair and every oddity with its reason.
fn restored(p: &Printer, html: &mut Html) {
    let edition = &p.plan.meta.edition;
    let words = p.fill(
        Msg::AboutRestoredText,
        &[
            ("readings", &edition.readings),
            ("repairs", &edition.repairs.len()),
        ],
    );
    html.leaf("p", &[], &words);
    let sub = [("class", "detail__sub")];
    if !edition.repairs.is_empty() {
        html.leaf("h3", &sub, p.msg(Msg::AboutRepairs))
            .open("ul", &[]);
        for (words, reason) in &edition.repairs {
            html.open("li", &[])
                .leaf("q", &[], words)
                .text(" ")
                .text(reason)
                .close("li");
        }
        html.close("ul");
    }
    if !edition.kept.is_empty() {
        html.leaf("h3", &sub, p.msg(Msg::AboutKept)).open("ul", &[]);
        for (id, words, note) in &edition.kept {
            html.open("li", &[])
                .leaf("q", &[], words)
                .text(&format!("（{id}）{note}"))
                .close("li");
        }
        html.close("ul");
    }
}
