//! A topic of everyday life: every sentence that speaks of it, with the words that say so.

use super::Printer;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{NodeKey, Topic, TopicIndex};
use crate::model::text::Section;

/// The page of a topic.
pub(super) fn topic(p: &Printer, html: &mut Html, index: TopicIndex, topic: &Topic) {
    let plan = p.plan;
    let detail = format!("topic-{}", topic.id);
    let count = plan.sentences_of_topic(index).count();
    html.open("article", &[("class", "detail"), ("data-detail", &detail)])
        .leaf("p", &[("class", "detail__kicker")], p.msg(Msg::TopicKicker))
        .leaf("h1", &[("class", "detail__title")], &topic.name);
    p.original_line(html, &topic.original);
    html.leaf(
        "p",
        &[("class", "detail__lead")],
        &p.fill(Msg::TopicLead, &[("n", &count)]),
    );
    p.tools(html);
    let mut last: Option<Section> = None;
    for tag in plan.sentences_of_topic(index) {
        let Some(span) = plan.document.span(tag.sentence) else {
            continue;
        };
        let section = tag.sentence.section;
        if last != Some(section) {
            html.leaf(
                "h2",
                &[("class", "detail__group")],
                &p.section_label(section),
            );
            last = Some(section);
        }
        p.quote(html, tag.sentence, span);
        p.evidence(html, tag);
        p.tag_reason(html, tag);
    }
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
    let sentences: Vec<_> = plan
        .sentences_of_topic(index)
        .map(|tag| tag.sentence)
        .collect();
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
