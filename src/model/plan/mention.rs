//! Explicit mentions of divisions in the text.

use serde::{Deserialize, Serialize};

use super::DivisionIndex;
use crate::model::text::{SentenceId, Span};

/// Which name the text uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MentionForm {
    /// The full name, e.g. 耒阳市.
    Full,
    /// A short name that an editor ties to the division, with a reason in the seeds.
    Short,
}

/// A division named in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The division.
    pub division: DivisionIndex,
    /// The sentence.
    pub sentence: SentenceId,
    /// The name in the text.
    pub span: Span,
    /// Which name it is.
    pub form: MentionForm,
}
