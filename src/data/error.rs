//! An error in a seed file, told so that a non-programmer can mend it.

use std::fmt;

/// What is wrong in the seeds, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeedError {
    /// The file, relative to the seeds folder, e.g. `zones.json`.
    pub file: String,
    /// The record inside the file, e.g. `zone "core"` or `feature 3 (430421)`.
    pub record: Option<String>,
    /// The field inside the record, e.g. `members[2]`.
    pub field: Option<String>,
    /// What is wrong, in one sentence.
    pub cause: String,
    /// What to do, in one sentence.
    pub remedy: String,
    /// Further errors that were found together with it.
    pub further: Vec<SeedError>,
}

impl SeedError {
    /// An error about a whole file.
    pub fn new(file: &str, cause: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            record: None,
            field: None,
            cause: cause.into(),
            remedy: remedy.into(),
            further: Vec::new(),
        }
    }

    /// The same error, located in `record`.
    #[must_use]
    pub fn record(mut self, record: impl Into<String>) -> Self {
        self.record = Some(record.into());
        self
    }

    /// One error of several: the first, with the others behind it; nothing if there is none.
    pub fn of_several(errors: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut errors = errors.into_iter();
        let mut first = errors.next()?;
        first.further.extend(errors);
        Some(first)
    }

    /// This error and those behind it, each alone, in order.
    pub fn each(&self) -> Vec<Self> {
        let alone = Self {
            further: Vec::new(),
            ..self.clone()
        };
        let further = self.further.iter().flat_map(Self::each);
        std::iter::once(alone).chain(further).collect()
    }

    /// File, place, cause and remedy, without a line above them.
    pub fn entry(&self) -> String {
        let mut lines = vec![format!("  file:   {}", self.file)];
        if let Some(record) = &self.record {
            lines.push(format!("  record: {record}"));
        }
        if let Some(field) = &self.field {
            lines.push(format!("  field:  {field}"));
        }
        lines.push(format!("  cause:  {}", self.cause));
        lines.push(format!("  to do:  {}", self.remedy));
        lines.join("\n")
    }

    /// The same error, located in `field`.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }
}

impl fmt::Display for SeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.each();
        match all.len() {
            1 => writeln!(f, "The seeds have an error; nothing was built.")?,
            n => writeln!(f, "The seeds have {n} errors; nothing was built.")?,
        }
        let entries: Vec<String> = all.iter().map(Self::entry).collect();
        f.write_str(&entries.join("\n\n"))
    }
}

impl std::error::Error for SeedError {}
