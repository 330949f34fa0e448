//! A topic of everyday life: every sentence that speaks of it, the most telling first, and where
//! each applies.

use super::county_topic::divisions_of;
use super::{Picture, Printer};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{NodeKey, Tag, Topic, TopicIndex};

/// The page of a topic.
pub(super) fn topic(p: &Printer, html: &mut Html, index: TopicIndex, topic: &Topic) {
    let plan = p.plan;
    let detail = format!("topic-{}", topic.id);
    let tags = plan.telling_first(index);
    html.open("article", &[("class", "detail"), ("data-detail", &detail)])
        .open("p", &[("class", "detail__kicker")])
        .text(p.msg(Msg::TopicKicker));
    p.jump(html, &divisions_of(topic), p.msg(Msg::TopicCounties));
    html.close("p")
        .leaf("h1", &[("class", "detail__title")], &topic.name);
    p.original_line(html, &topic.original);
    p.gist(html, &NodeKey::Topic(topic.id.clone()));
    let lead = p.fill(Msg::TopicLead, &[("n", &tags.len())]);
    html.leaf("p", &[("class", "detail__lead")], &lead);
    for tag in &tags {
        if let Some(span) = plan.document.span(tag.sentence) {
            p.quote(html, tag.sentence, span);
            let applies = p.where_it_applies(tag.sentence);
            html.leaf("p", &[("class", "applies")], &applies);
        }
    }
    evidence(p, html, topic, &tags);
    if !topic.left_out.is_empty() {
        let title = p.fill(Msg::TopicLeftOut, &[("n", &topic.left_out.len())]);
        html.open("details", &[("class", "fold reach")])
            .leaf("summary", &[], &title)
            .open("ul", &[]);
        for (id, why) in &topic.left_out {
            html.open("li", &[]);
            let to = NodeKey::Sentence(*id).location();
            p.link_to(html, "detail__up", &to, &p.source_label(*id));
            html.leaf("p", &[], &why.text).close("li");
        }
        html.close("ul").close("details");
    }
    p.tools_and_picture(html, Some((Picture::Card, &*detail)));
    p.divisions_of_topic(html, index, topic);
    let sentences: Vec<_> = tags.iter().map(|tag| tag.sentence).collect();
    p.topic_section(html, Msg::TopicBeside, &sentences, Some(index));
    let named: Vec<_> = plan
        .strategies
        .iter()
        .filter(|s| {
            let mut occurrences = s.occurrences.iter();
            occurrences.any(|o| sentences.contains(&o.sentence))
        })
        .collect();
    p.strategy_section(html, Msg::TopicStrategies, &named);
    html.close("article");
}

/// The words that set the tags, for whoever wants to check them; folded.
fn evidence(p: &Printer, html: &mut Html, topic: &Topic, tags: &[&Tag<TopicIndex>]) {
    html.open("details", &[("class", "fold")])
        .leaf("summary", &[], p.msg(Msg::EvidenceTitle))
        .open("ul", &[("class", "see-also")]);
    for tag in tags {
        let href = p.links.place(&NodeKey::Sentence(tag.sentence).location());
        html.open("li", &[])
            .leaf("a", &[("href", &href)], &p.source_label(tag.sentence));
        p.evidence(html, tag);
        p.tag_reason(html, tag);
        // Why it stands first.
        if let Some((_, why)) = topic.lead.iter().find(|(id, _)| *id == tag.sentence) {
            html.leaf("p", &[("class", "evidence")], &why.text);
        }
        html.close("li");
    }
    html.close("ul").close("details");
}
