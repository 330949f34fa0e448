//! The plan as a model that cannot be wrong: every reference in it resolves, every span fits.

mod compare;
mod division;
mod gist;
mod glossary;
mod hit_point;
mod ids;
mod inset;
mod language;
mod lens;
mod mention;
mod meta;
mod method;
mod node;
mod note;
mod outbound;
mod place;
mod prose;
mod reach;
mod relation;
pub mod rules;
mod search_tables;
mod source_page;
mod strategy;
mod telling;
mod thread;
mod topic;
mod translation;
mod zone;

use serde::{Deserialize, Serialize};

use crate::geo::{GridPoint, MapGeometry};
use crate::model::messages::Messages;
use crate::model::text::{Document, Section, SentenceId, Span};

pub use compare::{ComparedSentence, Comparison, Which};
pub use division::{Division, DivisionKind};
pub use gist::{Clause, Gist, Gists};
pub use glossary::{EnglishTerm, Term, TermSource};
pub use hit_point::hit_point;
pub use ids::{Adcode, BadId, Slug};
pub use inset::InsetFrame;
pub use language::{Language, Titles};
pub use mention::{Mention, MentionForm};
pub use meta::{Edition, Period, PlanMeta, Status};
pub use method::{Agreement, Doubt, Method, Readings};
pub use node::{NodeKey, kind_message};
pub use note::Note;
pub use outbound::{OutboundGroup, OutboundLine};
pub use place::{Certainty, Link, Place, PlaceIndex, PlacePoint};
pub use prose::Piece;
pub use reach::{Aspect, KindIndex, PlaceKind, Reach, ReachSpan, Rest, Target};
pub use relation::{Relation, Selection};
pub use search_tables::SearchTables;
pub use source_page::SourcePage;
pub use strategy::{Level, Member, Occurrence, Strategy, StrategyIndex, StrategyKind};
pub use thread::{Background, Figure, FigureKind, Stage, Step, Thread};
pub use topic::{Tag, Topic, TopicIndex};
pub use translation::Translations;
pub use zone::{Basis, Centre, Hatch, Inset, Zone, ZoneIndex, ZoneMention};

/// Index of a division in [`Plan::divisions`].
pub type DivisionIndex = u16;

/// Everything the explorer knows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The language of the interface and of every name.
    pub language: Language,
    /// The languages that the explorer is printed in, in order; the first is the text's own.
    pub languages: Vec<Language>,
    /// Title, adoption, names of the place.
    pub meta: PlanMeta,
    /// The restored text.
    pub text: String,
    /// Its structure.
    pub document: Document,
    /// Titles in the interface's language, where the text has another one.
    pub titles: Titles,
    /// The text in the interface's language, where it has another one.
    pub translations: Translations,
    /// The county-level divisions, in the order of their codes.
    pub divisions: Vec<Division>,
    /// The zones of the regional pattern; may be empty.
    pub zones: Vec<Zone>,
    /// The clause that names the regional pattern, if the plan has one.
    pub pattern: Option<(SentenceId, Span)>,
    /// The centres the plan wants to build, as items of their own; may be empty.
    pub centres: Vec<Centre>,
    /// Every explicit mention of a division, in reading order.
    pub mentions: Vec<Mention>,
    /// Every mention of a zone, in reading order.
    pub zone_mentions: Vec<ZoneMention>,
    /// What the text names.
    pub strategies: Vec<Strategy>,
    /// The places named in the text.
    pub places: Vec<Place>,
    /// The links outbound.
    pub links: Vec<Link>,
    /// The kinds of place that sentences speak of.
    pub kinds: Vec<PlaceKind>,
    /// Where each sentence applies, in reading order.
    pub reach: Vec<Reach>,
    /// The topics of everyday life.
    pub topics: Vec<Topic>,
    /// Which sentence is about which topic, in reading order.
    pub topic_tags: Vec<Tag<TopicIndex>>,
    /// What the text says about each centre, from start to vision.
    pub threads: Vec<Thread>,
    /// The quantities and dates that the text states, in reading order.
    pub figures: Vec<Figure>,
    /// What is not from the text but needed to understand it.
    pub background: Vec<Background>,
    /// Terms of the text in plain words, in the order of their letters.
    pub glossary: Vec<Term>,
    /// The editors' summaries.
    pub gists: Gists,
    /// How it came to be known, and what is doubtful about it.
    pub method: Method,
    /// The map: shapes parallel to `divisions`.
    pub map: MapGeometry,
    /// For each division a point that brings the middle of its box into it, where needed.
    pub hit_points: Vec<Option<GridPoint>>,
    /// The enlarged part of the map, if there is one.
    pub inset: Option<Inset>,
    /// What the search knows of the language.
    pub search: SearchTables,
    /// Every visible word of the interface.
    pub messages: Messages,
    /// Whether the generator draws pictures to take along; only it knows, and links to them.
    #[serde(skip)]
    pub pictures: bool,
    /// Whether text and words were converted into this script by a program.
    #[serde(skip)]
    pub converted: bool,
}

impl Plan {
    /// The plan without what only the generator prints (where places outside the city lie, and how
    /// that is known) and what only the kiosk says.
    #[must_use]
    pub fn for_extras(mut self) -> Self {
        for place in self.places.iter_mut().filter(|place| place.outside) {
            place.source.clear();
        }
        self.messages = self.messages.only(|key| !key.is_kiosk());
        self
    }

    /// The plan without what the pages alone show; the search needs none of it.
    #[must_use]
    pub fn without_explanations(mut self) -> Self {
        self.glossary.clear();
        self.gists.list.clear();
        self
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The words of a sentence, or of a title for number 0; empty if there is no such sentence.
    pub fn sentence(&self, id: SentenceId) -> &str {
        self.document.span(id).map_or("", |span| self.words(span))
    }

    /// The division with this code.
    pub fn division(&self, adcode: Adcode) -> Option<(DivisionIndex, &Division)> {
        (0..).zip(&self.divisions).find(|(_, d)| d.adcode == adcode)
    }

    /// The zone with this name.
    pub fn zone(&self, id: &str) -> Option<&Zone> {
        self.zones.iter().find(|zone| zone.id.as_str() == id)
    }

    /// The zone a division belongs to.
    pub fn zone_of(&self, division: DivisionIndex) -> Option<&Zone> {
        self.zones.get(usize::from(self.zone_index_of(division)?))
    }

    /// The place in [`Plan::zones`] of the zone a division belongs to.
    pub fn zone_index_of(&self, division: DivisionIndex) -> Option<ZoneIndex> {
        let zones = (0..).zip(&self.zones);
        zones
            .into_iter()
            .find_map(|(at, zone)| zone.members.contains(&division).then_some(at))
    }

    /// The strategy with this name.
    pub fn strategy(&self, id: &str) -> Option<(StrategyIndex, &Strategy)> {
        (0..)
            .zip(&self.strategies)
            .find(|(_, s)| s.id.as_str() == id)
    }

    /// The strategy with this index.
    pub fn strategy_at(&self, index: StrategyIndex) -> Option<&Strategy> {
        self.strategies.get(index as usize)
    }

    /// The topic with this name.
    pub fn topic(&self, id: &str) -> Option<(TopicIndex, &Topic)> {
        (0..).zip(&self.topics).find(|(_, t)| t.id.as_str() == id)
    }

    /// The place with this name.
    pub fn place(&self, id: &str) -> Option<(PlaceIndex, &Place)> {
        (0..).zip(&self.places).find(|(_, p)| p.id.as_str() == id)
    }

    /// The topics of a sentence.
    pub fn topics_of(&self, sentence: SentenceId) -> impl Iterator<Item = &Tag<TopicIndex>> {
        self.topic_tags
            .iter()
            .filter(move |tag| tag.sentence == sentence)
    }

    /// The sentences about a topic, in reading order.
    pub fn sentences_of_topic(&self, topic: TopicIndex) -> impl Iterator<Item = &Tag<TopicIndex>> {
        self.topic_tags.iter().filter(move |tag| tag.what == topic)
    }

    /// What a sentence (or a title, number 0) names, each once, in the order of the seeds.
    pub fn strategies_in(
        &self,
        sentence: SentenceId,
    ) -> impl Iterator<Item = (StrategyIndex, &Strategy)> {
        (0..)
            .zip(&self.strategies)
            .filter(move |(_, s)| s.occurrences.iter().any(|o| o.sentence == sentence))
    }

    /// The strategies that list this one among their members.
    pub fn groups_of(
        &self,
        strategy: StrategyIndex,
    ) -> impl Iterator<Item = (StrategyIndex, &Strategy)> {
        (0..)
            .zip(&self.strategies)
            .filter(move |(_, s)| s.members.iter().any(|m| m.strategy == Some(strategy)))
    }

    /// The strategies that the seeds tie to a division or to a place in it.
    pub fn strategies_of_division(
        &self,
        division: DivisionIndex,
    ) -> impl Iterator<Item = &Strategy> {
        let here = move |at: &PlaceIndex| {
            let place = self.places.get(usize::from(*at));
            place.is_some_and(|place| place.division == Some(division))
        };
        self.strategies
            .iter()
            .filter(move |s| s.divisions.contains(&division) || s.places.iter().any(here))
    }

    /// The places named in a sentence, each once.
    pub fn places_in(&self, sentence: SentenceId) -> impl Iterator<Item = (PlaceIndex, &Place)> {
        (0..)
            .zip(&self.places)
            .filter(move |(_, p)| p.occurrences.iter().any(|o| o.sentence == sentence))
    }

    /// The mentions of zones inside a sentence.
    pub fn zone_mentions_in(&self, sentence: SentenceId) -> impl Iterator<Item = &ZoneMention> {
        self.zone_mentions
            .iter()
            .filter(move |m| m.sentence == sentence)
    }

    /// The figures in a section, its title included.
    pub fn figures_in(&self, section: Section) -> impl Iterator<Item = &Figure> {
        let figures = self.figures.iter();
        figures.filter(move |figure| figure.sentence.section == section)
    }

    /// The thread of a centre.
    pub fn thread(&self, centre: &str) -> Option<&Thread> {
        let at = self.centres.iter().position(|c| c.id.as_str() == centre)?;
        self.threads
            .iter()
            .find(|thread| usize::from(thread.centre) == at)
    }

    /// The mentions of a division, in reading order.
    pub fn mentions_of(&self, division: DivisionIndex) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |m| m.division == division)
    }

    /// The mentions inside a sentence.
    pub fn mentions_in(&self, sentence: SentenceId) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |m| m.sentence == sentence)
    }
}
