//! The text cut into pieces, so that what is named in it can be a link.

use super::{Plan, Slug, StrategyIndex};
use crate::model::text::Span;
use crate::route::{Location, Route};
use crate::sort::{pair, sort_by_key_u64};

/// A piece of text, perhaps a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub span: Span,
    /// What it leads to.
    pub target: Option<Location>,
    /// The term of the glossary that it is, or that explains its name.
    pub term: Option<Slug>,
}

/// What a named thing leads to; where several have the same words, the first kind wins.
#[derive(Clone, Copy)]
enum Named {
    Division(u16),
    Zone(u16),
    Strategy(StrategyIndex),
    Place(u16),
}

impl Plan {
    /// Cuts a span into pieces; joined again they are its words.
    ///
    /// Every named thing in it is a link (divisions, zones, strategies, places); of things that
    /// lie inside each other, the outermost. A name may have a term of the glossary that explains
    /// it; what no name covers may be one, each once.
    pub fn pieces(&self, span: Span) -> Vec<Piece> {
        let plain = |start, end| Piece {
            span: Span { start, end },
            target: None,
            term: None,
        };
        let mut pieces = Vec::new();
        let mut at = span.start;
        for piece in self.linked(span) {
            if piece.span.start > at {
                pieces.push(plain(at, piece.span.start));
            }
            at = piece.span.end;
            pieces.push(piece);
        }
        if at < span.end {
            pieces.push(plain(at, span.end));
        }
        pieces
    }

    /// The pieces of a span that lead somewhere, in reading order.
    fn linked(&self, span: Span) -> Vec<Piece> {
        let names = self.names_in(span);
        let names = names.into_iter().filter_map(|(span, named)| {
            let target = Some(self.location_of(named)?);
            let term = match named {
                Named::Strategy(_) | Named::Zone(_) => self.term_of_name(span),
                Named::Division(_) | Named::Place(_) => None,
            };
            Some(Piece { span, target, term })
        });
        let mut linked: Vec<Piece> = names.collect();
        if self.glossary.is_empty() {
            return linked;
        }
        let taken: Vec<Span> = linked.iter().map(|piece| piece.span).collect();
        for (span, at) in self.terms_in(span, &taken) {
            if let Some(term) = self.glossary.get(at) {
                linked.push(Piece {
                    span,
                    target: Some(term.location()),
                    term: Some(term.id.clone()),
                });
            }
        }
        sort_by_key_u64(&mut linked, |piece| pair(piece.span.start, piece.span.end));
        linked
    }

    /// The outermost named things in a span, in reading order, without overlap.
    fn names_in(&self, span: Span) -> Vec<(Span, Named)> {
        let divisions = self
            .mentions
            .iter()
            .map(|m| (m.span, Named::Division(m.division)));
        let zones = self
            .zone_mentions
            .iter()
            .map(|m| (m.span, Named::Zone(m.zone)));
        let strategies = (0..).zip(&self.strategies).flat_map(|(index, strategy)| {
            strategy
                .occurrences
                .iter()
                .map(move |o| (o.span, Named::Strategy(index)))
        });
        let places = (0..).zip(&self.places).flat_map(|(index, place)| {
            let occurrences = place.occurrences.iter();
            occurrences.map(move |o| (o.span, Named::Place(index)))
        });
        let mut all: Vec<(Span, Named)> = divisions
            .chain(zones)
            .chain(strategies)
            .chain(places)
            .filter(|(named, _)| span.contains(*named) && !named.is_empty())
            .collect();
        // The longer of two that begin together comes first, and what it holds is left out.
        sort_by_key_u64(&mut all, |(named, _)| {
            pair(named.start, u32::MAX - named.end)
        });
        let mut end = 0;
        all.retain(|(named, _)| {
            let free = named.start >= end;
            if free {
                end = named.end;
            }
            free
        });
        all
    }

    /// Where a named thing is told of.
    fn location_of(&self, named: Named) -> Option<Location> {
        let route = match named {
            Named::Division(at) => Route::County(self.divisions.get(usize::from(at))?.adcode),
            Named::Zone(at) => Route::Zone(self.zones.get(usize::from(at))?.id.clone()),
            Named::Strategy(at) => Route::Strategy(self.strategy_at(at)?.id.clone()),
            Named::Place(at) => {
                return Some(self.place_location(self.places.get(usize::from(at))?));
            }
        };
        Some(Location::page(route))
    }
}
