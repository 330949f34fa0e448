//! Names and descriptions of pages.

use super::{Route, Side};
use crate::model::messages::Msg;
use crate::model::plan::{Plan, kind_message};
use crate::model::text::Span;

/// A page's name and description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageMeta {
    /// The subject of the page, as in its heading.
    pub heading: String,
    /// The unique title of the document.
    pub title: String,
    /// One sentence for search engines and shared links.
    pub description: String,
}

/// At most `n` characters, with an ellipsis if something is omitted.
fn shortened(words: &str, n: usize) -> String {
    if words.chars().count() <= n {
        return words.to_owned();
    }
    let cut: String = words.chars().take(n - 1).collect();
    // Text with blanks between words is not cut inside a word.
    let whole = cut.rsplit_once(' ').map_or(&*cut, |(whole, _)| whole);
    let cut = if cut.len() - whole.len() < 16 {
        whole
    } else {
        &cut
    };
    format!("{cut}…")
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
            Self::CountyTopic(adcode, topic) => {
                let division = plan.division(*adcode);
                let topic = plan.topic(topic.as_str());
                match (division, topic) {
                    (Some((index, division)), Some((at, topic))) => {
                        county_topic(plan, (index, &division.name), (at, &topic.name))
                    }
                    _ => Default::default(),
                }
            }
            Self::Zone(id) => plan
                .zone(id.as_str())
                .map_or_else(Default::default, |zone| {
                    (
                        plan.labelled(&zone.short, &zone.name),
                        quoting(
                            plan,
                            &zone.name,
                            plan.words(zone.evidence),
                            Some(zone.evidence),
                        ),
                    )
                }),
            Self::Strategy(id) => {
                plan.strategy(id.as_str())
                    .map_or_else(Default::default, |(_, s)| {
                        let kind = m.get(kind_message(s.kind));
                        let words = plan.sentence(s.sentence);
                        let kind = m.fill(Msg::InBrackets, &[("words", &kind)]);
                        let name = format!("{}{kind}", s.name);
                        let named = plan.labelled(&name, words);
                        let span = plan.document.span(s.sentence);
                        (s.name.clone(), quoting(plan, &name, &named, span))
                    })
            }
            Self::Topic(id) => {
                plan.topic(id.as_str())
                    .map_or_else(Default::default, |(index, topic)| {
                        let first = plan.telling_first(index).first().map(|tag| tag.sentence);
                        let words = first.map_or("", |id| plan.sentence(id));
                        let span = first.and_then(|id| plan.document.span(id));
                        // Topics may begin with the same sentence, or an article's.
                        let named = plan.labelled(&topic.name, words);
                        (topic.name.clone(), quoting(plan, &topic.name, &named, span))
                    })
            }
            Self::Part(n) => plan
                .document
                .part(*n)
                .map_or_else(Default::default, |part| {
                    let articles = part.articles.iter().map(|a| plan.article_title(a));
                    let articles: Vec<&str> = articles.collect();
                    let articles = articles.join(m.get(Msg::ClauseSeparator));
                    (plan.part_heading(part), articles)
                }),
            Self::Article(n) => {
                plan.document
                    .article(*n)
                    .map_or_else(Default::default, |article| {
                        let first = article.paragraphs.iter().find_map(|p| p.sentences.first());
                        let heading = plan.article_heading(article);
                        let words = first.map_or("", |span| plan.words(*span));
                        let described = quoting(plan, &heading, words, first.copied());
                        (heading, described)
                    })
            }
            Self::Compare(sides) => {
                let lead = m.fill(Msg::CompareLead, &[("plan", &plan.meta.short_title)]);
                (comparison_heading(plan, *sides), lead)
            }
            Self::Tree => (
                m.get(Msg::TreePageTitle).to_owned(),
                m.get(Msg::TreePageLead).to_owned(),
            ),
            Self::Glossary => {
                let n = plan.glossary.len();
                (
                    m.get(Msg::GlossaryTitle).to_owned(),
                    m.fill(Msg::GlossaryLead, &[("n", &n)]),
                )
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
        // Text in Latin letters needs more characters.
        let longest = if plan.language.is_foreign_to_text() {
            190
        } else {
            110
        };
        let site = match self {
            Self::Overview => plan.meta.brand.clone(),
            _ => format!("{} · {}", plan.meta.short_title, plan.meta.brand),
        };
        PageMeta {
            title: format!("{heading} · {site}"),
            heading,
            description: shortened(&description, longest),
        }
    }
}

/// The heading of a comparison: both places, as far as the plan has them.
fn comparison_heading(plan: &Plan, sides: [Side; 2]) -> String {
    let m = &plan.messages;
    let names = sides.map(|side| {
        let division = side.code().and_then(|adcode| plan.division(adcode));
        division.map(|(_, division)| division.name.as_str())
    });
    match names {
        [Some(a), Some(b)] if a != b => m.fill(Msg::ComparePair, &[("a", &a), ("b", &b)]),
        [Some(name), _] | [None, Some(name)] => m.fill(Msg::CompareLink, &[("name", &name)]),
        [None, None] => m.get(Msg::CompareTitle).to_owned(),
    }
}

/// The description of a page by words of the text; if these are in another language than the page,
/// by their translation, and without one by the page's subject.
fn quoting(plan: &Plan, name: &str, words: &str, span: Option<Span>) -> String {
    if !plan.language.is_foreign_to_text() {
        return words.to_owned();
    }
    if let Some(translated) = span.and_then(|span| plan.translated(span)) {
        return plan.labelled(name, &translated);
    }
    let places: [(&str, &dyn std::fmt::Display); 2] =
        [("name", &name), ("plan", &plan.meta.short_title)];
    plan.messages.fill(Msg::DescribeQuoted, &places)
}

/// The description of a county's page in one sentence.
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
    if plan.language.is_foreign_to_text() {
        return quoting(plan, name, "", None);
    }
    let zone = plan
        .zone_of(index)
        .map_or(String::new(), |zone| zone.name.clone());
    format!("{name} {first} {zone}")
}

/// Heading and description of the page of a division and a topic.
fn county_topic(
    plan: &Plan,
    (division, name): (u16, &str),
    (topic, matter): (u16, &str),
) -> (String, String) {
    let m = &plan.messages;
    let applying = plan.topic_in_division(topic, division);
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("name", &name),
        ("topic", &matter),
        ("plan", &plan.meta.short_title),
        ("n", &applying.len()),
    ];
    let heading = m.fill(Msg::CountyTopicTitle, &values[..2]);
    let Some((first, _)) = applying.first() else {
        return (heading, m.fill(Msg::CountyTopicNone, &values[..3]));
    };
    let mut described = m.fill(Msg::CountyTopicLead, &values);
    if !plan.language.is_foreign_to_text() {
        described.push_str(plan.sentence(first.sentence));
    } else if let Some(translated) = plan.translation(first.sentence) {
        described.push(' ');
        described.push_str(translated);
    }
    (heading, described)
}
