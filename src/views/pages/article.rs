//! An article: its full text, its items, and the divisions it concerns.

use leptos::prelude::*;

use super::pager;
use super::sentence::{Anchors, paragraphs};
use crate::messages::Msg;
use crate::plan::{Plan, Relation};
use crate::route::{Location, Route};
use crate::text::{Article, Section};
use crate::views::state::Explorer;

/// The page of an article.
pub(super) fn article(explorer: Explorer, article: &'static Article) -> AnyView {
    let plan = explorer.plan;
    let number = article.number;
    let part = plan.document.part(article.part);
    let kicker = part.map(|part| {
        let href = explorer.href(&Route::Part(part.number));
        view! { <a href=href>{plan.words(part.heading)}</a> }
    });
    let in_reader = Location { anchor: format!("a{number}"), ..Location::page(Route::Read) };
    view! {
        <article class="detail" data-detail=format!("article-{number}")>
            <p class="detail__kicker">{kicker}</p>
            <h1 class="detail__title">
                <span class="detail__number">{plan.messages.fill(Msg::ArticleNumber, &[("n", &number)])}</span>
                " "
                {plan.words(article.title)}
            </h1>
            <section class="detail__section prose" aria-label=explorer.msg(Msg::ArticleText)>
                {paragraphs(explorer, Section::Article(number), Anchors::Own)}
            </section>
            {items(explorer, article)}
            {places(explorer, article)}
            <p><a class="action" href=explorer.href_to(&in_reader)>{explorer.msg(Msg::ArticleInReader)}</a></p>
            {pager(explorer, neighbour(plan, number.checked_sub(1)), neighbour(plan, number.checked_add(1)))}
        </article>
    }
    .into_any()
}

/// The listed items of an article, as a short list of its own.
fn items(explorer: Explorer, article: &'static Article) -> Option<AnyView> {
    let plan = explorer.plan;
    let listed = article.items.iter().map(|item| (item.sentences.0, item.title));
    let centres = plan
        .centres
        .iter()
        .filter(|centre| centre.sentence.section == Section::Article(article.number))
        .map(|centre| (centre.sentence.number, centre.name));
    let items: Vec<_> = listed.chain(centres).collect();
    if items.is_empty() {
        return None;
    }
    let links = items
        .into_iter()
        .map(|(sentence, name)| {
            view! {
                <li>
                    <a href=format!("#s{sentence}")>
                        <span data-quote="" data-article=article.number.to_string()>{plan.words(name)}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="detail__section">
                <h2>{explorer.msg(Msg::ArticleItems)}</h2>
                <ol class="items">{links}</ol>
            </section>
        }
        .into_any(),
    )
}

/// The divisions it concerns, by how it does.
fn places(explorer: Explorer, article: &'static Article) -> AnyView {
    let plan = explorer.plan;
    let related = plan.divisions_of_article(article.number);
    let group = |relation: Relation, label: Msg| {
        let links: Vec<_> = plan
            .divisions
            .iter()
            .zip(&related)
            .filter(|(_, found)| **found == Some(relation))
            .map(|(division, _)| {
                view! {
                    <li>
                        <a class="chip" data-related=relation.as_str()
                            href=explorer.href(&Route::County(division.adcode))>
                            {division.name.as_str()}
                        </a>
                    </li>
                }
            })
            .collect();
        (!links.is_empty()).then(|| {
            view! { <h3 class="detail__sub">{explorer.msg(label)}</h3> <ul class="chips">{links}</ul> }
        })
    };
    let all_by_default = related.iter().all(|r| *r == Some(Relation::Scope));
    let body = if all_by_default {
        view! { <p class="detail__statement">{explorer.msg(Msg::ArticleWholeCity)}</p> }.into_any()
    } else {
        view! {
            {group(Relation::Named, Msg::ArticleNamed)}
            {group(Relation::Zone, Msg::ArticleZone)}
        }
        .into_any()
    };
    view! {
        <section class="detail__section">
            <h2>{explorer.msg(Msg::ArticlePlaces)}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn neighbour(plan: &'static Plan, number: Option<u16>) -> Option<(Route, String)> {
    let article = plan.document.article(number?)?;
    Some((Route::Article(article.number), plan.words(article.title).to_owned()))
}
