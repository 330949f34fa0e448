//! `gists.json`: the editors' summaries. Every article, topic and division has one, if any has.

use std::collections::HashSet;

use super::anchor::{Source, bilingual, fault, required, unique};
use super::geography::Geography;
use super::raw_knowledge::{GistsFile, RawClause};
use super::{Folder, SeedError};
use crate::model::plan::{Clause, Gist, Gists, NodeKey, Note, Topic};

const FILE: &str = "gists.json";

/// The summaries; a file that is not there is empty.
pub(super) fn load_gists(
    folder: &Folder,
    source: &Source,
    geography: &Geography,
    topics: &[Topic],
) -> Result<Gists, SeedError> {
    let file: GistsFile = folder.json_or_default(FILE)?;
    if file.gists.is_empty() {
        return Ok(Gists::default());
    }
    required(FILE, "gists", "by.zh", &file.by.zh)?;
    bilingual(FILE, "gists", "by", &file.by)?;
    unique(FILE, "gist", file.gists.iter().map(|g| g.of.as_str()))?;
    let articles = source
        .document
        .articles()
        .map(|a| NodeKey::Article(a.number));
    let topics = topics.iter().filter(|topic| !topic.is_rest);
    let topics = topics.map(|topic| NodeKey::Topic(topic.id.clone()));
    let divisions = geography.divisions.iter();
    let divisions = divisions.map(|division| NodeKey::County(division.adcode));
    let subjects: Vec<NodeKey> = articles.chain(topics).chain(divisions).collect();
    let mut list = Vec::new();
    for raw in &file.gists {
        let record = format!("gist “{}”", raw.of);
        let of = subjects.iter().find(|key| key.to_string() == raw.of);
        let of = of.ok_or_else(|| {
            fault(
                FILE,
                &record,
                "of",
                "there is no such article, topic or division".into(),
                "Write article-<number>, topic-<id> or county-<code> of one that the plan has.",
            )
        })?;
        list.push(Gist {
            of: of.clone(),
            clauses: clauses(source, &record, "zh", &raw.zh)?,
            english: clauses(source, &record, "en", &raw.en)?,
        });
    }
    let summed_up: HashSet<&NodeKey> = list.iter().map(|gist| &gist.of).collect();
    if let Some(missing) = subjects.iter().find(|key| !summed_up.contains(key)) {
        return Err(SeedError::new(
            FILE,
            format!("“{missing}” has no summary"),
            "Write one, or delete all of them: readers would take a gap for a statement.",
        )
        .field("of"));
    }
    Ok(Gists {
        by: Note {
            text: file.by.zh,
            en: file.by.en,
        },
        list,
    })
}

/// The clauses of a summary in one language.
fn clauses(
    source: &Source,
    record: &str,
    language: &str,
    raw: &[RawClause],
) -> Result<Vec<Clause>, SeedError> {
    if raw.is_empty() {
        required(FILE, record, language, "")?;
    }
    let mut clauses = Vec::new();
    for (at, clause) in raw.iter().enumerate() {
        let field = format!("{language}[{at}]");
        required(FILE, record, &format!("{field}.text"), &clause.text)?;
        if clause.evidence.is_empty() {
            required(FILE, record, &format!("{field}.evidence"), "")?;
        }
        let evidence = clause.evidence.iter().map(|id| {
            let found = source.sentence(FILE, record, id);
            found.map(|(id, _)| id)
        });
        clauses.push(Clause {
            text: clause.text.clone(),
            evidence: evidence
                .collect::<Result<_, SeedError>>()
                .map_err(|error| error.field(format!("{field}.evidence")))?,
        });
    }
    Ok(clauses)
}
