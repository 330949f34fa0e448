//! The open data as tables that spreadsheets open: UTF-8 with BOM, CRLF, quoted as RFC 4180 says.

use crate::data::Editorial;
use crate::model::plan::{Plan, Reach, Relation, Rest, Tag, Target};
use crate::model::text::{Section, SentenceId};

/// Between the entries of one cell.
const BETWEEN: &str = "; ";
/// Between the words of one entry.
const WORDS: &str = " / ";

/// A table of a header and rows.
fn table<const N: usize>(header: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let rows = std::iter::once(header.map(str::to_owned)).chain(rows);
    lines(rows.map(Vec::from))
}

/// Rows as lines, the header first.
fn lines(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        // Memory takes every row.
        _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// The id of a sentence. What looks like a number gets a letter before it, or a spreadsheet would
/// make 1.1 of 1.10.
fn id_cell(id: SentenceId) -> String {
    let id = id.to_string();
    if id.starts_with(|c: char| c.is_ascii_digit()) {
        format!("s{id}")
    } else {
        id
    }
}

/// The words of several things.
fn joined<S: AsRef<str>>(words: impl IntoIterator<Item = S>, between: &str) -> String {
    let words: Vec<S> = words.into_iter().collect();
    words
        .iter()
        .map(AsRef::as_ref)
        .collect::<Vec<&str>>()
        .join(between)
}

/// Names of tags, and for each the words that set it: two cells.
fn tags<'a, T: 'a>(
    plan: &Plan,
    tags: impl Iterator<Item = &'a Tag<T>>,
    name: impl Fn(&T) -> String,
) -> (String, String) {
    let (names, evidence): (Vec<String>, Vec<String>) = tags
        .map(|tag| {
            let name = name(&tag.what);
            let words = joined(tag.evidence.iter().map(|span| plan.words(*span)), WORDS);
            let evidence = format!("{name}: {words}");
            (name, evidence)
        })
        .unzip();
    (names.join(BETWEEN), evidence.join(BETWEEN))
}

/// What a span of a sentence names: `430421`, `zone core`, `kind towns`, `city`.
pub(super) fn target(plan: &Plan, target: Target) -> (&'static str, String) {
    match target {
        Target::Division(at) => {
            let division = plan.divisions.get(usize::from(at));
            (
                "named",
                division.map_or(String::new(), |d| d.adcode.to_string()),
            )
        }
        Target::Zone(at) => {
            let zone = plan.zones.get(usize::from(at));
            ("zone", zone.map_or(String::new(), |z| z.id.to_string()))
        }
        Target::Kind(at) => (
            "kind",
            plan.kind(at).map_or(String::new(), |k| k.id.to_string()),
        ),
        Target::City => ("city", String::new()),
    }
}

/// The words that say where a sentence applies, each with what it names.
fn spans(plan: &Plan, reach: &Reach) -> String {
    let spans = reach.spans.iter().map(|span| {
        let (reach, of) = target(plan, span.target);
        let of = if of.is_empty() { of } else { format!(" {of}") };
        format!("{reach}{of}: {}", plan.words(span.words))
    });
    joined(spans, BETWEEN)
}

/// The codes of the divisions that are reached, by why.
fn codes(plan: &Plan, related: &[Option<Relation>]) -> [String; 4] {
    Relation::ALL.map(|relation| {
        let codes = plan.divisions.iter().zip(related);
        let codes = codes
            .filter(|(_, r)| **r == Some(relation))
            .map(|(d, _)| d.adcode.to_string());
        joined(codes, " ")
    })
}

/// Every sentence, with what is said about it and its translations, a column for each language.
pub fn sentences_csv(plan: &Plan, editorial: &Editorial) -> String {
    let header = [
        "id",
        "part",
        "article",
        "text",
        "aspect",
        "reach_named",
        "reach_zone",
        "reach_kind",
        "reach_city",
        "rest",
        "reach_words",
        "reach_reason",
        "reach_reason_en",
        "topics",
        "topic_evidence",
        "strategies",
    ];
    let rows = plan.document.sentences().map(|(id, span)| {
        let (part, article) = match id.section {
            Section::Part(n) => (Some(n), None),
            Section::Article(n) => (plan.document.article(n).map(|a| a.part), Some(n)),
            Section::Preamble | Section::Closing => (None, None),
        };
        let number = |n: Option<u16>| n.map_or(String::new(), |n| n.to_string());
        let (topics, topic_evidence) = tags(plan, plan.topics_of(id), |topic| {
            plan.topics
                .get(usize::from(*topic))
                .map_or(String::new(), |t| t.id.to_string())
        });
        let related = plan.divisions_of_sentence(id);
        let [named, zone, kind, city] = codes(plan, &related);
        let reach = plan.reach(id);
        let translations = editorial.translations.iter();
        let translations = translations.map(|(_, t)| t.get(id).unwrap_or_default().to_owned());
        let cells = [
            id_cell(id),
            number(part),
            number(article),
            plan.words(span).to_owned(),
            plan.aspect(id).as_str().to_owned(),
            named,
            zone,
            kind,
            city,
            reach.map_or(Rest::City, |r| r.rest).as_str().to_owned(),
            reach.map_or(String::new(), |r| spans(plan, r)),
            reach.map_or(String::new(), |r| r.reason.text.clone()),
            reach.map_or(String::new(), |r| r.reason.en.clone()),
            topics,
            topic_evidence,
            joined(plan.strategies_in(id).map(|(_, s)| s.id.as_str()), BETWEEN),
        ];
        cells.into_iter().chain(translations).collect()
    });
    let tags = editorial.translations.iter().map(|(tag, _)| tag.clone());
    let header = header.map(str::to_owned).into_iter().chain(tags).collect();
    lines(std::iter::once(header).chain(rows))
}

/// Every strategy, with the editors' reasons.
pub fn strategies_csv(plan: &Plan, editorial: &Editorial) -> String {
    let header = [
        "id",
        "name",
        "en",
        "kind",
        "level",
        "sentence",
        "intro",
        "forms",
        "occurrences",
        "members",
        "divisions",
        "zones",
        "places",
        "whole_city",
        "outside",
        "reach_named",
        "reach_zone",
        "reach_kind",
        "reach_city",
        "why",
        "why_en",
        "placed",
        "placed_en",
    ];
    let rows = plan
        .strategies
        .iter()
        .zip(&editorial.strategies)
        .map(|(s, note)| {
            let [named, zone, kind, city] = codes(plan, &plan.divisions_of_strategy(s));
            let divisions = s
                .divisions
                .iter()
                .filter_map(|at| plan.divisions.get(usize::from(*at)));
            let zones = s
                .zones
                .iter()
                .filter_map(|at| plan.zones.get(usize::from(*at)));
            let places = s
                .places
                .iter()
                .filter_map(|at| plan.places.get(usize::from(*at)));
            [
                s.id.to_string(),
                s.name.clone(),
                s.en.clone(),
                s.kind.as_str().to_owned(),
                s.level.as_str().to_owned(),
                id_cell(s.sentence),
                plan.words(s.intro).to_owned(),
                joined(&note.forms, WORDS),
                joined(s.occurrences.iter().map(|o| id_cell(o.sentence)), BETWEEN),
                joined(s.members.iter().map(|m| plan.words(m.span)), BETWEEN),
                joined(divisions.map(|d| d.name.as_str()), BETWEEN),
                joined(zones.map(|z| z.name.as_str()), BETWEEN),
                joined(places.map(|p| p.name.as_str()), BETWEEN),
                s.whole_city.to_string(),
                s.outside.to_string(),
                named,
                zone,
                kind,
                city,
                note.why.zh.clone(),
                note.why.en.clone(),
                s.placed.text.clone(),
                s.placed.en.clone(),
            ]
        });
    table(header, rows)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;
    use crate::data::{Folder, load};

    /// Reads a table back, cell by cell.
    fn read(csv: &str) -> Vec<Vec<String>> {
        let csv = csv.strip_prefix('\u{feff}').expect("a BOM");
        assert!(csv.ends_with("\r\n"));
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(csv.as_bytes());
        let rows = reader.deserialize::<Vec<String>>();
        rows.collect::<Result<_, _>>().expect("well-formed")
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let csv = table(
            ["a", "平常"],
            [["1,2".to_owned(), "x\r\n\"y\"".to_owned()]].into_iter(),
        );
        assert_eq!(csv, "\u{feff}a,平常\r\n\"1,2\",\"x\r\n\"\"y\"\"\"\r\n");
        assert_eq!(read(&csv), [["a", "平常"], ["1,2", "x\r\n\"y\""]]);
    }

    #[test]
    fn the_tables_hold_the_plan() {
        let seeds = load(&Folder::new("seeds")).expect("sound seeds");
        let plan = &seeds.plan;
        let sentences = read(&sentences_csv(plan, &seeds.editorial));
        assert!(sentences.iter().all(|row| row.len() == 17));
        assert_eq!(sentences.len(), plan.document.sentences().count() + 1);
        for (row, (id, span)) in sentences.iter().skip(1).zip(plan.document.sentences()) {
            assert_eq!(
                (row[0].as_str(), row[3].as_str()),
                (id_cell(id).as_str(), plan.words(span))
            );
            assert!(row[0].parse::<f64>().is_err(), "{} is a number", row[0]);
        }
        assert_eq!(id_cell("1.10".parse().expect("an id")), "s1.10");
        assert_eq!(id_cell("part-3.1".parse().expect("an id")), "part-3.1");
        let strategies = read(&strategies_csv(plan, &seeds.editorial));
        assert!(strategies.iter().all(|row| row.len() == 23));
        assert_eq!(strategies.len(), plan.strategies.len() + 1);
        for row in strategies.iter().skip(1) {
            for id in [&row[5], &row[8]] {
                assert!(id.parse::<f64>().is_err(), "{id} is a number");
            }
        }
    }
}
