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
        }
    }

    /// The same error, located in `record`.
    #[must_use]
    pub fn record(mut self, record: impl Into<String>) -> Self {
        self.record = Some(record.into());
        self
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
        writeln!(f, "The seeds have an error; nothing was built.")?;
        writeln!(f, "  file:   {}", self.file)?;
        if let Some(record) = &self.record {
            writeln!(f, "  record: {record}")?;
        }
        if let Some(field) = &self.field {
            writeln!(f, "  field:  {field}")?;
        }
        writeln!(f, "  cause:  {}", self.cause)?;
        write!(f, "  to do:  {}", self.remedy)
    }
}

impl std::error::Error for SeedError {}
