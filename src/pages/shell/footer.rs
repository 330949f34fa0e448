//! The foot of a page: which plan, adopted when, who runs the site, and what the map is.
//!
//! A place for what the host says (`data-site`) is printed where there is something to say:
//! `site/site-settings.js` fills the places anew from `site.json`, and adds those that are missing.

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
    let say = |places: &[SettingSlot]| {
        let lines = places
            .iter()
            .filter_map(|place| setting(page, place, &host));
        lines.collect_view()
    };
    view! {
        <footer class="colophon">
            <div class="colophon__imprint">
                // Shown where the programs do not run; see `site/theme-init.js`.
                <p class="colophon__still">{page.msg(Msg::FooterStill)}</p>
                <p>{source}</p>
                <p>{adopted}</p>
                {status.map(|line| view! { <p class="colophon__note">{line}</p> })}
                {converted.map(|line| view! { <p class="colophon__note">{line}</p> })}
                {say(&BEFORE_REVIEW)}
                <p class="colophon__note" data-unreviewed="" hidden=has_reviewer>{page.msg(Msg::FooterUnreviewed)}</p>
                {say(&BEFORE_MAP)}
                <p data-map-notice="" hidden=has_map_review>{page.msg(Msg::MapNotice)}</p>
            </div>
        </footer>
    }
}

/// A place for what the host says: its name and the label before it.
pub type SettingSlot = (&'static str, Option<Msg>);

/// What stands before the notice that nobody has reviewed the content.
pub const BEFORE_REVIEW: [SettingSlot; 9] = [
    ("title", None),
    ("operator", Some(Msg::FooterOperator)),
    ("organiser", Some(Msg::FooterOrganiser)),
    ("contact", Some(Msg::FooterContact)),
    ("icp", None),
    ("police", None),
    ("identifier", Some(Msg::FooterIdentifier)),
    ("updated", Some(Msg::FooterUpdated)),
    ("reviewer", Some(Msg::FooterReviewer)),
];

/// What stands before the notice on the map's borders.
pub const BEFORE_MAP: [SettingSlot; 2] = [
    ("review", Some(Msg::FooterReview)),
    ("publisher", Some(Msg::FooterPublisher)),
];

/// One thing that the host says, behind its label; nothing where it says nothing. A kiosk lets nobody
/// out.
fn setting(page: Page, (name, label): &SettingSlot, host: &Host) -> Option<AnyView> {
    let label = label.map(|label| page.msg(label));
    let text = |words: &String| {
        let words = Some(words.clone()).filter(|words| !words.is_empty())?;
        Some(view! { <p>{label}<span data-site=*name>{words}</span></p> }.into_any())
    };
    let link = |to: &Linked| {
        let words = Some(to.text.clone()).filter(|words| !words.is_empty())?;
        let href = Some(to.link.clone()).filter(|link| !link.is_empty());
        Some(view! { <p>{label}<a data-site=*name href=href>{words}</a></p> }.into_any())
    };
    match *name {
        "title" => text(&host.title),
        "operator" => text(&host.operator),
        "organiser" => text(&host.organiser),
        "contact" => link(&host.contact),
        "icp" => link(&host.icp),
        "police" => link(&host.police),
        "identifier" => text(&host.identifier),
        "updated" => text(&host.updated),
        "reviewer" => text(&host.reviewer),
        "review" => text(&host.review),
        "publisher" => text(&host.publisher),
        _ => None,
    }
}
