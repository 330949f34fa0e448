//! Strategies, and the proof that no quoted words of the text were forgotten.

use super::anchor::{Source, fault, index, required, slug, unique, word};
use super::editorial::{NotEntry, StrategyNote};
use super::geography::Geography;
use super::places::{never, sentences, useful};
use super::raw_knowledge::{RawNotEntry, RawStrategy, StrategiesFile};
use super::{Folder, SeedError};
use crate::plan::{Level, Member, Occurrence, Place, Strategy, StrategyKind, Zone, find_forms};
use crate::text::{SentenceId, Span};

const FILE: &str = "strategies.json";

type Strategies = (Vec<Strategy>, Vec<StrategyNote>, Vec<NotEntry>);

/// The strategies, with every occurrence.
pub(super) fn load_strategies(
    folder: &Folder,
    source: &Source,
    geography: &Geography,
    zones: &[Zone],
    places: &[Place],
) -> Result<Strategies, SeedError> {
    let file: StrategiesFile = folder.json_or_default(FILE)?;
    unique(
        FILE,
        "strategy",
        file.strategies.iter().map(|s| s.id.as_str()),
    )?;
    let mut strategies = Vec::new();
    for raw in &file.strategies {
        let record = format!("strategy “{}”", raw.id);
        for (field, value) in [("name", &raw.name), ("en", &raw.en), ("why", &raw.why)] {
            required(FILE, &record, field, value)?;
        }
        let occurrences = occurrences(source, &record, raw)?;
        if raw.whole_city {
            required(FILE, &record, "placed", &raw.placed)?;
        }
        let (sentence, intro) = source.resolve(FILE, &record, &raw.intro)?;
        if !occurrences.iter().any(|o| intro.contains(o.span)) {
            return Err(fault(
                FILE,
                &record,
                "intro",
                format!("“{}” does not name it", raw.intro.quote),
                "Quote words that hold one of its forms.",
            ));
        }
        let mut divisions = Vec::new();
        for (at, code) in raw.divisions.iter().enumerate() {
            divisions.push(geography.division(
                FILE,
                &record,
                &format!("divisions[{at}]"),
                *code,
            )?);
        }
        let zone_ids = || zones.iter().map(|z| z.id.as_str());
        let zone = |id: &String| {
            index(
                FILE,
                &record,
                "zones",
                ("zone", "zones.json"),
                zone_ids(),
                id,
            )
        };
        let place_ids = || places.iter().map(|p| p.id.as_str());
        let place = |id: &String| {
            index(
                FILE,
                &record,
                "places",
                ("place", "places.json"),
                place_ids(),
                id,
            )
        };
        strategies.push(Strategy {
            id: slug(FILE, &record, &raw.id)?,
            name: raw.name.clone(),
            original: String::new(),
            en: raw.en.clone(),
            kind: word(
                FILE,
                &record,
                "kind",
                &raw.kind,
                StrategyKind::ALL,
                StrategyKind::as_str,
            )?,
            level: word(
                FILE,
                &record,
                "level",
                &raw.level,
                Level::ALL,
                Level::as_str,
            )?,
            sentence,
            intro,
            members: members(source, &record, raw, &file.strategies)?,
            occurrences,
            divisions,
            zones: raw.zones.iter().map(zone).collect::<Result<_, _>>()?,
            places: raw.places.iter().map(place).collect::<Result<_, _>>()?,
            whole_city: raw.whole_city,
        });
    }
    if folder.has(FILE) {
        no_quoted_words_forgotten(source, &strategies, &file.not_entries)?;
    }
    let notes = file
        .strategies
        .into_iter()
        .map(|raw| StrategyNote {
            forms: raw.forms,
            why: raw.why,
            placed: raw.placed,
        })
        .collect();
    let not_entries = file
        .not_entries
        .into_iter()
        .map(|raw| NotEntry {
            string: raw.string,
            reason: raw.reason,
        })
        .collect();
    Ok((strategies, notes, not_entries))
}

/// The members that the text lists.
fn members(
    source: &Source,
    record: &str,
    raw: &RawStrategy,
    all: &[RawStrategy],
) -> Result<Vec<Member>, SeedError> {
    raw.members
        .iter()
        .enumerate()
        .map(|(at, member)| {
            let record = format!("{record}, member {}", at + 1);
            let (sentence, span) = source.quote(FILE, &record, &member.sentence, &member.quote)?;
            let ids = || all.iter().map(|s| s.id.as_str());
            let strategy = member
                .strategy
                .as_deref()
                .map(|id| index(FILE, &record, "strategy", ("strategy", FILE), ids(), id))
                .transpose()?;
            Ok(Member {
                sentence,
                span,
                strategy,
            })
        })
        .collect()
}

/// Where the forms of a strategy stand.
fn occurrences(
    source: &Source,
    record: &str,
    raw: &RawStrategy,
) -> Result<Vec<Occurrence>, SeedError> {
    let mut except: Vec<(SentenceId, &str)> = Vec::new();
    for exception in &raw.except {
        let (id, _) = source.quote(FILE, record, &exception.sentence, &exception.form)?;
        except.push((id, &exception.form));
    }
    let only = sentences(source, FILE, record, raw.only.as_deref())?;
    for form in &raw.forms {
        required(FILE, record, "forms", form)?;
    }
    unique(FILE, "form", raw.forms.iter().map(String::as_str))
        .map_err(|error| error.record(record).field("forms"))?;
    let mut used = vec![false; raw.forms.len()];
    let mut found = Vec::new();
    for (sentence, span) in source.units() {
        if only.as_ref().is_some_and(|only| !only.contains(&sentence)) {
            continue;
        }
        // A form that means something else here is no form here.
        let here = |form: &String| !except.contains(&(sentence, form.as_str()));
        let numbers: Vec<usize> = (0..raw.forms.len())
            .filter(|at| here(&raw.forms[*at]))
            .collect();
        let words: Vec<&str> = numbers.iter().map(|at| raw.forms[*at].as_str()).collect();
        for (form, span) in find_forms(source.text, span, &words) {
            used[numbers[form]] = true;
            found.push(Occurrence { sentence, span });
        }
    }
    if let Some(form) = raw
        .forms
        .iter()
        .zip(used)
        .find_map(|(form, used)| (!used).then_some(form))
    {
        return Err(never(FILE, record, form));
    }
    useful(FILE, record, only.as_deref(), &found)?;
    Ok(found)
}

/// The words between quotation marks `“…”` and title marks `《…》`.
fn quoted_words(text: &str, span: Span) -> Vec<Span> {
    let words = span.of(text);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = words.get(from..).and_then(|rest| rest.find(['“', '《'])) {
        let open = from + open;
        let close = if words[open..].starts_with('“') {
            '”'
        } else {
            '》'
        };
        let inner = open + '“'.len_utf8();
        let Some(length) = words[inner..].find(close) else {
            break;
        };
        let start = span.start as usize + inner;
        found.push(Span::new(start, start + length));
        from = inner + length + close.len_utf8();
    }
    found
}

/// Every quoted word of the text belongs to a strategy, or is listed with a reason.
fn no_quoted_words_forgotten(
    source: &Source,
    strategies: &[Strategy],
    not_entries: &[RawNotEntry],
) -> Result<(), SeedError> {
    unique(
        FILE,
        "not_entries",
        not_entries.iter().map(|n| n.string.as_str()),
    )?;
    let mut seen = vec![false; not_entries.len()];
    for (sentence, span) in source.units() {
        for quoted in quoted_words(source.text, span) {
            let words = quoted.of(source.text);
            let listed = not_entries.iter().position(|n| n.string == words);
            if let Some(at) = listed {
                seen[at] = true;
            }
            let mut all = strategies.iter().flat_map(|s| &s.occurrences);
            if listed.is_none() && !all.any(|o| o.span.contains(quoted)) {
                return Err(fault(
                    FILE,
                    "not_entries",
                    "string",
                    format!("“{words}” in {sentence} belongs to no strategy"),
                    "Add the strategy, or list the words in not_entries with the reason.",
                ));
            }
        }
    }
    for (raw, seen) in not_entries.iter().zip(seen) {
        let record = format!("not_entries “{}”", raw.string);
        required(FILE, &record, "reason", &raw.reason)?;
        if !seen {
            return Err(fault(
                FILE,
                &record,
                "string",
                "the text does not quote these words".into(),
                "Copy what stands between the quotation marks, or delete the record.",
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_and_title_marks_are_found() {
        let text = "在“一体两翼”与《建议》、“未完";
        let found: Vec<_> = quoted_words(text, Span::new(0, text.len()))
            .iter()
            .map(|span| span.of(text))
            .collect();
        assert_eq!(found, ["一体两翼", "建议"]);
    }
}
