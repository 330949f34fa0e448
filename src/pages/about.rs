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
    p.tools(html);
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
    p.section(html, "", Msg::AboutData, |html| {
        html.open("ul", &[]);
        for file in DATA_FILES {
            html.open("li", &[])
                .leaf("a", &[("href", &p.links.file(file))], file)
                .close("li");
        }
        html.close("ul");
    });
    text(html, Msg::AboutAccess, p.msg(Msg::AboutAccessText));
    text(html, Msg::AboutPrivacy, p.msg(Msg::AboutPrivacyText));
    text(html, Msg::AboutLicence, p.msg(Msg::AboutLicenceText));
    html.close("article");
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
