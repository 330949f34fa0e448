//! A division: what the plan says of it, in rings from its own name outward.

use leptos::prelude::*;

use crate::messages::Msg;
use crate::plan::{Basis, Division, DivisionIndex, DivisionKind, MentionForm};
use crate::route::Route;
use crate::views::quote::Quote;
use crate::views::state::Explorer;

/// The page of a division.
pub(super) fn county(explorer: Explorer, index: DivisionIndex) -> AnyView {
    let plan = explorer.plan;
    let Some(division) = plan.divisions.get(usize::from(index)) else {
        return ().into_any();
    };
    let kind = explorer.msg(kind_message(division.kind));
    let code = plan.messages.fill(Msg::Adcode, &[("code", &division.adcode)]);
    view! {
        <article class="detail" data-detail=format!("county-{}", division.adcode)>
            <p class="detail__kicker">{format!("{kind} · {code}")}</p>
            <h1 class="detail__title">{division.name.as_str()}</h1>
            {named(explorer, index, division)}
            {zone(explorer, index, division)}
            {whole_city(explorer)}
            {neighbours(explorer, index)}
        </article>
    }
    .into_any()
}

/// The word for a kind of division.
const fn kind_message(kind: DivisionKind) -> Msg {
    match kind {
        DivisionKind::District => Msg::KindDistrict,
        DivisionKind::County => Msg::KindCounty,
        DivisionKind::CountyLevelCity => Msg::KindCountyLevelCity,
    }
}

/// First ring: the sentences that name it, or the honest statement that there is none.
fn named(explorer: Explorer, index: DivisionIndex, division: &'static Division) -> AnyView {
    let plan = explorer.plan;
    let m = &plan.messages;
    let mut sentences: Vec<_> = plan.mentions_of(index).map(|mention| mention.sentence).collect();
    sentences.dedup();
    let body = if sentences.is_empty() {
        view! { <p class="detail__statement">{m.fill(Msg::CountyNotNamed, &[("name", &division.name)])}</p> }
            .into_any()
    } else {
        let quotes = sentences
            .iter()
            .filter_map(|id| plan.document.span(*id).map(|span| (*id, span)))
            .map(|(id, span)| view! { <Quote explorer id span/> })
            .collect_view();
        let short = plan
            .mentions_of(index)
            .find(|mention| mention.form == MentionForm::Short)
            .map(|mention| {
                let form = plan.words(mention.span);
                view! { <p class="editorial">{m.fill(Msg::CountyShortForm, &[("form", &form)])}</p> }
            });
        let count = m.fill(Msg::CountyNamedCount, &[("n", &plan.mentions_of(index).count())]);
        view! { <p class="detail__count">{count}</p> {quotes} {short} }.into_any()
    };
    view! {
        <section class="detail__section ring ring--named">
            <h2>{explorer.msg(Msg::CountyNamedTitle)}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// Second ring: its zone, with the clause that says so.
fn zone(explorer: Explorer, index: DivisionIndex, division: &'static Division) -> AnyView {
    let plan = explorer.plan;
    let m = &plan.messages;
    let body = match plan.zone_of(index) {
        None => view! { <p class="detail__statement">{m.fill(Msg::CountyNoZone, &[("name", &division.name)])}</p> }
            .into_any(),
        Some(zone) => {
            let (key, note) = match zone.basis {
                Basis::Named => (Msg::CountyZoneNamed, None),
                Basis::Inferred => (Msg::CountyZoneInferred, Some(zone.basis_note.as_str())),
            };
            let words = m.fill(key, &[("name", &division.name), ("zone", &zone.name)]);
            let href = explorer.href(&Route::Zone(zone.id.clone()));
            view! {
                <p><a class="zone-card" data-zone=zone.id.to_string() href=href>
                    <span class="zone-card__short">{zone.short.as_str()}</span>
                    <span class="zone-card__name">{zone.name.as_str()}</span>
                </a></p>
                <p class="detail__statement">{words}</p>
                <Quote explorer id=zone.sentence span=zone.evidence/>
                {note.map(|note| view! { <p class="editorial">{note}</p> })}
            }
            .into_any()
        }
    };
    view! {
        <section class="detail__section ring ring--zone">
            <h2>{explorer.msg(Msg::CountyZoneTitle)}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// Last ring: the plan as a whole.
fn whole_city(explorer: Explorer) -> AnyView {
    let articles = explorer.plan.document.articles().count();
    let words = explorer.plan.messages.fill(Msg::CountyWholeText, &[("articles", &articles)]);
    view! {
        <section class="detail__section ring ring--scope">
            <h2>{explorer.msg(Msg::CountyWholeTitle)}</h2>
            <p>{words}</p>
        </section>
    }
    .into_any()
}

/// The divisions it borders on.
fn neighbours(explorer: Explorer, index: DivisionIndex) -> AnyView {
    let plan = explorer.plan;
    let links = plan
        .map
        .neighbours
        .get(usize::from(index))
        .into_iter()
        .flatten()
        .filter_map(|other| plan.divisions.get(usize::from(*other)).map(|d| (*other, d)))
        .map(|(other, neighbour)| {
            let zone = plan.zone_of(other).map(|zone| zone.id.to_string());
            view! {
                <li>
                    <a class="chip" data-zone=zone href=explorer.href(&Route::County(neighbour.adcode))>
                        {neighbour.name.as_str()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="detail__section">
            <h2>{explorer.msg(Msg::CountyNeighbours)}</h2>
            <ul class="chips">{links}</ul>
        </section>
    }
    .into_any()
}
