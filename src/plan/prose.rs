//! The text cut into pieces, so that what is named in it can be a link.

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

impl Plan {
    /// Cuts a span into pieces; joined again they are its words.
    pub fn pieces(&self, span: Span) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut at = span.start;
        for mention in self.mentions.iter().filter(|m| span.contains(m.span)) {
            let Some(division) = self.divisions.get(usize::from(mention.division)) else {
                continue;
            };
            if mention.span.start > at {
                pieces.push(Piece {
                    span: Span {
                        start: at,
                        end: mention.span.start,
                    },
                    target: None,
                });
            }
            pieces.push(Piece {
                span: mention.span,
                target: Some(Route::County(division.adcode)),
            });
            at = mention.span.end;
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
}
