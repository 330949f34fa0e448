//! The foot of the page: which plan, adopted when, who runs the site, and what the map is.
//!
//! The places for what the host says (`data-site`) are always printed, hidden as long as they are
//! empty: `site/site-settings.js` fills them anew from `site.json`.

use leptos::prelude::*;

use super::element::element;
use super::state::Explorer;
use crate::markup::Html;
use crate::model::host::{Host, Linked};
use crate::model::messages::Msg;

/// Source and notices. The builder hands over the [`Host`] as a context.
pub(super) fn footer(explorer: Explorer) -> AnyView {
    let words = |key: Msg, places: &[(&str, &dyn std::fmt::Display)]| {
        explorer.plan().messages.fill(key, places)
    };
    let imprint = element("div").fixed("class", "colophon__imprint");
    let imprint = imprint.printed(|html| {
        let meta = &explorer.plan().meta;
        let adopted = [
            (
                "date",
                &explorer.plan().day(&meta.adopted) as &dyn std::fmt::Display,
            ),
            ("by", &meta.adopted_by),
        ];
        // Shown where the programs do not run; see `site/theme-init.js`.
        html.leaf(
            "p",
            &[("class", "colophon__still")],
            &words(Msg::FooterStill, &[]),
        )
        .leaf(
            "p",
            &[],
            &words(Msg::FooterSource, &[("title", &meta.title)]),
        )
        .leaf("p", &[], &words(Msg::FooterAdopted, &adopted));
        if let Some(status) = &meta.status {
            html.leaf("p", &[], &status.line);
        }
        if explorer.plan().converted {
            html.leaf("p", &[], &words(Msg::AboutConverted, &[]));
        }
        let host = use_context::<Host>().unwrap_or_default();
        let label = |key| explorer.msg(key);
        said(html, "title", "", &host.title);
        said(html, "operator", label(Msg::FooterOperator), &host.operator);
        said(
            html,
            "organiser",
            label(Msg::FooterOrganiser),
            &host.organiser,
        );
        led(html, "contact", label(Msg::FooterContact), &host.contact);
        led(html, "icp", "", &host.icp);
        led(html, "police", "", &host.police);
        said(
            html,
            "identifier",
            label(Msg::FooterIdentifier),
            &host.identifier,
        );
        said(html, "updated", label(Msg::FooterUpdated), &host.updated);
        said(html, "reviewer", label(Msg::FooterReviewer), &host.reviewer);
        html.open(
            "p",
            &[
                ("data-unreviewed", ""),
                (hidden(!host.reviewer.is_empty()), ""),
            ],
        )
        .text(label(Msg::FooterUnreviewed))
        .close("p");
        said(html, "review", label(Msg::FooterReview), &host.review);
        said(
            html,
            "publisher",
            label(Msg::FooterPublisher),
            &host.publisher,
        );
        html.open(
            "p",
            &[
                ("data-map-notice", ""),
                (hidden(!host.review.is_empty()), ""),
            ],
        )
        .text(label(Msg::MapNotice))
        .close("p");
    });
    element("footer")
        .fixed("class", "colophon")
        .around(vec![imprint])
}

/// The attribute that hides an element, or the one that is left out.
fn hidden(hides: bool) -> &'static str {
    if hides { "hidden" } else { "" }
}

/// One thing that the host says, behind its label.
fn said(html: &mut Html, name: &str, label: &str, words: &str) {
    html.open("p", &[(hidden(words.is_empty()), "")])
        .text(label)
        .leaf("span", &[("data-site", name)], words)
        .close("p");
}

/// As [`said`], as a link where there is one. The exhibit lets nobody out.
fn led(html: &mut Html, name: &str, label: &str, words: &Linked) {
    let href = if words.link.is_empty() { "" } else { "href" };
    html.open("p", &[(hidden(words.text.is_empty()), "")])
        .text(label)
        .leaf(
            "a",
            &[("data-site", name), (href, &words.link)],
            &words.text,
        )
        .close("p");
}
