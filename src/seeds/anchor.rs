//! Quotations in the seeds, resolved to offsets in the restored text.

use std::str::FromStr;

use super::raw::Anchor;
use super::{FileName, SeedError};
use crate::plan::Slug;
use crate::text::{Document, SentenceId, Span};

/// The text that quotations are resolved against.
pub(super) struct Source<'a> {
    /// The restored text.
    pub(super) text: &'a str,
    /// Its structure.
    pub(super) document: &'a Document,
}

impl Source<'_> {
    /// The sentence with this name.
    pub(super) fn sentence(
        &self,
        file: FileName,
        record: &str,
        name: &str,
    ) -> Result<(SentenceId, Span), SeedError> {
        let unknown = || {
            SeedError::new(
                file,
                format!("there is no sentence “{name}”"),
                "Write article and sentence as in 31.2; derived/sentences.txt lists them all.",
            )
            .record(record)
            .field("sentence")
        };
        let id = SentenceId::from_str(name).map_err(|_| unknown())?;
        let span = self.document.span(id).ok_or_else(unknown)?;
        Ok((id, span))
    }

    /// The place of a quotation in its sentence.
    pub(super) fn resolve(
        &self,
        file: FileName,
        record: &str,
        anchor: &Anchor,
    ) -> Result<(SentenceId, Span), SeedError> {
        let (id, span) = self.sentence(file, record, &anchor.sentence)?;
        let words = span.of(self.text);
        let found = words
            .find(&anchor.quote)
            .filter(|_| !anchor.quote.is_empty());
        let Some(at) = found else {
            return Err(SeedError::new(
                file,
                format!("“{}” does not stand in sentence {id}", anchor.quote),
                format!("Copy the words exactly from that sentence: {words}"),
            )
            .record(record)
            .field("quote"));
        };
        let start = span.start as usize + at;
        Ok((id, Span::new(start, start + anchor.quote.len())))
    }
}

/// Reads a stable name.
pub(super) fn slug(file: FileName, record: &str, name: &str) -> Result<Slug, SeedError> {
    Slug::from_str(name).map_err(|_| {
        SeedError::new(
            file,
            format!("“{name}” is no id"),
            "Use lower-case letters a–z, digits and hyphens, at most 64 characters, e.g. north-belt.",
        )
        .record(record)
        .field("id")
    })
}

/// Refuses the second of two records with one name.
pub(super) fn unique<'a>(
    file: FileName,
    kind: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Result<(), SeedError> {
    let mut seen = std::collections::HashSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(SeedError::new(
                file,
                format!("two records are called “{name}”"),
                "Give one of them another name in this field, or delete it.",
            )
            .record(format!("{kind} “{name}”"))
            .field("id"));
        }
    }
    Ok(())
}

/// Refuses an empty field.
pub(super) fn required(
    file: &str,
    record: &str,
    field: &str,
    value: &str,
) -> Result<(), SeedError> {
    if value.trim().is_empty() {
        return Err(SeedError::new(
            file,
            "the field is empty",
            "Write it between the quotation marks.",
        )
        .record(record)
        .field(field));
    }
    Ok(())
}
