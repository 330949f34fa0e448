//! The one loader: from a folder of seeds to a plan, or an error that says what to mend.

use super::anchor::{Source, countable, required, slug, source_page, unique};
use super::geography::{Geography, load_geography};
use super::gists::load_gists;
use super::glossary::load_glossary;
use super::knowledge::{Knowledge, load_knowledge};
use super::languages::load_languages;
use super::lexicon::Lexicon;
use super::map_kind::draw_tiles;
use super::messages::load_messages;
use super::raw::{Anchor, CentresFile, MentionsFile, PlanFile, RawColour, Repairs, ZonesFile};
use super::reach::Named;
use super::scenes::{SceneSeed, load_scenes};
use super::search::load_search;
use super::sentences::load_sentences;
use super::text::{load_repairs, text_of};
use super::{Editorial, Folder, MapKind, Restoration, SeedError, restore};
use crate::model::plan::hit_point;
use crate::model::plan::{
    Basis, Centre, DivisionIndex, Edition, Language, Mention, MentionForm, Period, Plan, PlanMeta,
    SearchTables, SourcePage, Status, Titles, Translations, Zone, ZoneMention,
};
use crate::model::text::{Document, SentenceId, Span};

/// A plan and what only the builder needs of its seeds.
#[derive(Debug)]
pub struct Seeds {
    /// The plan.
    pub plan: Plan,
    /// The zones' colours, parallel to [`Plan::zones`].
    pub zone_colours: Vec<RawColour>,
    /// The editors' notes.
    pub editorial: Editorial,
    /// The scenes of an exhibit.
    pub scenes: Vec<SceneSeed>,
    /// Where the restored text is kept, relative to the seeds folder.
    pub restored: String,
}

/// Reads the seeds into a plan in the text's own language; [`locales`](super::locales) has it in
/// the others.
///
/// # Errors
/// The first thing that is wrong, with file, record, field, cause and what to do.
pub fn load(folder: &Folder) -> Result<Seeds, SeedError> {
    load_with(folder, MapKind::default())
}

/// As [`load`], with the map drawn in this way and the words that say what it is.
///
/// # Errors
/// As those of [`load`].
pub fn load_with(folder: &Folder, kind: MapKind) -> Result<Seeds, SeedError> {
    let file: PlanFile = folder.json("plan.json")?;
    let repairs = load_repairs(folder)?;
    let mut read = text_of(folder, &file, &repairs)?;
    read.faults.extend(check_meta(&file, &read.document));
    if let Some(error) = SeedError::of_several(read.faults) {
        return Err(error);
    }
    let (text, document) = (read.received.text, read.document);
    let source = Source::new(&text, &document);

    let geography = load_geography(folder)?;
    let Zones {
        pattern,
        zones,
        colours: zone_colours,
        mentions: zone_mentions,
    } = load_zones(folder, &source, &geography)?;
    let centres = load_centres(folder, &source)?;
    let mentions = load_mentions(folder, &source, &geography)?;
    let readings = match file.restore {
        Restoration::TraditionalAnnotated => {
            restore::count_readings(&folder.text(&file.source)?, &repairs, "repairs.json")?
        }
        Restoration::Verbatim | Restoration::FromPdf => 0,
    };
    let edition = load_edition(&source, &repairs, file.restore, readings)?;
    let named = Named {
        zones: &zones,
        mentions: &mentions,
        zone_mentions: &zone_mentions,
    };
    let knowledge = load_knowledge(folder, &source, &geography, &named, &centres)?;
    let glossary = load_glossary(folder, &source)?;
    let gists = load_gists(folder, &source, &geography, &knowledge.topics)?;
    let Knowledge {
        strategies,
        places,
        links,
        kinds,
        reach,
        topics,
        topic_tags,
        ..
    } = knowledge;
    let languages = load_languages(folder)?
        .into_iter()
        .map(|seed| seed.language);
    let languages: Vec<Language> = languages.collect();
    let language = languages.first().cloned().unwrap_or_default();
    let messages = load_messages(folder, &language.tag, kind)?;
    let Geography {
        divisions,
        map,
        inset,
    } = geography;
    let restored = file.restored.clone();
    let mut translations = Vec::new();
    for language in languages
        .iter()
        .filter(|language| language.is_foreign_to_text())
    {
        let translation = load_sentences(folder, &language.tag, &document)?;
        if !translation.is_empty() {
            translations.push((language.tag.clone(), translation));
        }
    }
    let mut plan = Plan {
        language,
        languages,
        meta: meta(file, edition),
        document,
        titles: Titles::default(),
        translations: Translations::default(),
        divisions,
        zones,
        pattern,
        centres,
        mentions,
        zone_mentions,
        strategies,
        places,
        links,
        kinds,
        reach,
        topics,
        topic_tags,
        threads: knowledge.threads,
        figures: knowledge.figures,
        background: knowledge.background,
        glossary,
        gists,
        method: knowledge.method,
        aims: (0..map.shapes.len())
            .map(|shape| hit_point(&map, shape))
            .collect(),
        map,
        inset,
        search: SearchTables::default(),
        messages,
        text,
        pictures: false,
        converted: false,
    };
    load_search(folder, &mut plan, &|words| Ok(words.to_owned()))?;
    if kind == MapKind::Tiles {
        draw_tiles(&mut plan);
    }
    Ok(Seeds {
        zone_colours,
        editorial: Editorial {
            map: kind,
            translations,
            ..knowledge.editorial
        },
        scenes: load_scenes(folder, &plan)?,
        restored,
        plan,
    })
}

/// Every fault of the metadata: a field that is left empty, a date that is none, a closing that is
/// not in the text.
fn check_meta(file: &PlanFile, document: &Document) -> Vec<SeedError> {
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
fn meta(file: PlanFile, edition: Edition) -> PlanMeta {
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
fn load_edition(
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

/// The regional pattern.
pub(super) struct Zones {
    pattern: Option<(SentenceId, Span)>,
    zones: Vec<Zone>,
    colours: Vec<RawColour>,
    mentions: Vec<ZoneMention>,
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

/// Every explicit mention of a division.
pub(super) fn load_mentions(
    folder: &Folder,
    source: &Source,
    geography: &Geography,
) -> Result<Vec<Mention>, SeedError> {
    const FILE: &str = "mentions.json";
    let file: MentionsFile = folder.json_or_default(FILE)?;
    // Each name with its meaning; a trap has none.
    let mut names: Vec<(&str, Option<(DivisionIndex, MentionForm)>)> = (0..)
        .zip(&geography.divisions)
        .map(|(index, division)| (division.name.as_str(), Some((index, MentionForm::Full))))
        .collect();
    let forms = file.forms.iter().map(|f| f.form.as_str());
    unique(
        FILE,
        "form",
        forms.chain(file.traps.iter().map(|t| t.form.as_str())),
    )
    .map_err(|error| error.field("form"))?;
    for raw in &file.forms {
        let record = format!("form “{}”", raw.form);
        let division = geography.division(FILE, &record, "division", raw.division)?;
        required(FILE, &record, "form", &raw.form)?;
        required(FILE, &record, "reason", &raw.reason)?;
        names.push((&raw.form, Some((division, MentionForm::Short))));
    }
    for raw in &file.traps {
        let record = format!("trap “{}”", raw.form);
        required(FILE, &record, "form", &raw.form)?;
        required(FILE, &record, "reason", &raw.reason)?;
        names.push((&raw.form, None));
    }
    // A trap such as 南岳机场 swallows the short name inside it.
    let lexicon = Lexicon::new(names.iter().map(|(words, _)| *words));
    let mut mentions = Vec::new();
    for (sentence, span) in source.document.sentences() {
        for hit in lexicon.longest_at_each(source.text, span) {
            if let Some((division, form)) = names.get(hit.word).and_then(|(_, meaning)| *meaning) {
                mentions.push(Mention {
                    division,
                    sentence,
                    span: hit.span,
                    form,
                });
            }
        }
    }
    Ok(mentions)
}
