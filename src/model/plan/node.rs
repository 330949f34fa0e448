//! The nodes of the strategy tree.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Adcode, Plan, Slug, StrategyKind};
use crate::model::messages::Msg;
use crate::model::text::{Section, SentenceId};
use crate::route::{Lens, Location, Route};

/// What a node of the tree stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NodeKey {
    /// A part.
    Part(u16),
    /// An article.
    Article(u16),
    /// A sentence.
    Sentence(SentenceId),
    /// A centre.
    Centre(Slug),
    /// A step of a centre's thread: its number, and the sentence it quotes.
    Step(Slug, u16, SentenceId),
    /// A zone.
    Zone(Slug),
    /// A division.
    County(Adcode),
    /// A kind of strategy.
    Kind(StrategyKind),
    /// A strategy.
    Strategy(Slug),
    /// A topic.
    Topic(Slug),
    /// A sentence about a topic.
    TopicSentence(Slug, SentenceId),
}

impl fmt::Display for NodeKey {
    /// The word used in `data-node`: `article-31`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(n) => write!(f, "part-{n}"),
            Self::Article(n) => write!(f, "article-{n}"),
            Self::Sentence(id) => write!(f, "sentence-{id}"),
            Self::Centre(id) => write!(f, "centre-{id}"),
            Self::Step(id, n, _) => write!(f, "step-{id}-{n}"),
            Self::Zone(id) => write!(f, "zone-{id}"),
            Self::County(adcode) => write!(f, "county-{adcode}"),
            Self::Kind(kind) => write!(f, "kind-{}", kind.as_str()),
            Self::Strategy(id) => write!(f, "strategy-{id}"),
            Self::Topic(id) => write!(f, "topic-{id}"),
            Self::TopicSentence(id, sentence) => write!(f, "about-{id}-{sentence}"),
        }
    }
}

/// The address of a sentence.
fn sentence_location(id: SentenceId) -> Location {
    let n = id.number;
    let (route, anchor) = match id.section {
        Section::Article(article) => (Route::Article(article), format!("s{n}")),
        Section::Part(part) => (Route::Part(part), format!("s{n}")),
        Section::Preamble => (Route::Read, format!("preamble-s{n}")),
        Section::Closing => (Route::Read, format!("closing-s{n}")),
    };
    // Number 0 is the title: the page itself.
    let anchor = if n == 0 { String::new() } else { anchor };
    Location {
        anchor,
        ..Location::page(route)
    }
}

impl NodeKey {
    /// The lens through which this node is seen.
    pub const fn lens(&self) -> Lens {
        match self {
            Self::Part(_) | Self::Article(_) | Self::Sentence(_) => Lens::Parts,
            Self::Centre(_) | Self::Step(..) => Lens::Centres,
            Self::Zone(_) | Self::County(_) => Lens::Zones,
            Self::Kind(_) | Self::Strategy(_) => Lens::Programmes,
            Self::Topic(_) | Self::TopicSentence(..) => Lens::Topics,
        }
    }

    /// The node with this name, for the kinds of nodes that an address can select: `article-31`,
    /// `sentence-31.2`.
    pub fn selectable(name: &str) -> Option<Self> {
        let (kind, id) = name.split_once('-')?;
        if kind == "sentence" {
            return id.parse().ok().map(Self::Sentence);
        }
        let route: Route = format!("{kind}/{id}").parse().ok()?;
        route.node()
    }

    /// The address that a node opens.
    pub fn location(&self) -> Location {
        let page = |route| Location::page(route);
        let at = |page, anchor| Location {
            anchor,
            ..Location::page(page)
        };
        match self {
            Self::Part(n) => page(Route::Part(*n)),
            Self::Article(n) => page(Route::Article(*n)),
            Self::Sentence(id) | Self::Step(_, _, id) | Self::TopicSentence(_, id) => {
                sentence_location(*id)
            }
            Self::Centre(_) => at(Route::Overview, self.to_string()),
            Self::Kind(_) => at(Route::Search, self.to_string()),
            Self::Zone(id) => page(Route::Zone(id.clone())),
            Self::County(adcode) => page(Route::County(*adcode)),
            Self::Strategy(id) => page(Route::Strategy(id.clone())),
            Self::Topic(id) => page(Route::Topic(id.clone())),
        }
    }
}

/// The word for a kind of strategy.
pub const fn kind_message(kind: StrategyKind) -> Msg {
    match kind {
        StrategyKind::Strategy => Msg::KindStrategy,
        StrategyKind::Pattern => Msg::KindPattern,
        StrategyKind::Zone => Msg::KindZone,
        StrategyKind::Corridor => Msg::KindCorridor,
        StrategyKind::Programme => Msg::KindProgramme,
        StrategyKind::Action => Msg::KindAction,
        StrategyKind::Base => Msg::KindBase,
        StrategyKind::Centre => Msg::KindCentre,
        StrategyKind::Brand => Msg::KindBrand,
        StrategyKind::Title => Msg::KindTitle,
        StrategyKind::Mechanism => Msg::KindMechanism,
        StrategyKind::Project => Msg::KindProject,
        StrategyKind::Formula => Msg::KindFormula,
    }
}

impl NodeKey {
    /// Whether the label of a node is words of the text; a sentence's may be its translation.
    pub const fn says_text(&self, is_translated: bool) -> bool {
        match self {
            Self::Sentence(_) | Self::TopicSentence(..) => !is_translated,
            Self::Step(..) => true,
            _ => false,
        }
    }
}

impl Plan {
    /// The tree of the document: parts, articles, sentences, as (node, level from 1).
    pub fn document_tree(&self) -> Vec<(NodeKey, u16)> {
        let mut rows = Vec::new();
        for part in &self.document.parts {
            rows.push((NodeKey::Part(part.number), 1));
            for article in &part.articles {
                rows.push((NodeKey::Article(article.number), 2));
                let section = Section::Article(article.number);
                rows.extend(
                    self.document
                        .sentences_of(section)
                        .map(|(id, _)| (NodeKey::Sentence(id), 3)),
                );
            }
        }
        rows
    }

    /// Whether there is what a node stands for; asked of what pages and sentences are about.
    pub fn has(&self, key: &NodeKey) -> bool {
        match key {
            NodeKey::Part(n) => self.document.part(*n).is_some(),
            NodeKey::Article(n) => self.document.article(*n).is_some(),
            NodeKey::Sentence(id) => self.document.span(*id).is_some(),
            NodeKey::Zone(id) => self.zone(id.as_str()).is_some(),
            NodeKey::County(adcode) => self.division(*adcode).is_some(),
            NodeKey::Strategy(id) => self.strategy(id.as_str()).is_some(),
            NodeKey::Topic(id) => self.topic(id.as_str()).is_some(),
            _ => false,
        }
    }

    /// Whether the label of a node is words of the text in a language that is not the interface's.
    pub fn is_foreign(&self, key: &NodeKey) -> bool {
        self.language.is_foreign_to_text() && key.says_text(self.is_translated())
    }

    /// The words of a node; a sentence's are its translation where the whole text is translated.
    pub fn node_label(&self, key: &NodeKey) -> String {
        let owned = |words: Option<&str>| words.unwrap_or_default().to_owned();
        match key {
            NodeKey::Part(n) => {
                (self.document.part(*n)).map_or(String::new(), |part| self.part_heading(part))
            }
            NodeKey::Article(n) => self.document.article(*n).map_or(String::new(), |article| {
                format!("{n}. {}", self.article_title(article))
            }),
            NodeKey::Sentence(id) | NodeKey::TopicSentence(_, id) => {
                let translated = self.translation(*id).filter(|_| self.is_translated());
                translated.unwrap_or(self.sentence(*id)).to_owned()
            }
            NodeKey::Centre(id) => owned(
                self.centres
                    .iter()
                    .find(|centre| centre.id == *id)
                    .map(|centre| self.centre_name(centre)),
            ),
            NodeKey::Step(id, number, _) => owned(
                self.thread(id.as_str())
                    .and_then(|thread| thread.steps.get(usize::from(*number).checked_sub(1)?))
                    .map(|step| self.words(step.span)),
            ),
            NodeKey::Zone(id) => self.zone(id.as_str()).map_or(String::new(), |zone| {
                format!("{} {}", zone.short, zone.name)
            }),
            NodeKey::County(adcode) => owned(self.division(*adcode).map(|(_, d)| d.name.as_str())),
            NodeKey::Kind(kind) => self.messages.get(kind_message(*kind)).to_owned(),
            NodeKey::Strategy(id) => {
                owned(self.strategy(id.as_str()).map(|(_, s)| s.name.as_str()))
            }
            NodeKey::Topic(id) => owned(self.topic(id.as_str()).map(|(_, t)| t.name.as_str())),
        }
    }
}
