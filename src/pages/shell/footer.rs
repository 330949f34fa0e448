//! The foot of a page: which plan, adopted when, who runs the site, and what the map is.
//!
//! The places for what the host says (`data-site`) are always printed, hidden as long as they are
//! empty: `press/host.js` fills them anew from `site.json`.

use leptos::prelude::*;

use super::Page;
use crate::host::{Host, Linked};
use crate::messages::Msg;

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
    let is_reviewed = !host.review.is_empty();
    view! {
        <footer class="colophon">
            <div class="colophon__imprint">
                // Shown where the programs do not run; see `press/early.js`.
                <p class="colophon__still">{page.msg(Msg::FooterStill)}</p>
                <p>{source}</p>
                <p>{adopted}</p>
                <HostText name="title" label="" words=host.title/>
                <HostText name="operator" label=page.msg(Msg::FooterOperator) words=host.operator/>
                <HostLink name="contact" label=page.msg(Msg::FooterContact) to=host.contact/>
                <HostLink name="icp" label="" to=host.icp/>
                <HostLink name="police" label="" to=host.police/>
                <HostText name="review" label=page.msg(Msg::FooterReview) words=host.review/>
                <HostText name="publisher" label=page.msg(Msg::FooterPublisher) words=host.publisher/>
                <p data-map-notice="" hidden=is_reviewed>{page.msg(Msg::MapNotice)}</p>
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
