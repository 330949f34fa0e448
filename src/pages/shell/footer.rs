//! The foot of a page: which plan, adopted when, who runs the site, and what the map is.
//!
//! The places for what the host says (`data-site`) are always printed, hidden as long as they are
//! empty: `site/site-settings.js` fills them anew from `site.json`.

use leptos::prelude::*;

use super::Page;
use crate::model::host::{Host, Linked};
use crate::model::messages::Msg;

/// Source and notices.
#[component]
pub(super) fn Footer(page: Page, host: Host) -> impl IntoView {
    let plan = page.plan;
    let meta = &plan.meta;
    let source = plan
        .messages
        .fill(Msg::FooterSource, &[("title", &meta.title)]);
    let adopted = plan.messages.fill(
        Msg::FooterAdopted,
        &[("date", &plan.day(&meta.adopted)), ("by", &meta.adopted_by)],
    );
    let status = meta.status.as_ref().map(|status| status.line.clone());
    let converted = plan.converted.then(|| page.msg(Msg::AboutConverted));
    let has_map_review = !host.review.is_empty();
    let has_reviewer = !host.reviewer.is_empty();
    view! {
        <footer class="colophon">
            <div class="colophon__imprint">
                // Shown where the programs do not run; see `site/theme-init.js`.
                <p class="colophon__still">{page.msg(Msg::FooterStill)}</p>
                <p>{source}</p>
                <p>{adopted}</p>
                {status.map(|line| view! { <p class="colophon__note">{line}</p> })}
                {converted.map(|line| view! { <p class="colophon__note">{line}</p> })}
                <HostText name="title" label="" words=host.title/>
                <HostText name="operator" label=page.msg(Msg::FooterOperator) words=host.operator/>
                <HostText name="organiser" label=page.msg(Msg::FooterOrganiser) words=host.organiser/>
                <HostLink name="contact" label=page.msg(Msg::FooterContact) to=host.contact/>
                <HostLink name="icp" label="" to=host.icp/>
                <HostLink name="police" label="" to=host.police/>
                <HostText name="identifier" label=page.msg(Msg::FooterIdentifier) words=host.identifier/>
                <HostText name="updated" label=page.msg(Msg::FooterUpdated) words=host.updated/>
                <HostText name="reviewer" label=page.msg(Msg::FooterReviewer) words=host.reviewer/>
                <p class="colophon__note" data-unreviewed="" hidden=has_reviewer>{page.msg(Msg::FooterUnreviewed)}</p>
                <HostText name="review" label=page.msg(Msg::FooterReview) words=host.review/>
                <HostText name="publisher" label=page.msg(Msg::FooterPublisher) words=host.publisher/>
                <p data-map-notice="" hidden=has_map_review>{page.msg(Msg::MapNotice)}</p>
            </div>
        </footer>
    }
}

/// One thing that the host says, behind its label.
#[component]
fn HostText(name: &'static str, label: &'static str, words: String) -> impl IntoView {
    let is_empty = words.is_empty();
    view! { <p hidden=is_empty>{label}<span data-site=name>{words}</span></p> }
}

/// As [`HostText`], as a link where there is one. A kiosk lets nobody out.
#[component]
fn HostLink(name: &'static str, label: &'static str, to: Linked) -> impl IntoView {
    let is_empty = to.text.is_empty();
    let href = Some(to.link).filter(|link| !link.is_empty());
    view! { <p hidden=is_empty>{label}<a data-site=name href=href>{to.text}</a></p> }
}
