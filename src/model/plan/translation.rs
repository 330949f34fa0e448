//! The translation of the text, sentence by sentence, and who made it.

use serde::{Deserialize, Serialize};

use super::Plan;
use crate::model::text::{SentenceId, Span};

/// What a translated language says for the sentences of the text; empty in the text's own language.
/// It may be partial: a sentence without translation is shown in the original.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translations {
    /// Who made and checked it, as the pages say it.
    pub by: String,
    /// The translated sentences, sorted by id.
    pub sentences: Vec<(SentenceId, String)>,
}

impl Translations {
    /// The translation of a sentence, if there is one.
    pub fn get(&self, id: SentenceId) -> Option<&str> {
        let at = self.sentences.binary_search_by_key(&id, |(id, _)| *id);
        let (_, words) = self.sentences.get(at.ok()?)?;
        Some(words)
    }

    /// Whether no sentence is translated.
    pub const fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }
}

impl Plan {
    /// Whether every sentence of the text is translated.
    pub fn is_translated(&self) -> bool {
        let all = self.document.sentences().count();
        !self.translations.is_empty() && self.translations.sentences.len() == all
    }

    /// The translation of a sentence, or of a title for number 0.
    pub fn translation(&self, id: SentenceId) -> Option<&str> {
        if self.translations.is_empty() {
            return None;
        }
        match id.number {
            0 => Some(self.translated_title(id.section)).filter(|title| !title.is_empty()),
            _ => self.translations.get(id),
        }
    }

    /// The sentences and titles that a span of the text touches, in reading order.
    pub fn touched(&self, span: Span) -> Vec<SentenceId> {
        let document = &self.document;
        let touches = |of: Span| of.start < span.end && span.start < of.end;
        let mut ids = Vec::new();
        for section in document.sections() {
            let title = SentenceId { section, number: 0 };
            ids.extend(
                document
                    .span(title)
                    .filter(|of| touches(*of))
                    .map(|_| title),
            );
            let sentences = document.sentences_of(section);
            ids.extend(sentences.filter(|(_, of)| touches(*of)).map(|(id, _)| id));
        }
        ids
    }

    /// The translation of the sentences and titles that a span touches, a line for each title, and
    /// whether it has all of them; the words of the text stand for what is not translated.
    pub fn translated(&self, span: Span) -> Option<String> {
        let ids = self.touched(span);
        if !ids.iter().any(|id| self.translation(*id).is_some()) {
            return None;
        }
        let mut words = String::new();
        for id in ids {
            if !words.is_empty() && !words.ends_with('\n') {
                words.push(' ');
            }
            words.push_str(self.translation(id).unwrap_or_else(|| self.sentence(id)));
            if id.number == 0 {
                words.push('\n');
            }
        }
        Some(words.trim_end().to_owned())
    }
}
