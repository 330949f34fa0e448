//! Where things apply: divisions by why they are reached, and every sentence with its words.

use super::Printer;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{
    Adcode, Aspect, DivisionIndex, KindIndex, Reach, Relation, Rest, Tag, Target, TopicIndex,
};
use crate::model::text::{Section, SentenceId, Span};

/// What is said of an aspect; nothing of what is to be done.
pub(super) const fn aspect_message(aspect: Aspect) -> Option<Msg> {
    match aspect {
        Aspect::Plan => None,
        Aspect::Past => Some(Msg::AspectPast),
        Aspect::Context => Some(Msg::AspectContext),
    }
}

impl Printer<'_> {
    /// The divisions that are reached, by why, and whether the rest of the city is as well.
    /// `kinds` are those through which divisions are reached; `rest` says that something holds for
    /// the whole city although every division has a stronger reason.
    pub(super) fn reached(
        &self,
        html: &mut Html,
        related: &[Option<Relation>],
        kinds: &[KindIndex],
        rest: bool,
    ) {
        let say = |html: &mut Html, key| {
            html.leaf("p", &[("class", "detail__statement")], self.msg(key));
        };
        if related.iter().all(Option::is_none) {
            return say(html, Msg::ArticleOutside);
        }
        if related.iter().all(|r| *r == Some(Relation::City)) {
            return say(html, Msg::ArticleWholeCity);
        }
        for relation in [Relation::Named, Relation::Zone, Relation::Kind] {
            let found = with_relation(related, relation);
            if found.is_empty() {
                continue;
            }
            let label = self.msg(relation.message());
            html.leaf("h3", &[("class", "detail__sub")], label);
            if relation == Relation::Kind && !kinds.is_empty() {
                self.by_kind(html, &found, kinds);
            } else {
                self.division_chips(html, found, Some(relation));
            }
        }
        if rest || related.contains(&Some(Relation::City)) {
            say(html, Msg::ArticleRest);
        }
    }

    /// Divisions that are reached through kinds of place, kind by kind.
    fn by_kind(&self, html: &mut Html, found: &[DivisionIndex], kinds: &[KindIndex]) {
        for kind in kinds.iter().filter_map(|index| self.plan.kind(*index)) {
            let own = found
                .iter()
                .copied()
                .filter(|at| kind.divisions.contains(at));
            let own: Vec<DivisionIndex> = own.collect();
            if own.is_empty() {
                continue;
            }
            if self.plan.narrows(kind) {
                html.leaf("p", &[("class", "detail__group")], &kind.name);
                self.division_chips(html, own, Some(Relation::Kind));
            } else {
                let line = self.plan.labelled(&kind.name, self.msg(Msg::ReachAll));
                html.leaf("p", &[("class", "detail__group")], &line);
            }
        }
    }

    /// Every sentence of a section with the divisions that it reaches, why, and the words that say
    /// so; folded.
    pub(super) fn reach_of_sentences(&self, html: &mut Html, section: Section) {
        let mut sentences = self.plan.document.sentences_of(section).peekable();
        if sentences.peek().is_none() {
            return;
        }
        html.open("details", &[("class", "fold reach")])
            .leaf("summary", &[], self.msg(Msg::ReachTitle))
            .open("ul", &[]);
        for (id, _) in sentences {
            let name = id.to_string();
            html.open("li", &[("data-sentence", &name)]);
            let href = format!("#s{}", id.number);
            html.leaf("a", &[("href", &href)], &self.source_label(id));
            self.reach_of_sentence(html, id);
            html.close("li");
        }
        html.close("ul").close("details");
    }

    fn reach_of_sentence(&self, html: &mut Html, id: SentenceId) {
        let plan = self.plan;
        let related = plan.divisions_of_sentence(id);
        let reach = plan.reach(id);
        for relation in Relation::ALL {
            let found = with_relation(&related, relation);
            if found.is_empty() {
                continue;
            }
            let is_rest = found.len() < related.len();
            let names = match relation {
                _ if !is_rest => self.msg(Msg::ReachAll).to_owned(),
                Relation::City => self.msg(Msg::ReachRest).to_owned(),
                _ => {
                    let divisions = found.iter().map(|at| plan.divisions.get(usize::from(*at)));
                    let names: Vec<&str> = divisions.flatten().map(|d| d.name.as_str()).collect();
                    plan.listed(&names)
                }
            };
            let codes: Vec<Adcode> = found
                .iter()
                .filter_map(|at| plan.divisions.get(usize::from(*at)))
                .map(|d| d.adcode)
                .collect();
            let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
            let line = plan.labelled(self.msg(relation.message()), &names);
            html.open(
                "p",
                &[
                    ("data-reach", relation.as_str()),
                    ("data-divisions", &codes.join(" ")),
                ],
            )
            .text(&line);
            for words in reach.into_iter().flat_map(|r| words_of(r, relation)) {
                html.text(" ")
                    .leaf("q", &[self.of_text()], plan.words(words));
            }
            html.close("p");
        }
        // What is said of the whole city, where every division has a stronger reason.
        let unsaid = !related.contains(&Some(Relation::City));
        for reach in reach
            .iter()
            .filter(|reach| unsaid && reach.rest == Rest::City)
        {
            html.open("p", &[]).text(self.msg(Msg::MapRelatedCity));
            for words in words_of(reach, Relation::City) {
                html.text(" ")
                    .leaf("q", &[self.of_text()], plan.words(words));
            }
            html.close("p");
        }
        if reach.is_some_and(|reach| reach.rest == Rest::Outside) {
            html.leaf("p", &[], self.msg(Msg::ReachNone));
        }
        if let Some(reach) = reach.filter(|reach| !reach.reason.is_empty()) {
            html.leaf("p", &[("class", "reach__reason")], &reach.reason.text);
        }
    }

    /// The quiet mark of sentences that do not speak of what is to be done, before a section.
    pub(super) fn aspects(&self, html: &mut Html, section: Section) {
        let sentences = self.plan.document.sentences_of(section);
        let aspects: Vec<(SentenceId, Aspect)> = sentences
            .map(|(id, _)| (id, self.plan.aspect(id)))
            .collect();
        for run in aspects.chunk_by(|(_, one), (_, other)| one == other) {
            let ([(first, aspect), ..], [.., (last, _)]) = (run, run) else {
                continue;
            };
            let Some(key) = aspect_message(*aspect) else {
                continue;
            };
            let attributes = [("class", "aspect"), ("data-aspect", aspect.as_str())];
            if run.len() == aspects.len() {
                html.leaf("p", &attributes, self.msg(key));
            } else {
                let ends = [first, last].map(|id| self.source_label(*id));
                let ends = self.fill(Msg::CiteRange, &[("from", &ends[0]), ("to", &ends[1])]);
                html.leaf("p", &attributes, &self.plan.labelled(&ends, self.msg(key)));
            }
        }
    }

    /// The quiet mark of one sentence.
    pub(super) fn aspect(&self, html: &mut Html, id: SentenceId) {
        let aspect = self.plan.aspect(id);
        if let Some(key) = aspect_message(aspect) {
            let attributes = [("class", "aspect"), ("data-aspect", aspect.as_str())];
            html.leaf("span", &attributes, self.msg(key));
        }
    }

    /// Why an editor set a tag, with the words for it.
    pub(super) fn tag_reason(&self, html: &mut Html, tag: &Tag<TopicIndex>) {
        if !tag.reason.is_empty() {
            html.leaf("p", &[("class", "evidence")], &tag.reason.text);
        }
    }
}

/// The divisions of one relation.
pub(super) fn with_relation(
    related: &[Option<Relation>],
    relation: Relation,
) -> Vec<DivisionIndex> {
    let all = (0..).zip(related);
    all.filter(|(_, r)| **r == Some(relation))
        .map(|(index, _)| index)
        .collect()
}

/// The words of a sentence that carry a relation, each text once.
fn words_of(reach: &Reach, relation: Relation) -> impl Iterator<Item = Span> {
    let spans = reach.spans.iter().filter(move |span| {
        let own = match span.target {
            Target::Division(_) => Relation::Named,
            Target::Zone(_) => Relation::Zone,
            Target::Kind(_) => Relation::Kind,
            Target::City => Relation::City,
        };
        own == relation
    });
    spans.map(|span| span.words)
}
