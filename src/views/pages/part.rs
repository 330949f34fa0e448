//! A part: its introduction and its articles in full.

use leptos::prelude::*;

use super::pager;
use super::sentence::{Anchors, paragraphs};
use crate::messages::Msg;
use crate::plan::Plan;
use crate::route::Route;
use crate::text::{Part, Section};
use crate::views::state::Explorer;

/// The page of a part.
pub(super) fn part(explorer: Explorer, part: &'static Part) -> AnyView {
    let plan = explorer.plan;
    let introduction = (!part.introduction.is_empty()).then(|| {
        view! {
            <section class="detail__section prose" aria-label=explorer.msg(Msg::PartIntroduction)>
                {paragraphs(explorer, Section::Part(part.number), Anchors::Own)}
            </section>
        }
    });
    let articles = part
        .articles
        .iter()
        .map(|article| {
            let href = explorer.href(&Route::Article(article.number));
            view! {
                <section class="detail__section prose" id=format!("a{}", article.number)>
                    <h2 class="prose__heading">
                        <a href=href>{format!("{}. {}", article.number, plan.words(article.title))}</a>
                    </h2>
                    {paragraphs(explorer, Section::Article(article.number), Anchors::Whole)}
                </section>
            }
        })
        .collect_view();
    let count = plan.messages.fill(Msg::PartArticles, &[("n", &part.articles.len())]);
    view! {
        <article class="detail" data-detail=format!("part-{}", part.number)>
            <p class="detail__kicker">
                {plan.messages.fill(Msg::PartNumber, &[("n", &crate::text::chinese_numeral(part.number))])}
                " · " {count}
            </p>
            <h1 class="detail__title">{plan.words(part.title)}</h1>
            {introduction}
            {articles}
            {pager(explorer, neighbour(plan, part.number.checked_sub(1)), neighbour(plan, part.number.checked_add(1)))}
        </article>
    }
    .into_any()
}

fn neighbour(plan: &'static Plan, number: Option<u16>) -> Option<(Route, String)> {
    let part = plan.document.part(number?)?;
    Some((Route::Part(part.number), plan.words(part.title).to_owned()))
}
