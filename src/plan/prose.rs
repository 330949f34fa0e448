//! The text cut into pieces, so that what is named in it can be a link.

use std::cmp::Reverse;

use super::Plan;
use crate::route::Route;
use crate::text::Span;

/// A piece of text, perhaps a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub span: Span,
    /// What it leads to.
    pub target: Option<Route>,
}

/// What a named thing leads to; where several have the same words, the first kind wins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Division(u16),
    Zone(u16),
    Strategy(u16),
}

impl Plan {
    /// Cuts a span into pieces; joined again they are its words.
    ///
    /// Every named thing in it is a link (divisions, zones, strategies); of things that lie
    /// inside each other, the outermost.
    pub fn pieces(&self, span: Span) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut at = span.start;
        for (named, target) in self.names_in(span) {
            let Some(route) = self.route_of(target) else {
                continue;
            };
            if named.start > at {
                pieces.push(Piece {
                    span: Span {
                        start: at,
                        end: named.start,
                    },
                    target: None,
                });
            }
            pieces.push(Piece {
                span: named,
                target: Some(route),
            });
            at = named.end;
        }
        if at < span.end {
            pieces.push(Piece {
                span: Span {
                    start: at,
                    end: span.end,
                },
                target: None,
            });
        }
        pieces
    }

    /// The outermost named things in a span, in reading order, without overlap: the longest
    /// are taken first.
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
        let mut all: Vec<(Span, Named)> = divisions
            .chain(zones)
            .chain(strategies)
            .filter(|(named, _)| span.contains(*named) && !named.is_empty())
            .collect();
        all.sort_unstable_by_key(|(named, kind)| (Reverse(named.len()), named.start, *kind));
        let mut taken: Vec<(Span, Named)> = Vec::new();
        for (named, kind) in all {
            if taken
                .iter()
                .all(|(old, _)| named.end <= old.start || old.end <= named.start)
            {
                taken.push((named, kind));
            }
        }
        taken.sort_unstable_by_key(|(named, _)| *named);
        taken
    }

    /// The page of a named thing.
    fn route_of(&self, named: Named) -> Option<Route> {
        match named {
            Named::Division(at) => self
                .divisions
                .get(usize::from(at))
                .map(|division| Route::County(division.adcode)),
            Named::Zone(at) => self
                .zones
                .get(usize::from(at))
                .map(|z| Route::Zone(z.id.clone())),
            Named::Strategy(at) => self
                .strategies
                .get(usize::from(at))
                .map(|s| Route::Strategy(s.id.clone())),
        }
    }
}
