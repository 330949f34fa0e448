//! Restoring a Traditional, annotated source text by mechanical rules and a list of repairs.
//!
//! Only seeds that ask for it (`"restore": "traditional-annotated"`) have this done. Their source, as received, had been converted to Traditional characters and annotated with
//! injected readings such as `產(chǎn)`; in some places a multi-byte slip ate characters. The
//! rules below undo the conversion, the repairs the slips, in this order: repairs (found in
//! the source as received), readings, characters, the particle 着, punctuation, numbering.

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use super::lexicon::Lexicon;
use super::raw::Repairs;
use super::{FileName, SeedError};
use crate::model::text::Span;

/// Letters of toneless and toned pinyin.
const PINYIN_LETTERS: &str = "abcdefghijklmnopqrstuvwxyzāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü";

/// Half-width marks and the full-width ones that an official publication prints.
const PUNCTUATION: [(char, char); 7] = [
    (',', '，'),
    (':', '：'),
    (';', '；'),
    ('(', '（'),
    (')', '）'),
    ('!', '！'),
    ('?', '？'),
];

/// Whether `c` is an ideograph of the CJK Unified Ideographs block.
const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Puts each repair in its place.
///
/// # Errors
/// A damaged string that does not occur in the source exactly once, or that another one overlaps.
pub(super) fn repaired(
    source: &str,
    repairs: &Repairs,
    file: FileName,
) -> Result<String, SeedError> {
    let refuse = |number: usize, cause: String, remedy: &str| {
        let id = repairs.repairs.get(number).map_or("", |r| r.id.as_str());
        SeedError::new(file, cause, remedy)
            .record(format!("repair “{id}”"))
            .field("damaged")
    };
    let damaged = repairs.repairs.iter().map(|r| r.damaged.as_str());
    let mut places: Vec<Vec<Span>> = vec![Vec::new(); repairs.repairs.len()];
    for hit in Lexicon::new(damaged).hits(source, Span::new(0, source.len())) {
        let places = &mut places[hit.word];
        // Words do not overlap themselves.
        if places.last().is_none_or(|last| last.end <= hit.span.start) {
            places.push(hit.span);
        }
    }
    let mut found = Vec::new();
    for (number, (repair, places)) in repairs.repairs.iter().zip(places).enumerate() {
        let [place] = places[..] else {
            let cause = match places.len() {
                0 => format!("“{}” does not stand in the source", repair.damaged),
                times => format!(
                    "“{}” stands {times} times in the source, not once",
                    repair.damaged
                ),
            };
            return Err(refuse(
                number,
                cause,
                "Copy the damaged words from the source exactly, with enough of their neighbours to be unique.",
            ));
        };
        found.push((place, number));
    }
    found.sort_unstable();
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for (place, number) in found {
        let Some(before) = source.get(at..place.start as usize) else {
            return Err(refuse(
                number,
                "another repair is about some of the same words".into(),
                "Make one repair of both.",
            ));
        };
        text.push_str(before);
        text.push_str(repairs.repairs.get(number).map_or("", |r| &r.restored));
        at = place.end as usize;
    }
    text.push_str(source.get(at..).unwrap_or_default());
    Ok(text)
}

/// Removes readings in half-width brackets behind an ideograph: `產(chǎn)業(yè)` becomes `產業`.
fn remove_readings(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let (before, bracket) = rest.split_at(open);
        out.push_str(before);
        let after_han = out.chars().next_back().is_some_and(is_han);
        let reading = bracket[1..].find(')').map(|n| &bracket[1..=n]);
        match reading {
            Some(letters)
                if after_han
                    && !letters.is_empty()
                    && letters.chars().all(|c| PINYIN_LETTERS.contains(c)) =>
            {
                rest = &bracket[letters.len() + 2..];
            }
            _ => {
                out.push('(');
                rest = &bracket[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The particle 著 becomes 着, except in the given words (显著).
fn particle(text: &str, exceptions: &[String]) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let kept = c == '著'
            && exceptions.iter().any(|word| {
                word.match_indices('著').any(|(offset, _)| {
                    at.checked_sub(offset).is_some_and(|from| {
                        text.get(from..)
                            .is_some_and(|t| t.starts_with(word.as_str()))
                    })
                })
            });
        out.push(if c == '著' && !kept { '着' } else { c });
    }
    out
}

/// Full-width marks, everywhere: the source that asks for this restoration has none that stay.
fn punctuation(text: &str) -> String {
    text.chars()
        .map(|c| {
            PUNCTUATION
                .iter()
                .find(|(half, _)| *half == c)
                .map_or(c, |(_, full)| *full)
        })
        .collect()
}

/// One convention for article numbers: `12. 标题` becomes `12.标题`.
fn numbering(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            let line = line.trim();
            match line.split_once('.') {
                Some((number, title))
                    if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) =>
                {
                    format!("{number}.{}", title.trim_start())
                }
                _ => line.to_owned(),
            }
        })
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

/// The source restored to Simplified Chinese as an official publication prints it.
///
/// # Errors
/// A repair that does not fit the source, or conversion tables that do not load.
pub fn restore(source: &str, repairs: &Repairs, file: FileName) -> Result<String, SeedError> {
    let opencc = OpenCC::from_config(BuiltinConfig::T2s).map_err(|error| {
        SeedError::new(
            file,
            format!("the Traditional-to-Simplified tables did not load: {error}"),
            "Run the build again; if it stays, reinstall the dependencies (cargo clean).",
        )
    })?;
    let text = repaired(source, repairs, file)?;
    let text = opencc.convert(&remove_readings(&text));
    let text = particle(&text, &repairs.particle_exceptions);
    Ok(numbering(&punctuation(&text)))
}

/// How many injected readings a source holds, those at the damaged places included.
///
/// # Errors
/// A repair that does not fit the source.
pub(super) fn count_readings(
    source: &str,
    repairs: &Repairs,
    file: FileName,
) -> Result<u32, SeedError> {
    let brackets = |text: &str| text.matches('(').count();
    let repaired = repaired(source, repairs, file)?;
    Ok((brackets(&repaired) - brackets(&remove_readings(&repaired))) as u32)
}

/// Simplified characters for the words of a repair; unchanged if the tables do not load.
pub(super) fn simplified(words: &str) -> String {
    let words = remove_readings(words);
    OpenCC::from_config(BuiltinConfig::T2s).map_or(words.clone(), |opencc| opencc.convert(&words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_go_and_other_brackets_stay() {
        assert_eq!(
            remove_readings("產(chǎn)業(yè)(元器件)與(x1)A(b)"),
            "產業(元器件)與(x1)A(b)"
        );
    }

    #[test]
    fn the_particle_but_not_the_word() {
        assert_eq!(
            particle("着力显著提升，沿著", &["显著".into()]),
            "着力显著提升，沿着"
        );
    }

    #[test]
    fn one_convention_for_numbers() {
        assert_eq!(numbering("12. 甲。乙\n\n13.丙"), "12.甲。乙\n13.丙");
    }
}
