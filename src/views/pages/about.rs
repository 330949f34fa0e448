//! Sources, method, honesty: where everything on the screen comes from.

use leptos::prelude::*;

use crate::messages::Msg;
use crate::views::state::Explorer;

/// The page about the explorer.
pub(super) fn about(explorer: Explorer) -> AnyView {
    let plan = explorer.plan;
    let m = &plan.messages;
    let meta = &plan.meta;
    let section = |title: Msg, body: AnyView| {
        view! { <section class="detail__section"><h2>{m.get(title)}</h2>{body}</section> }.into_any()
    };
    let text = |words: String| view! { <p>{words}</p> }.into_any();
    let source = m.fill(
        Msg::AboutSourceText,
        &[("title", &meta.title), ("date", &meta.adopted), ("by", &meta.adopted_by)],
    );
    let restored = m.fill(
        Msg::AboutRestoredText,
        &[("readings", &meta.edition.readings), ("repairs", &meta.edition.repairs.len())],
    );
    let named = (0..)
        .zip(&plan.divisions)
        .filter(|(index, _)| plan.mentions_of(*index).next().is_some())
        .count();
    let places = m.fill(Msg::AboutPlacesText, &[("named", &named), ("all", &plan.divisions.len())]);
    view! {
        <article class="detail detail--about" data-detail="about">
            <h1 class="detail__title">{m.get(Msg::AboutTitle)}</h1>
            {section(Msg::AboutWhat, text(m.get(Msg::AboutWhatText).to_owned()))}
            {section(Msg::AboutSource, text(source))}
            {section(Msg::AboutNotInText, not_in_text(explorer))}
            {section(Msg::AboutRestored, view! { <p>{restored}</p> {repairs(explorer)} }.into_any())}
            {section(Msg::AboutPlaces, text(places))}
            {section(Msg::AboutGeography, text(m.get(Msg::AboutGeographyText).to_owned()))}
            {section(Msg::AboutData, data_files(explorer))}
            {section(Msg::AboutAccess, text(m.get(Msg::AboutAccessText).to_owned()))}
            {section(Msg::AboutPrivacy, text(m.get(Msg::AboutPrivacyText).to_owned()))}
            {section(Msg::AboutLicence, text(m.get(Msg::AboutLicenceText).to_owned()))}
        </article>
    }
    .into_any()
}

/// What is shown beside the text, with its origin.
fn not_in_text(explorer: Explorer) -> AnyView {
    let meta = &explorer.plan.meta;
    view! {
        <ul>
            <li>{meta.title_basis.as_str()}</li>
            <li>{meta.adopted_basis.as_str()}</li>
        </ul>
    }
    .into_any()
}

/// Repairs and oddities, each with its reason.
fn repairs(explorer: Explorer) -> AnyView {
    let edition = &explorer.plan.meta.edition;
    let repaired = edition
        .repairs
        .iter()
        .map(|(words, reason)| view! { <li><q>{words.as_str()}</q> " " {reason.as_str()}</li> })
        .collect_view();
    let kept = edition
        .kept
        .iter()
        .map(|(id, words, note)| {
            view! { <li><q>{words.as_str()}</q> {format!("（{id}）")} {note.as_str()}</li> }
        })
        .collect_view();
    view! {
        <h3 class="detail__sub">{explorer.msg(Msg::AboutRepairs)}</h3>
        <ul>{repaired}</ul>
        <h3 class="detail__sub">{explorer.msg(Msg::AboutKept)}</h3>
        <ul>{kept}</ul>
    }
    .into_any()
}

/// The files that anyone may take.
fn data_files(explorer: Explorer) -> AnyView {
    let files = crate::route::DATA_FILES
        .iter()
        .map(|file| {
            let href = explorer.file(file);
            view! { <li><a href=href data-file="">{*file}</a></li> }
        })
        .collect_view();
    view! { <ul>{files}</ul> }.into_any()
}
