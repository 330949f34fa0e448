//! What a page is called.

use super::Route;
use crate::messages::Msg;
use crate::plan::{Plan, kind_message};

/// A page's name and description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageMeta {
    /// What the page is about, as its heading says.
    pub heading: String,
    /// The unique title of the document.
    pub title: String,
    /// One sentence for search engines and shared links.
    pub description: String,
}

/// At most `n` characters, with an ellipsis where something is left out.
fn shortened(words: &str, n: usize) -> String {
    if words.chars().count() <= n {
        return words.to_owned();
    }
    words.chars().take(n - 1).chain(['…']).collect()
}

impl Route {
    /// The page's name and description.
    pub fn page_meta(&self, plan: &Plan) -> PageMeta {
        let m = &plan.messages;
        let (heading, description) = match self {
            Self::Overview => (
                plan.meta.short_title.clone(),
                m.get(Msg::OverviewLead).to_owned(),
            ),
            Self::County(adcode) => match plan.division(*adcode) {
                Some((index, division)) => (division.name.clone(), county_description(plan, index)),
                None => Default::default(),
            },
            Self::Zone(id) => plan
                .zone(id.as_str())
                .map_or_else(Default::default, |zone| {
                    (
                        format!("{}：{}", zone.short, zone.name),
                        plan.words(zone.evidence).to_owned(),
                    )
                }),
            Self::Strategy(id) => {
                plan.strategy(id.as_str())
                    .map_or_else(Default::default, |(_, s)| {
                        let kind = m.get(kind_message(s.kind));
                        let words = plan.sentence(s.sentence);
                        (s.name.clone(), format!("{}（{kind}）：{words}", s.name))
                    })
            }
            Self::Topic(id) => {
                plan.topic(id.as_str())
                    .map_or_else(Default::default, |(index, topic)| {
                        let first = plan.sentences_of_topic(index).next();
                        let words = first.map_or("", |tag| plan.sentence(tag.sentence));
                        (topic.name.clone(), words.to_owned())
                    })
            }
            Self::Part(n) => plan
                .document
                .part(*n)
                .map_or_else(Default::default, |part| {
                    let articles: Vec<&str> =
                        part.articles.iter().map(|a| plan.words(a.title)).collect();
                    (plan.words(part.heading).to_owned(), articles.join("；"))
                }),
            Self::Article(n) => {
                plan.document
                    .article(*n)
                    .map_or_else(Default::default, |article| {
                        let first = article.paragraphs.iter().find_map(|p| p.sentences.first());
                        let heading = m.fill(Msg::ArticleNumber, &[("n", n)]);
                        (
                            format!("{heading} {}", plan.words(article.title)),
                            first.map_or(String::new(), |span| plan.words(*span).to_owned()),
                        )
                    })
            }
            Self::Read => (m.get(Msg::ReadTitle).to_owned(), plan.meta.title.clone()),
            Self::Search => (
                m.get(Msg::SearchTitle).to_owned(),
                m.get(Msg::SearchLead).to_owned(),
            ),
            Self::About => (
                m.get(Msg::AboutTitle).to_owned(),
                m.get(Msg::AboutWhatText).to_owned(),
            ),
            Self::NotFound => (
                m.get(Msg::NotFoundTitle).to_owned(),
                m.get(Msg::NotFoundText).to_owned(),
            ),
        };
        let site = match self {
            Self::Overview => plan.meta.brand.clone(),
            _ => format!("{} · {}", plan.meta.short_title, plan.meta.brand),
        };
        PageMeta {
            title: format!("{heading} · {site}"),
            heading,
            description: shortened(&description, 110),
        }
    }
}

/// What a county's page says in one sentence.
fn county_description(plan: &Plan, index: u16) -> String {
    let m = &plan.messages;
    let named = plan.mentions_of(index).count();
    let name = plan
        .divisions
        .get(usize::from(index))
        .map_or("", |d| d.name.as_str());
    let first = if named > 0 {
        m.fill(Msg::CountyNamedCount, &[("n", &named)])
    } else {
        m.fill(Msg::CountyNotNamed, &[("name", &name)])
    };
    let zone = plan
        .zone_of(index)
        .map_or(String::new(), |zone| zone.name.clone());
    format!("{name} {first} {zone}")
}
