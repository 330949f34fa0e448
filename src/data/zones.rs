//! The zones and the centres of the plan, from `zones.json` and `centres.json`.

use super::anchor::{Source, countable, required, slug, unique};
use super::geography::Geography;
use super::lexicon::Lexicon;
use super::raw::{Anchor, CentresFile, RawColour, ZonesFile};
use super::{Folder, SeedError};
use crate::model::plan::{Basis, Centre, Zone, ZoneMention};
use crate::model::text::{SentenceId, Span};

/// The regional pattern.
pub(super) struct Zones {
    pub(super) pattern: Option<(SentenceId, Span)>,
    pub(super) zones: Vec<Zone>,
    pub(super) colours: Vec<RawColour>,
    pub(super) mentions: Vec<ZoneMention>,
}

/// The zones of the regional pattern.
pub(super) fn load_zones(
    folder: &Folder,
    source: &Source,
    geography: &Geography,
) -> Result<Zones, SeedError> {
    const FILE: &str = "zones.json";
    let file: ZonesFile = folder.json_or_default(FILE)?;
    unique(FILE, "zone", file.zones.iter().map(|z| z.id.as_str()))?;
    countable(FILE, "zone", file.zones.len())?;
    let pattern = file
        .pattern
        .as_ref()
        .map(|anchor| source.resolve(FILE, "pattern", anchor))
        .transpose()?;
    let mentions = zone_mentions(source, &file)?;
    let (mut zones, mut colours) = (Vec::new(), Vec::new());
    let mut taken = std::collections::HashMap::new();
    for raw in file.zones {
        let record = format!("zone “{}”", raw.id);
        for (field, value) in [("name", &raw.name), ("short", &raw.short), ("en", &raw.en)] {
            required(FILE, &record, field, value)?;
        }
        if raw.basis == Basis::Inferred {
            required(FILE, &record, "basis_note", &raw.basis_note)?;
        }
        let (sentence, evidence) = source.resolve(FILE, &record, &raw.evidence)?;
        let mut members = Vec::new();
        for (at, code) in raw.members.iter().enumerate() {
            let field = format!("members[{at}]");
            let division = geography.division(FILE, &record, &field, *code)?;
            if let Some(other) = taken.insert(division, raw.id.clone()) {
                return Err(SeedError::new(
                    FILE,
                    format!("{code} is a member of zone “{other}” already"),
                    "Leave it in one zone, and once.",
                )
                .record(&record)
                .field(field));
            }
            members.push(division);
        }
        for (field, value) in [
            ("colour.light", &raw.colour.light),
            ("colour.dark", &raw.colour.dark),
        ] {
            let hex = value.strip_prefix('#').unwrap_or_default();
            if hex.len() != 6 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
                return Err(SeedError::new(
                    FILE,
                    format!("“{value}” is no colour"),
                    "Write a hash and six hexadecimal digits, e.g. #2f7480.",
                )
                .record(&record)
                .field(field));
            }
        }
        zones.push(Zone {
            id: slug(FILE, &record, &raw.id)?,
            name: raw.name,
            original: String::new(),
            short: raw.short,
            en: raw.en,
            sentence,
            evidence,
            members,
            basis: raw.basis,
            basis_note: raw.basis_note,
            hatch: raw.hatch,
            urban: raw.urban,
        });
        colours.push(raw.colour);
    }
    Ok(Zones {
        pattern,
        zones,
        colours,
        mentions,
    })
}

/// Every mention of a zone, by its forms; each form must occur.
fn zone_mentions(source: &Source, file: &ZonesFile) -> Result<Vec<ZoneMention>, SeedError> {
    const FILE: &str = "zones.json";
    let mut forms = Vec::new();
    for (zone, raw) in (0..).zip(&file.zones) {
        let record = format!("zone “{}”", raw.id);
        for form in &raw.forms {
            required(FILE, &record, "forms", form)?;
            forms.push((form.as_str(), Some(zone), record.clone()));
        }
    }
    for raw in &file.traps {
        let record = format!("trap “{}”", raw.form);
        required(FILE, &record, "form", &raw.form)?;
        required(FILE, &record, "reason", &raw.reason)?;
        forms.push((raw.form.as_str(), None, record));
    }
    unique(FILE, "form", forms.iter().map(|(form, ..)| *form))?;
    let lexicon = Lexicon::new(forms.iter().map(|(form, ..)| *form));
    let mut used = vec![false; forms.len()];
    let mut mentions = Vec::new();
    for &(sentence, span) in &source.units {
        for hit in lexicon.longest_of_all(source.text, span) {
            used[hit.word] = true;
            if let Some(zone) = forms[hit.word].1 {
                mentions.push(ZoneMention {
                    zone,
                    sentence,
                    span: hit.span,
                });
            }
        }
    }
    match used.iter().zip(&forms).find(|(used, _)| !**used) {
        None => Ok(mentions),
        Some((_, (form, _, record))) => Err(SeedError::new(
            FILE,
            format!("“{form}” stands nowhere in the text on its own"),
            "Copy the words exactly from the text, or delete them.",
        )
        .record(record)
        .field("forms")),
    }
}

/// The centres, as items inside their sentence.
pub(super) fn load_centres(folder: &Folder, source: &Source) -> Result<Vec<Centre>, SeedError> {
    const FILE: &str = "centres.json";
    let file: CentresFile = folder.json_or_default(FILE)?;
    unique(FILE, "centre", file.centres.iter().map(|c| c.id.as_str()))?;
    countable(FILE, "centre", file.centres.len())?;
    if let Some(heading) = &file.heading {
        source.resolve(FILE, "heading", heading)?;
    }
    file.centres
        .into_iter()
        .map(|raw| {
            let record = format!("centre “{}”", raw.id);
            let anchor = Anchor {
                sentence: raw.sentence,
                quote: raw.quote,
            };
            let (sentence, name) = source.resolve(FILE, &record, &anchor)?;
            Ok(Centre {
                id: slug(FILE, &record, &raw.id)?,
                sentence,
                name,
                en: raw.en,
            })
        })
        .collect()
}
