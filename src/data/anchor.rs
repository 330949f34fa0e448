//! Quotations in the seeds, resolved to offsets in the restored text.

use std::collections::HashMap;
use std::str::FromStr;

use super::editorial::Bilingual;
use super::meta::is_day;
use super::raw::Anchor;
use super::{FileName, SeedError};
use crate::model::plan::{Slug, SourcePage};
use crate::model::text::{Document, SentenceId, Span};

/// The text that quotations are resolved against.
pub(super) struct Source<'a> {
    /// The restored text.
    pub(super) text: &'a str,
    /// Its structure.
    pub(super) document: &'a Document,
    /// The sentences and titles (number 0), in reading order.
    pub(super) units: Vec<(SentenceId, Span)>,
    /// The same by name.
    spans: HashMap<SentenceId, Span>,
}

impl<'a> Source<'a> {
    /// A text and its structure.
    pub(super) fn new(text: &'a str, document: &'a Document) -> Self {
        let titles = document.sections().filter_map(|section| {
            let id = SentenceId { section, number: 0 };
            document.span(id).map(|span| (id, span))
        });
        let mut units: Vec<_> = document.sentences().chain(titles).collect();
        units.sort_unstable_by_key(|(_, span)| *span);
        let spans = units.iter().copied().collect();
        Self {
            text,
            document,
            units,
            spans,
        }
    }

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
        let span = self.spans.get(&id).copied().ok_or_else(unknown)?;
        Ok((id, span))
    }

    /// The place of a quotation, given as sentence and words.
    pub(super) fn quote(
        &self,
        file: FileName,
        record: &str,
        sentence: &str,
        quote: &str,
    ) -> Result<(SentenceId, Span), SeedError> {
        let anchor = Anchor {
            sentence: sentence.to_owned(),
            quote: quote.to_owned(),
        };
        self.resolve(file, record, &anchor)
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

/// An error in a field of a record.
pub(super) fn fault(
    file: FileName,
    record: &str,
    field: &str,
    cause: String,
    remedy: &str,
) -> SeedError {
    SeedError::new(file, cause, remedy)
        .record(record)
        .field(field)
}

/// Refuses an empty field.
pub(super) fn required(
    file: FileName,
    record: &str,
    field: &str,
    value: &str,
) -> Result<(), SeedError> {
    if value.trim().is_empty() {
        return Err(fault(
            file,
            record,
            field,
            "the field is empty".into(),
            "Write it between the quotation marks.",
        ));
    }
    Ok(())
}

/// Refuses a reason that lacks one of its languages; one that is empty in both is allowed.
pub(super) fn bilingual(
    file: FileName,
    record: &str,
    field: &str,
    note: &Bilingual,
) -> Result<(), SeedError> {
    if note.zh.is_empty() && note.en.is_empty() {
        return Ok(());
    }
    required(file, record, &format!("{field}.zh"), &note.zh)?;
    required(file, record, &format!("{field}.en"), &note.en)
}

/// The page of a source: an address that a reader can open, the words relied on, the day.
pub(super) fn source_page(
    file: FileName,
    record: &str,
    url: &str,
    words: &str,
    read: &str,
) -> Result<SourcePage, SeedError> {
    if !(url.is_empty() || url.starts_with("https://") || url.starts_with("http://")) {
        return Err(fault(
            file,
            record,
            "url",
            format!("“{url}” is no address of a page"),
            "Copy the whole address, from https:// or http:// on, or leave it empty.",
        ));
    }
    if !read.is_empty() && !is_day(read) {
        return Err(fault(
            file,
            record,
            "read",
            format!("“{read}” is no day"),
            "Write year, month and day in digits, e.g. 2020-12-22.",
        ));
    }
    Ok(SourcePage {
        url: url.to_owned(),
        words: words.to_owned(),
        read: read.to_owned(),
    })
}

/// The ids of a list of records, kept in another file or here.
pub(super) struct Ids<'a> {
    /// What they are called, and the file that lists them.
    what: &'static str,
    home: FileName<'a>,
    numbers: HashMap<&'a str, usize>,
}

impl<'a> Ids<'a> {
    /// The `ids` of what is listed in the file `home`, in the order of its records.
    pub(super) fn new(
        what: &'static str,
        home: FileName<'a>,
        ids: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut numbers = HashMap::new();
        for (number, id) in ids.into_iter().enumerate() {
            numbers.entry(id).or_insert(number);
        }
        Self {
            what,
            home,
            numbers,
        }
    }

    /// The number of the record with this id.
    pub(super) fn find<N: TryFrom<usize>>(
        &self,
        file: FileName,
        record: &str,
        field: &str,
        id: &str,
    ) -> Result<N, SeedError> {
        let Self { what, home, .. } = self;
        let number = self.numbers.get(id).ok_or_else(|| {
            SeedError::new(
                file,
                format!("there is no {what} with the id “{id}”"),
                format!("Correct the id, or add the {what} to {home}."),
            )
            .record(record)
            .field(field)
        })?;
        N::try_from(*number).map_err(|_| too_many(home, what).record(record).field(field))
    }
}

/// A list is longer than its numbers reach.
fn too_many(file: FileName, what: &str) -> SeedError {
    SeedError::new(
        file,
        format!("there are more than 65,536 records of a {what}"),
        "Delete some of them.",
    )
}

/// Refuses a list that is longer than its numbers reach.
pub(super) fn countable(file: FileName, what: &str, count: usize) -> Result<(), SeedError> {
    match count.checked_sub(1).map(u16::try_from) {
        Some(Err(_)) => Err(too_many(file, what)),
        _ => Ok(()),
    }
}

/// The value of a word.
pub(super) fn word<T: Copy>(
    file: FileName,
    record: &str,
    field: &str,
    value: &str,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Result<T, SeedError> {
    all.iter()
        .copied()
        .find(|known| name(*known) == value)
        .ok_or_else(|| {
            let words: Vec<&str> = all.iter().map(|known| name(*known)).collect();
            SeedError::new(
                file,
                format!("“{value}” is no {field}"),
                format!("Write one of: {}.", words.join(", ")),
            )
            .record(record)
            .field(field)
        })
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
