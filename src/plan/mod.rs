//! The plan as a model that cannot be wrong: every reference in it resolves, every span fits.

mod aim;
mod division;
mod ids;
mod mention;
mod meta;
mod node;
mod prose;
mod relation;
mod zone;

use serde::{Deserialize, Serialize};

use crate::geo::{GridPoint, MapGeometry};
use crate::messages::Messages;
use crate::text::{Document, SentenceId, Span};

pub use aim::aim;
pub use division::{Division, DivisionKind};
pub use ids::{Adcode, BadId, Slug};
pub use mention::{Mention, MentionForm, Name, find_mentions};
pub use meta::{Edition, PlanMeta};
pub use node::NodeKey;
pub use prose::Piece;
pub use relation::{Relation, Selection};
pub use zone::{Basis, Centre, Hatch, Inset, Zone};

/// Index of a division in [`Plan::divisions`].
pub type DivisionIndex = u16;

/// Everything the explorer knows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Title, adoption, names of the place.
    pub meta: PlanMeta,
    /// The restored text.
    pub text: String,
    /// Its structure.
    pub document: Document,
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
    /// The map: shapes parallel to `divisions`.
    pub map: MapGeometry,
    /// For each division a point that brings the middle of its box into it, where needed.
    pub aims: Vec<Option<GridPoint>>,
    /// The enlarged part of the map, if there is one.
    pub inset: Option<Inset>,
    /// Every visible word of the interface.
    pub messages: Messages,
}

impl Plan {
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
        self.zones
            .iter()
            .find(|zone| zone.members.contains(&division))
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
