//! A topic in a division: every sentence of the topic that applies there, and why.

use super::{Picture, Printer};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{Division, DivisionIndex, NodeKey, Relation, Tag, Topic, TopicIndex};
use crate::model::text::SentenceId;
use crate::route::{Location, Route};
use crate::search::Answer;

/// Where a division's page lists the topics.
pub(super) const TOPICS_ID: &str = "topics";

/// The list of topics on a division's page.
pub(super) fn topics_of(division: &Division) -> Location {
    Location {
        anchor: TOPICS_ID.to_owned(),
        ..Location::page(Route::County(division.adcode))
    }
}

/// Where a topic's page lists the divisions.
const DIVISIONS_ID: &str = "counties";

/// The list of divisions on a topic's page.
pub(super) fn divisions_of(topic: &Topic) -> Location {
    Location {
        anchor: DIVISIONS_ID.to_owned(),
        ..Location::page(Route::Topic(topic.id.clone()))
    }
}

/// The page of a division and a topic.
pub(super) fn county_topic(
    p: &Printer,
    html: &mut Html,
    (index, division): (DivisionIndex, &Division),
    (at, topic): (TopicIndex, &Topic),
) {
    let plan = p.plan;
    let applying = plan.topic_in_division(at, index);
    let (name, matter) = (&division.name, &topic.name);
    let detail = format!("county-{}-{}", division.adcode, topic.id);
    html.open("article", &[("class", "detail"), ("data-detail", &detail)])
        .open("p", &[("class", "detail__kicker")]);
    p.link(html, "detail__up", &Route::County(division.adcode), name);
    html.text(" · ");
    p.link(html, "detail__up", &Route::Topic(topic.id.clone()), matter);
    let title = p.fill(Msg::CountyTopicTitle, &[("name", name), ("topic", matter)]);
    html.close("p")
        .leaf("h1", &[("class", "detail__title")], &title);
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("name", name),
        ("topic", matter),
        ("plan", &plan.meta.short_title),
        ("n", &applying.len()),
    ];
    if applying.is_empty() {
        let words = p.fill(Msg::CountyTopicNone, &values[..3]);
        html.leaf("p", &[("class", "detail__statement")], &words);
    }
    for (tag, relation) in &applying {
        if let Some(span) = plan.document.span(tag.sentence) {
            p.quote_that_applies(html, tag.sentence, span, Some(*relation));
            let why = p.why_it_applies(tag.sentence, (index, division), *relation);
            html.leaf("p", &[("class", "applies")], &why);
        }
    }
    if !applying.is_empty() {
        let words = p.fill(Msg::CountyTopicLead, &values);
        html.leaf("p", &[("class", "detail__lead")], &words);
    }
    let county = format!("county-{}", division.adcode);
    p.tools_and_picture(html, Some((Picture::Poster, &*county)));
    elsewhere(p, html, (index, division), (at, topic));
    place(p, html, (index, division), &applying);
    further(p, html, division, topic);
    let beside = |at: Option<TopicIndex>| {
        let topic = plan.topics.get(usize::from(at?))?;
        let route = Route::CountyTopic(division.adcode, topic.id.clone());
        Some((route, topic.name.clone()))
    };
    p.pager(
        html,
        [Msg::PreviousTopic, Msg::NextTopic],
        beside(at.checked_sub(1)),
        beside(at.checked_add(1)),
    );
    html.close("article");
}

/// The sentences of the topic that do not apply, as links.
fn elsewhere(
    p: &Printer,
    html: &mut Html,
    (index, division): (DivisionIndex, &Division),
    (at, topic): (TopicIndex, &Topic),
) {
    let all = p.plan.sentences_of_topic(at).map(|tag| tag.sentence);
    let others: Vec<SentenceId> = all
        .filter(|id| p.plan.relation_to(*id, index).is_none())
        .collect();
    if others.is_empty() {
        return;
    }
    let title = p.fill(Msg::CountyTopicMatter, &[("topic", &topic.name)]);
    let label = p.fill(
        Msg::CountyTopicElsewhere,
        &[("n", &others.len()), ("name", &division.name)],
    );
    html.open("section", &[("class", "detail__section")])
        .leaf("h2", &[], &title);
    p.sentence_links(html, &label, &others);
    html.close("section");
}

/// Where else the place is named.
fn place(
    p: &Printer,
    html: &mut Html,
    (index, division): (DivisionIndex, &Division),
    applying: &[(&Tag<TopicIndex>, Relation)],
) {
    let mut named: Vec<SentenceId> = p.plan.mentions_of(index).map(|m| m.sentence).collect();
    named.dedup();
    named.retain(|id| applying.iter().all(|(tag, _)| tag.sentence != *id));
    if named.is_empty() {
        return;
    }
    let name = &division.name;
    let title = p.fill(Msg::CountyTopicPlace, &[("name", name)]);
    let label = p.fill(Msg::CountyTopicNames, &[("name", name)]);
    html.open("section", &[("class", "detail__section")])
        .leaf("h2", &[], &title);
    p.sentence_links(html, &label, &named);
    html.close("section");
}

/// The ways on: the matter elsewhere, the place, its topics.
fn further(p: &Printer, html: &mut Html, division: &Division, topic: &Topic) {
    let matter = p.fill(Msg::CountyTopicMatter, &[("topic", &topic.name)]);
    let place = p.fill(Msg::CountyTopicPlace, &[("name", &division.name)]);
    let topics = topics_of(division);
    html.open("p", &[("class", "actions")]);
    p.link(html, "action", &Route::Topic(topic.id.clone()), &matter);
    html.text(" ");
    p.link(html, "action", &Route::County(division.adcode), &place);
    html.text(" ");
    p.link_to(html, "action", &topics, p.msg(Msg::CountyTopics));
    html.close("p");
}

/// The page that answers a search: a topic's, or that of a topic in a division.
pub(super) struct AnsweringPage {
    /// The page.
    pub(super) route: Route,
    /// The word for it in `data-result`.
    pub(super) node: String,
    kind: Msg,
    title: String,
    count: String,
}

impl AnsweringPage {
    /// Kind, title, and how many sentences there are.
    pub(super) fn print(&self, p: &Printer, html: &mut Html) {
        html.leaf("span", &[("class", "found__kind")], p.msg(self.kind))
            .leaf("span", &[("class", "found__name")], &self.title)
            .leaf("span", &[("class", "found__count")], &self.count);
    }
}

impl Printer<'_> {
    /// The page that answers a search.
    pub(super) fn answering_page(&self, answer: &Answer) -> Option<AnsweringPage> {
        let topic = self.plan.topics.get(usize::from(answer.topic))?;
        let Some(at) = answer.division else {
            let count = self.plan.sentences_of_topic(answer.topic).count();
            return Some(AnsweringPage {
                route: Route::Topic(topic.id.clone()),
                node: NodeKey::Topic(topic.id.clone()).to_string(),
                kind: Msg::KindTopic,
                title: topic.name.clone(),
                count: self.fill(Msg::SearchTopicSentences, &[("n", &count)]),
            });
        };
        let count = self.plan.count_in_division(answer.topic, at);
        let division = self.plan.divisions.get(usize::from(at))?;
        Some(AnsweringPage {
            route: Route::CountyTopic(division.adcode, topic.id.clone()),
            node: format!("county-{}-{}", division.adcode, topic.id),
            kind: Msg::CountyTopicKind,
            title: self.fill(
                Msg::CountyTopicTitle,
                &[("name", &division.name), ("topic", &topic.name)],
            ),
            count: self.fill(Msg::CountyTopicCount, &[("n", &count)]),
        })
    }

    /// Why a sentence applies to a division, in plain words.
    fn why_it_applies(
        &self,
        id: SentenceId,
        (index, division): (DivisionIndex, &Division),
        relation: Relation,
    ) -> String {
        let name = &division.name;
        match relation {
            Relation::Named => self.fill(Msg::AppliesNamed, &[("name", name)]),
            Relation::Zone => {
                let zone = self
                    .plan
                    .zone_of(index)
                    .map_or("", |zone| zone.name.as_str());
                self.fill(Msg::AppliesZone, &[("name", name), ("zone", &zone)])
            }
            Relation::Kind => {
                let kinds = self.plan.kinds_that_reach(id, index);
                let kinds: Vec<&str> = kinds.map(|(_, kind)| kind.name.as_str()).collect();
                self.fill(Msg::AppliesKind, &[("kinds", &self.plan.listed(&kinds))])
            }
            Relation::City => self.fill(Msg::AppliesCity, &[("name", name)]),
        }
    }

    /// Every topic with the number of its sentences that apply to a division, each a link, in the
    /// order of the seeds: what residents ask for comes first.
    pub(super) fn topics_of_division(&self, html: &mut Html, index: DivisionIndex) {
        let division = self.plan.divisions.get(usize::from(index));
        let Some(division) = division.filter(|_| !self.plan.topics.is_empty()) else {
            return;
        };
        self.section_at(html, TOPICS_ID, Msg::CountyTopics, |html| {
            html.open("ul", &[("class", "chips chips--close")]);
            for (at, topic) in (0..).zip(&self.plan.topics) {
                let count = self.plan.count_in_division(at, index).to_string();
                let route = Route::CountyTopic(division.adcode, topic.id.clone());
                let href = self.links.page(&route);
                html.open("li", &[])
                    .open(
                        "a",
                        &[
                            ("class", "chip"),
                            ("data-topic", topic.id.as_str()),
                            ("data-count", &count),
                            ("href", &href),
                        ],
                    )
                    .text(&topic.name)
                    .leaf("span", &[("class", "chip__count")], &count)
                    .close("a")
                    .close("li");
            }
            html.close("ul");
        });
    }

    /// Every division with the number of a topic's sentences that apply there, each a link.
    pub(super) fn divisions_of_topic(&self, html: &mut Html, at: TopicIndex, topic: &Topic) {
        self.section_at(html, DIVISIONS_ID, Msg::TopicCounties, |html| {
            html.open("ul", &[("class", "chips")]);
            for (index, division) in (0..).zip(&self.plan.divisions) {
                let count = self.plan.count_in_division(at, index).to_string();
                let route = Route::CountyTopic(division.adcode, topic.id.clone());
                html.open("li", &[])
                    .open(
                        "a",
                        &[("class", "chip"), ("href", &self.links.page(&route))],
                    )
                    .text(&division.name)
                    .leaf("span", &[("class", "chip__count")], &count)
                    .close("a")
                    .close("li");
            }
            html.close("ul");
        });
    }

    /// Sentences as links, after a label.
    pub(super) fn sentence_links(&self, html: &mut Html, label: &str, sentences: &[SentenceId]) {
        html.open("p", &[("class", "sentence-links")])
            .leaf("span", &[], label);
        for id in sentences {
            let href = self.links.place(&NodeKey::Sentence(*id).location());
            html.text(" ")
                .leaf("a", &[("href", &href)], &self.source_label(*id));
        }
        html.close("p");
    }

    /// Where a sentence applies, in one line: the whole city, nowhere in it, or the divisions that
    /// it reaches more closely.
    pub(super) fn where_it_applies(&self, id: SentenceId) -> String {
        let related = self.plan.divisions_of_sentence(id);
        if related.iter().all(Option::is_none) {
            return self.msg(Msg::ReachNone).to_owned();
        }
        let closely = [Relation::Named, Relation::Zone, Relation::Kind];
        let mut lines: Vec<String> = Vec::new();
        for relation in closely {
            let found = super::reach::with_relation(&related, relation);
            let found = found
                .iter()
                .filter_map(|at| self.plan.divisions.get(usize::from(*at)));
            let names: Vec<&str> = found.map(|division| division.name.as_str()).collect();
            if names.len() == related.len() {
                lines.push(
                    self.plan
                        .labelled(self.msg(relation.message()), self.msg(Msg::ReachAll)),
                );
            } else if !names.is_empty() {
                let names = self.plan.listed(&names);
                lines.push(self.plan.labelled(self.msg(relation.message()), &names));
            }
        }
        if related.contains(&Some(Relation::City)) {
            let is_rest = !lines.is_empty();
            let key = if is_rest {
                Msg::ReachRest
            } else {
                Msg::ReachAll
            };
            let city = self.msg(Relation::City.message());
            lines.push(if is_rest {
                self.plan.labelled(city, self.msg(key))
            } else {
                city.to_owned()
            });
        }
        lines.join(self.msg(Msg::ClauseSeparator))
    }
}
