//! Places named in the text, and the links outbound.

use serde::{Deserialize, Serialize};

use super::strategy::worded;
use super::{DivisionIndex, Occurrence, Plan, Slug, SourcePage};
use crate::geo::GridPoint;
use crate::model::text::{SentenceId, Span};
use crate::route::{Location, Route};

/// Index of a place in [`Plan::places`](super::Plan::places).
pub type PlaceIndex = u16;

worded! {
    /// How sure it is where a place lies.
    Certainty {
        /// A source says so.
        Sourced => "sourced",
        /// A source says so, but not one to rely on alone.
        Weak => "weak",
        /// Common knowledge.
        Common => "common",
        /// Nobody who may be quoted says so.
        Unknown => "unknown",
    }
}

/// A place named in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its stable name.
    pub id: Slug,
    /// Its name.
    pub name: String,
    /// Its name in the text's language, where `name` is in another one; empty otherwise.
    pub original: String,
    /// Its English name.
    #[serde(skip)]
    pub en: String,
    /// Its name in pinyin, toneless, a space between syllables.
    #[serde(skip)]
    pub pinyin: String,
    /// Whether it lies outside the city.
    pub outside: bool,
    /// The division it lies in, if it lies in one and a source says so.
    pub division: Option<DivisionIndex>,
    /// How sure that is.
    pub certainty: Certainty,
    /// Where it is known from; empty if there is no source.
    pub source: String,
    /// The page of the source.
    #[serde(skip)]
    pub page: SourcePage,
    /// What else there is to know; may be empty.
    #[serde(skip)]
    pub note: String,
    /// Its point on the map, only where a source gives one.
    pub point: Option<PlacePoint>,
    /// Where the text names it, in reading order, titles included.
    pub occurrences: Vec<Occurrence>,
}

/// A point on the map and its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacePoint {
    /// The point, in grid units of the map.
    pub at: GridPoint,
    /// Who says so; printed nowhere, but in the data files.
    #[serde(skip)]
    pub source: String,
}

/// A link that the text ties to a place outside, with its verb.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Its stable name.
    pub id: Slug,
    /// The verb; in the text's language it stands in the quotation.
    pub verb: String,
    /// A short name of the place for the map; empty where its own name will do.
    pub label: String,
    /// The place.
    pub target: PlaceIndex,
    /// The sentence.
    pub sentence: SentenceId,
    /// Its words.
    pub quote: Span,
    /// The direction from the city in degrees from north, clockwise; `None` where the place
    /// has no one direction.
    pub bearing: Option<u16>,
    /// How the direction was found, or why there is none.
    #[serde(skip)]
    pub basis: String,
}

impl Place {
    /// The anchor under which it is listed.
    pub fn anchor(&self) -> String {
        format!("place-{}", self.id)
    }
}

impl Link {
    /// The anchor under which it is listed.
    pub fn anchor(&self) -> String {
        format!("link-{}", self.id)
    }
}

impl Plan {
    /// Where a place is listed: on the page of its division, or on the overview.
    pub fn place_location(&self, place: &Place) -> Location {
        let division = place
            .division
            .and_then(|at| self.divisions.get(usize::from(at)));
        let route = division.map_or(Route::Overview, |d| Route::County(d.adcode));
        Location {
            anchor: place.anchor(),
            ..Location::page(route)
        }
    }

    /// The places whose names are the very words of one of the occurrences, or stand in them.
    pub fn places_inside(&self, occurrences: &[Occurrence]) -> impl Iterator<Item = PlaceIndex> {
        let inside = |place: &Place| {
            let mut own = place.occurrences.iter();
            own.any(|o| occurrences.iter().any(|other| other.span.contains(o.span)))
        };
        (0..)
            .zip(&self.places)
            .filter(move |(_, place)| inside(place))
            .map(|(index, _)| index)
    }

    /// The links to a place.
    pub fn links_to(&self, place: PlaceIndex) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.target == place)
    }
}
