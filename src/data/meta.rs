//! What the plan says of itself: title, dates, status, and how its text was restored.

use super::anchor::{Source, required, slug, source_page};
use super::raw::{Anchor, PlanFile, Repairs};
use super::{Restoration, SeedError, restore};
use crate::model::plan::{Edition, Period, PlanMeta, SourcePage, Status};
use crate::model::text::Document;

/// Every fault of the metadata: a field that is left empty, a date that is none, a closing that is
/// not in the text.
pub(super) fn check_meta(file: &PlanFile, document: &Document) -> Vec<SeedError> {
    const FILE: &str = "plan.json";
    let mut faults = Vec::new();
    for (field, value) in [
        ("id", &file.id),
        ("brand", &file.brand),
        ("city.zh", &file.city.zh),
        ("city.full", &file.city.full),
        ("title", &file.title),
        ("short_title", &file.short_title),
        ("title_basis", &file.title_basis),
        ("adopted_by", &file.adopted_by),
        ("adopted_basis", &file.adopted_basis),
    ] {
        faults.extend(required(FILE, "plan", field, value).err());
    }
    if !file.id.trim().is_empty() {
        faults.extend(slug(FILE, "plan", &file.id).err());
    }
    if let Some(period) = &file.period {
        faults.extend(required(FILE, "plan", "period.basis", &period.basis).err());
        if period.to < period.from {
            faults.push(
                SeedError::new(
                    FILE,
                    format!("{} lies before {}", period.to, period.from),
                    "Write the first year as from, the last as to.",
                )
                .record("plan")
                .field("period.to"),
            );
        }
    }
    if let Some(status) = &file.status {
        for (field, value) in [("status.line", &status.line), ("status.text", &status.text)] {
            faults.extend(required(FILE, "plan", field, value).err());
        }
        for (at, source) in status.sources.iter().enumerate() {
            let record = format!("status.sources[{at}]");
            for (field, value) in [
                ("what", &source.what),
                ("url", &source.url),
                ("words", &source.words),
                ("read", &source.read),
            ] {
                faults.extend(required(FILE, &record, field, value).err());
            }
            let page = source_page(FILE, &record, &source.url, &source.words, &source.read);
            faults.extend(page.err());
        }
    }
    if !is_day(&file.adopted) {
        faults.push(
            SeedError::new(
                FILE,
                format!("“{}” is no day", file.adopted),
                "Write year, month and day in digits, e.g. 2020-12-22.",
            )
            .record("plan")
            .field("adopted"),
        );
    }
    if !file.closing_opening.is_empty() && document.closing.is_empty() {
        faults.push(SeedError::new(
            FILE,
            format!("no line of the restored text opens with “{}”", file.closing_opening),
            "Copy the first words of the closing exactly, or leave the field empty if there is no closing.",
        )
        .record("plan")
        .field("closing_opening"));
    }
    faults
}

/// Whether the words are a day such as 2020-12-22.
pub(super) fn is_day(words: &str) -> bool {
    let numbers: Option<Vec<u32>> = words
        .split('-')
        .zip([4, 2, 2])
        .map(|(n, digits)| (n.len() == digits).then(|| n.parse().ok()).flatten())
        .collect();
    words.len() == 10
        && words.bytes().all(|b| b == b'-' || b.is_ascii_digit())
        && matches!(numbers.as_deref(), Some([_, 1..=12, 1..=31]))
}

/// The plan's metadata.
pub(super) fn meta(file: PlanFile, edition: Edition) -> PlanMeta {
    PlanMeta {
        id: file.id,
        brand: file.brand,
        brand_latin: file.brand_latin,
        city: file.city.zh,
        city_full: file.city.full,
        city_en: file.city.en,
        title: file.title,
        original_title: String::new(),
        short_title: file.short_title,
        title_basis: file.title_basis,
        adopted: file.adopted,
        adopted_by: file.adopted_by,
        adopted_basis: file.adopted_basis,
        period: file.period.map(|p| Period {
            from: p.from,
            to: p.to,
            basis: p.basis,
        }),
        status: file.status.map(|status| Status {
            line: status.line,
            text: status.text,
            sources: status
                .sources
                .into_iter()
                .map(|source| {
                    let page = SourcePage {
                        url: source.url,
                        words: source.words,
                        read: source.read,
                    };
                    (source.what, page)
                })
                .collect(),
        }),
        edition,
    }
}

/// How the text was restored; the oddities kept must really stand in it.
pub(super) fn load_edition(
    source: &Source,
    repairs: &Repairs,
    restoration: Restoration,
    readings: u32,
) -> Result<Edition, SeedError> {
    let mut kept = Vec::new();
    for odd in &repairs.kept {
        let record = format!("kept “{}”", odd.words);
        let anchor = Anchor {
            sentence: odd.sentence.clone(),
            quote: odd.words.clone(),
        };
        let (id, _) = source.resolve("repairs.json", &record, &anchor)?;
        required("repairs.json", &record, "note", &odd.note)?;
        kept.push((id, odd.words.clone(), odd.note.clone()));
    }
    Ok(Edition {
        readings,
        repairs: repairs
            .repairs
            .iter()
            .map(|r| {
                let words = match restoration {
                    Restoration::TraditionalAnnotated => restore::simplified(&r.restored),
                    Restoration::Verbatim | Restoration::FromPdf => r.restored.clone(),
                };
                (words, r.reason.clone())
            })
            .collect(),
        kept,
    })
}
