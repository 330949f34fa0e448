//! Places and links outbound.

use super::anchor::{
    Ids, Source, bilingual, countable, fault, required, slug, source_page, unique, word,
};
use super::editorial::{LinkNote, PlaceNote, Reference};
use super::geography::{Geography, datum};
use super::lexicon::Lexicon;
use super::raw_knowledge::{LinksFile, PlacesFile, RawPlace};
use super::{Folder, SeedError};
use crate::geo::LonLat;
use crate::model::plan::{Certainty, DivisionIndex, Link, Occurrence, Place, PlacePoint};
use crate::model::text::SentenceId;

const FILE: &str = "places.json";

/// The places, with every occurrence.
pub(super) fn load_places(
    folder: &Folder,
    source: &Source,
    geography: &Geography,
) -> Result<(Vec<Place>, Vec<PlaceNote>), SeedError> {
    let file: PlacesFile = folder.json_or_default(FILE)?;
    unique(FILE, "place", file.places.iter().map(|p| p.id.as_str()))?;
    countable(FILE, "place", file.places.len())?;
    let occurrences = occurrences(source, &file.places)?;
    let mut places = Vec::new();
    for (raw, occurrences) in file.places.into_iter().zip(occurrences) {
        let record = format!("place “{}”", raw.id);
        let division = raw
            .division
            .map(|code| geography.division(FILE, &record, "division", code))
            .transpose()?;
        let certainty = word(
            FILE,
            &record,
            "certainty",
            &raw.certainty,
            Certainty::ALL,
            Certainty::as_str,
        )?;
        let source = raw.source.clone().unwrap_or_default();
        if division.is_some() || matches!(certainty, Certainty::Sourced | Certainty::Weak) {
            required(FILE, &record, "source", &source)?;
        }
        let page = source_page(FILE, &record, &raw.url, &raw.words, &raw.read)?;
        bilingual(FILE, &record, "note", &raw.note)?;
        if raw.outside && (division.is_some() || raw.point.is_some()) {
            return Err(fault(
                FILE,
                &record,
                "outside",
                "it lies outside, and yet on the map".into(),
                "Delete division and point, or write false.",
            ));
        }
        let point = point(&raw, division, geography, &record)?;
        let position = raw.point.map(|point| (point.lon, point.lat, point.datum));
        let words_of_note = raw.note.zh.clone();
        let note = PlaceNote {
            forms: raw.forms,
            position,
            note: raw.note,
        };
        let place = Place {
            id: slug(FILE, &record, &raw.id)?,
            name: raw.name,
            original: String::new(),
            en: raw.en,
            pinyin: raw.pinyin,
            outside: raw.outside,
            division,
            certainty,
            source,
            page,
            note: words_of_note,
            point,
            occurrences,
        };
        places.push((place, note));
    }
    Ok(places.into_iter().unzip())
}

/// A place's point on the map: it has a source and lies in the place's division.
fn point(
    raw: &RawPlace,
    division: Option<DivisionIndex>,
    geography: &Geography,
    record: &str,
) -> Result<Option<PlacePoint>, SeedError> {
    let Some(point) = &raw.point else {
        return Ok(None);
    };
    required(FILE, record, "point.source", &point.source)?;
    let datum = datum(FILE, record, "point.datum", &point.datum)?;
    let place = geography
        .map
        .place(LonLat::new(point.lon, point.lat), datum);
    let inside = match division {
        Some(division) => geography.map.contains(usize::from(division), place),
        None => geography.map.shape_at(place).is_some(),
    };
    if !inside {
        let name = division
            .and_then(|at| geography.divisions.get(usize::from(at)))
            .map_or("any division", |division| division.name.as_str());
        return Err(fault(
            FILE,
            record,
            "point",
            format!(
                "the point {}, {} does not lie in {name}",
                point.lon, point.lat
            ),
            "Check longitude, latitude, datum and division against the source.",
        ));
    }
    let at = place.map(|coordinate| coordinate.round() as i32);
    Ok(Some(PlacePoint {
        at,
        source: point.source.clone(),
    }))
}

/// Where each place is named: the longest form wins, whichever place it belongs to.
fn occurrences(source: &Source, places: &[RawPlace]) -> Result<Vec<Vec<Occurrence>>, SeedError> {
    let mut only: Vec<Option<Vec<SentenceId>>> = Vec::new();
    let mut forms = Vec::new();
    for (at, raw) in places.iter().enumerate() {
        let record = format!("place “{}”", raw.id);
        only.push(sentences(source, FILE, &record, raw.only.as_deref())?);
        for form in &raw.forms {
            required(FILE, &record, "forms", form)?;
            forms.push((form.as_str(), at));
        }
    }
    unique(FILE, "form", forms.iter().map(|(form, _)| *form))?;
    let lexicon = Lexicon::new(forms.iter().map(|(form, _)| *form));
    let mut used = vec![false; forms.len()];
    let mut found: Vec<Vec<Occurrence>> = vec![Vec::new(); places.len()];
    for &(sentence, span) in &source.units {
        for hit in lexicon.longest_of_all(source.text, span) {
            let place = forms[hit.word].1;
            if only[place]
                .as_ref()
                .is_none_or(|only| only.contains(&sentence))
            {
                used[hit.word] = true;
                let span = hit.span;
                found[place].push(Occurrence { sentence, span });
            }
        }
    }
    for ((form, place), used) in forms.iter().zip(used) {
        if !used {
            let record = format!("place “{}”", places[*place].id);
            return Err(never(FILE, &record, form));
        }
    }
    for ((raw, only), found) in places.iter().zip(&only).zip(&found) {
        useful(FILE, &format!("place “{}”", raw.id), only.as_deref(), found)?;
    }
    Ok(found)
}

/// The sentences of an `only` list.
pub(super) fn sentences(
    source: &Source,
    file: &str,
    record: &str,
    names: Option<&[String]>,
) -> Result<Option<Vec<SentenceId>>, SeedError> {
    let Some(names) = names else { return Ok(None) };
    let ids: Result<_, SeedError> = names
        .iter()
        .map(|name| {
            Ok(source
                .sentence(file, record, name)
                .map_err(|e| e.field("only"))?
                .0)
        })
        .collect();
    ids.map(Some)
}

/// A form that stands nowhere.
pub(super) fn never(file: &str, record: &str, form: &str) -> SeedError {
    fault(
        file,
        record,
        "forms",
        format!("“{form}” stands nowhere in the text on its own"),
        "Copy the words exactly from the text, or delete them.",
    )
}

/// Refuses a sentence of an `only` list in which no form stands.
pub(super) fn useful(
    file: &str,
    record: &str,
    only: Option<&[SentenceId]>,
    found: &[Occurrence],
) -> Result<(), SeedError> {
    for id in only.unwrap_or_default() {
        if found.iter().all(|o| o.sentence != *id) {
            return Err(fault(
                file,
                record,
                "only",
                format!("none of its forms stands in {id}"),
                "Delete the sentence from the list.",
            ));
        }
    }
    Ok(())
}

/// The links outbound.
pub(super) fn load_links(
    folder: &Folder,
    source: &Source,
    places: &[Place],
) -> Result<(Vec<Link>, Vec<LinkNote>), SeedError> {
    const FILE: &str = "links.json";
    let file: LinksFile = folder.json_or_default(FILE)?;
    unique(FILE, "link", file.links.iter().map(|l| l.id.as_str()))?;
    let places = Ids::new("place", "places.json", places.iter().map(|p| p.id.as_str()));
    let mut links = Vec::new();
    for raw in file.links {
        let record = format!("link “{}”", raw.id);
        let (sentence, quote) = source.quote(FILE, &record, &raw.sentence, &raw.quote)?;
        required(FILE, &record, "verb", &raw.verb)?;
        if !raw.quote.contains(&raw.verb) {
            return Err(fault(
                FILE,
                &record,
                "verb",
                format!("“{}” does not stand in “{}”", raw.verb, raw.quote),
                "Copy the verb from the quotation, or quote more.",
            ));
        }
        let target = places.find(FILE, &record, "target", &raw.target)?;
        required(FILE, &record, "bearing_basis.zh", &raw.bearing_basis.zh)?;
        required(FILE, &record, "bearing_basis.en", &raw.bearing_basis.en)?;
        bilingual(FILE, &record, "note", &raw.note)?;
        let basis = raw.bearing_basis.zh.clone();
        let bearing = match raw.bearing_deg {
            None => None,
            Some(degrees) if (0.0..360.0).contains(&degrees) => Some(degrees.round() as u16 % 360),
            Some(degrees) => {
                return Err(fault(
                    FILE,
                    &record,
                    "bearing_deg",
                    format!("{degrees} is no direction"),
                    "Write degrees from north, clockwise, from 0 to below 360.",
                ));
            }
        };
        let note = LinkNote {
            bearing: raw.bearing_deg,
            basis: raw.bearing_basis,
            reference: raw.reference.map(|r| Reference {
                name: r.name,
                lon: r.lon,
                lat: r.lat,
                datum: r.datum,
                source: r.source,
            }),
            note: raw.note,
        };
        let id = slug(FILE, &record, &raw.id)?;
        links.push((
            Link {
                label: String::new(),
                id,
                verb: raw.verb,
                target,
                sentence,
                quote,
                bearing,
                basis,
            },
            note,
        ));
    }
    Ok(links.into_iter().unzip())
}
