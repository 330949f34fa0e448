//! Explicit mentions of divisions in the text.

use serde::{Deserialize, Serialize};

use super::DivisionIndex;
use crate::text::{SentenceId, Span};

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

/// A name to look for: a division's, or a trap that only contains one (`None`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The words.
    pub words: String,
    /// The division and form they stand for; `None` for a trap.
    pub meaning: Option<(DivisionIndex, MentionForm)>,
}

/// Finds the names in a sentence, the longest first at each place, so that a trap such as
/// 南岳机场 swallows the short name inside it.
pub fn find_mentions(text: &str, sentence: SentenceId, span: Span, names: &[Name]) -> Vec<Mention> {
    let words = span.of(text);
    let mut found = Vec::new();
    let mut skip_to = 0;
    for (at, _) in words.char_indices() {
        if at < skip_to {
            continue;
        }
        let rest = words.get(at..).unwrap_or_default();
        let longest = names
            .iter()
            .filter(|name| rest.starts_with(name.words.as_str()))
            .max_by_key(|name| name.words.len());
        let Some(name) = longest else { continue };
        skip_to = at + name.words.len();
        if let Some((division, form)) = name.meaning {
            let start = span.start as usize + at;
            found.push(Mention {
                division,
                sentence,
                span: Span::new(start, start + name.words.len()),
                form,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Section;

    #[test]
    fn traps_swallow_the_names_inside_them() {
        let text = "衡阳市与衡阳县；南岳机场，南岳衡山，以南岳为龙头，石鼓书院。";
        let name = |words: &str, meaning| Name {
            words: words.into(),
            meaning,
        };
        let names = [
            name("衡阳县", Some((0, MentionForm::Full))),
            name("南岳", Some((1, MentionForm::Short))),
            name("南岳机场", None),
            name("南岳衡山", None),
            name("衡山县", Some((2, MentionForm::Full))),
        ];
        let id = SentenceId {
            section: Section::Article(1),
            number: 1,
        };
        let found: Vec<_> = find_mentions(text, id, Span::new(0, text.len()), &names)
            .iter()
            .map(|m| (m.division, m.span.of(text).to_owned()))
            .collect();
        assert_eq!(found, [(0, "衡阳县".to_owned()), (1, "南岳".to_owned())]);
    }
}
