//! The whole text, in order.

use leptos::prelude::*;

use super::sentence::{Anchors, paragraphs};
use crate::messages::Msg;
use crate::route::Route;
use crate::text::{Article, Part, Section};
use crate::views::state::Explorer;

/// The reader. Inside `data-text` the text content is the plan's, line breaks left out.
pub(super) fn reader(explorer: Explorer) -> AnyView {
    let plan = explorer.plan;
    let parts = plan.document.parts.iter().map(|part| part_text(explorer, part)).collect_view();
    let lead = plan.messages.fill(
        Msg::ReadLead,
        &[
            ("parts", &plan.document.parts.len()),
            ("articles", &plan.document.articles().count()),
            ("sentences", &plan.document.sentences().count()),
        ],
    );
    view! {
        <article class="detail detail--reader" data-detail="read">
            <h1 class="detail__title">{plan.meta.title.as_str()}</h1>
            <p class="editorial">{plan.meta.title_basis.as_str()}</p>
            <p class="detail__lead">{lead}</p>
            <div class="prose prose--reader" data-text="">
                {paragraphs(explorer, Section::Preamble, Anchors::Whole)}
                {parts}
                {paragraphs(explorer, Section::Closing, Anchors::Whole)}
            </div>
        </article>
    }
    .into_any()
}

fn part_text(explorer: Explorer, part: &'static Part) -> AnyView {
    let plan = explorer.plan;
    let articles = part.articles.iter().map(|article| article_text(explorer, article)).collect_view();
    view! {
        <section class="prose__part" id=format!("p{}", part.number)>
            <h2 class="prose__part-heading">
                <a href=explorer.href(&Route::Part(part.number))>{plan.words(part.heading)}</a>
            </h2>
            {paragraphs(explorer, Section::Part(part.number), Anchors::Whole)}
            {articles}
        </section>
    }
    .into_any()
}

fn article_text(explorer: Explorer, article: &'static Article) -> AnyView {
    let plan = explorer.plan;
    let href = explorer.href(&Route::Article(article.number));
    view! {
        <section class="prose__article" id=format!("a{}", article.number)>
            <h3 class="prose__heading"><a href=href>{plan.words(article.heading)}</a></h3>
            {paragraphs(explorer, Section::Article(article.number), Anchors::Whole)}
        </section>
    }
    .into_any()
}
