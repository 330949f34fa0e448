//! The first page: what this is, what to do, and the plan's own outline of itself.

use leptos::prelude::*;

use crate::messages::Msg;
use crate::route::Route;
use crate::views::quote::Quote;
use crate::views::state::Explorer;

/// The overview.
pub(super) fn overview(explorer: Explorer) -> AnyView {
    let plan = explorer.plan;
    let meta = &plan.meta;
    let pattern = plan.pattern.map(|(id, span)| {
        view! {
            <section class="detail__section">
                <h2>{explorer.msg(Msg::OverviewPattern)}</h2>
                <Quote explorer id span/>
                {zone_cards(explorer)}
            </section>
        }
    });
    let centres = (!plan.centres.is_empty()).then(|| {
        view! {
            <section class="detail__section">
                <h2>{explorer.msg(Msg::OverviewCentres)}</h2>
                {centre_list(explorer)}
            </section>
        }
    });
    view! {
        <article class="detail detail--overview" data-detail="overview">
            <h1 class="detail__title">{meta.short_title.as_str()}</h1>
            <p class="detail__lead">{explorer.msg(Msg::Tagline)}</p>
            <ul class="steps" aria-label=explorer.msg(Msg::OverviewHowTitle)>
                <li class="steps__step steps__step--map">{explorer.msg(Msg::OverviewHowMap)}</li>
                <li class="steps__step steps__step--tree">{explorer.msg(Msg::OverviewHowTree)}</li>
                <li class="steps__step steps__step--text">{explorer.msg(Msg::OverviewHowText)}</li>
            </ul>
            <section class="detail__section">
                <h2>{explorer.msg(Msg::OverviewDivisions)}</h2>
                {division_links(explorer)}
            </section>
            {pattern}
            {centres}
        </article>
    }
    .into_any()
}

/// Every division as a link, the text twin of the map.
fn division_links(explorer: Explorer) -> AnyView {
    let links = explorer
        .plan
        .divisions
        .iter()
        .zip(0..)
        .map(|(division, index)| {
            let zone = explorer.plan.zone_of(index).map(|zone| zone.id.to_string());
            view! {
                <li>
                    <a class="chip" data-zone=zone href=explorer.href(&Route::County(division.adcode))>
                        {division.name.as_str()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="chips">{links}</ul> }.into_any()
}

/// The zones with their swatches.
fn zone_cards(explorer: Explorer) -> AnyView {
    let cards = explorer
        .plan
        .zones
        .iter()
        .map(|zone| {
            view! {
                <li>
                    <a class="zone-card" data-zone=zone.id.to_string()
                        href=explorer.href(&Route::Zone(zone.id.clone()))>
                        <span class="zone-card__short">{zone.short.as_str()}</span>
                        <span class="zone-card__name">{zone.name.as_str()}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="zone-cards">{cards}</ul> }.into_any()
}

/// The centres: their names, quoted from their sentence.
fn centre_list(explorer: Explorer) -> AnyView {
    let plan = explorer.plan;
    let items = plan
        .centres
        .iter()
        .map(|centre| {
            let href = explorer.href_to(&crate::plan::NodeKey::Sentence(centre.sentence).location());
            let article = crate::views::quote::article_attribute(centre.sentence.section);
            view! {
                <li>
                    <a class="centre" href=href>
                        <span data-quote="" data-article=article>{plan.words(centre.name)}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="centres">{items}</ol> }.into_any()
}
