//! The open data files beside the pages.

use serde_json::{Value, json};

use super::data_knowledge::Knowledge;
use crate::data::{Editorial, MapKind};
use crate::model::plan::{Basis, DivisionKind, MentionForm, Plan};
use crate::model::text::{Paragraph, Section, Span};

/// A span as `{"start", "end"}`, in characters (Unicode scalar values) of `text.txt`.
pub(super) struct Offsets(Vec<u32>);

impl Offsets {
    /// Byte offsets of every character start, for looking characters up.
    pub(super) fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at as u32).collect())
    }

    pub(super) fn of(&self, span: Span) -> Value {
        let character = |byte: u32| self.0.partition_point(|at| *at < byte);
        json!({ "start": character(span.start), "end": character(span.end) })
    }
}

/// JSON with one line for each record of each list at the top, and for whatever else stands there.
pub(super) fn by_record(json: &Value) -> String {
    let joined = |lines: Vec<String>| lines.join(",\n");
    let field = |(name, value): (&String, &Value)| match value {
        Value::Array(records) => {
            let records = records.iter().map(Value::to_string).collect();
            format!("{}:[\n{}\n]", Value::from(name.as_str()), joined(records))
        }
        value => format!("{}:{value}", Value::from(name.as_str())),
    };
    let fields = json.as_object().into_iter().flatten().map(field).collect();
    format!("{{\n{}\n}}\n", joined(fields))
}

/// The schema of `plan.json`.
pub(super) const PLAN_SCHEMA: &str = include_str!("plan.schema.json");

/// The whole structured plan, with the editors' notes.
pub fn plan_json(plan: &Plan, editorial: &Editorial) -> Value {
    let offsets = Offsets::new(&plan.text);
    let words = |span: Span| plan.words(span);
    let code = |index: u16| {
        plan.divisions
            .get(usize::from(index))
            .map(|d| d.adcode.get())
    };
    let sentences = |section: Section| -> Vec<Value> {
        plan.document
            .sentences_of(section)
            .map(|(id, span)| {
                let mut sentence =
                    json!({ "id": id.to_string(), "text": words(span), "span": offsets.of(span) });
                for (tag, translation) in &editorial.translations {
                    if let Some(words) = translation.get(id) {
                        sentence["translations"][tag] = words.into();
                    }
                }
                sentence
            })
            .collect()
    };
    let sizes = |paragraphs: &[Paragraph]| -> Vec<usize> {
        paragraphs.iter().map(|p| p.sentences.len()).collect()
    };
    let parts: Vec<Value> = plan
        .document
        .parts
        .iter()
        .map(|part| {
            let articles: Vec<Value> = part
                .articles
                .iter()
                .map(|article| {
                    let items: Vec<Value> = article
                        .items
                        .iter()
                        .map(|item| {
                            json!({
                                "title": words(item.title),
                                "first": item.sentences.0,
                                "last": item.sentences.1,
                            })
                        })
                        .collect();
                    json!({
                        "number": article.number,
                        "heading": words(article.heading),
                        "title": words(article.title),
                        "paragraphs": sizes(&article.paragraphs),
                        "sentences": sentences(Section::Article(article.number)),
                        "items": items,
                    })
                })
                .collect();
            json!({
                "number": part.number,
                "heading": words(part.heading),
                "title": words(part.title),
                "introduction": sentences(Section::Part(part.number)),
                "articles": articles,
            })
        })
        .collect();
    let mut whole = json!({
        "$schema": "plan.schema.json",
        "id": plan.meta.id,
        "title": plan.meta.title,
        "titleBasis": plan.meta.title_basis,
        "adopted": plan.meta.adopted,
        "adoptedBy": plan.meta.adopted_by,
        "adoptedBasis": plan.meta.adopted_basis,
        "period": plan.meta.period.as_ref().map(|p| json!({
            "from": p.from, "to": p.to, "basis": p.basis,
        })),
        "status": plan.meta.status.as_ref().map(|status| json!({
            "line": status.line,
            "text": status.text,
            "sources": status.sources.iter().map(|(what, page)| json!({
                "what": what, "url": page.url, "words": page.words, "read": page.read,
            })).collect::<Vec<_>>(),
        })),
        "translations": editorial.translations.iter().map(|(tag, translation)| json!({
            "language": tag, "by": translation.by, "sentences": translation.sentences.len(),
        })).collect::<Vec<_>>(),
        "preamble": sentences(Section::Preamble),
        "parts": parts,
        "closing": sentences(Section::Closing),
        "divisions": plan.divisions.iter().zip(0..).map(|(d, index)| json!({
            "adcode": d.adcode.get(),
            "name": d.name,
            "pinyin": d.pinyin,
            "en": d.en,
            "kind": match d.kind {
                DivisionKind::District => "district",
                DivisionKind::County => "county",
                DivisionKind::CountyLevelCity => "county-level-city",
            },
            "zone": plan.zone_of(index).map(|z| z.id.as_str()),
            "neighbours": plan.map.neighbours.get(usize::from(index)).into_iter().flatten()
                .filter_map(|other| code(*other)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "zones": plan.zones.iter().map(|z| json!({
            "id": z.id.as_str(),
            "name": z.name,
            "short": z.short,
            "en": z.en,
            "sentence": z.sentence.to_string(),
            "quote": words(z.evidence),
            "members": z.members.iter().filter_map(|m| code(*m)).collect::<Vec<_>>(),
            "basis": match z.basis { Basis::Named => "named", Basis::Inferred => "inferred" },
            "basisNote": z.basis_note,
            "urban": z.urban,
        })).collect::<Vec<_>>(),
        "centres": plan.centres.iter().map(|c| json!({
            "id": c.id.as_str(),
            "sentence": c.sentence.to_string(),
            "name": words(c.name),
            "en": c.en,
        })).collect::<Vec<_>>(),
        "mentions": plan.mentions.iter().map(|m| json!({
            "division": code(m.division),
            "sentence": m.sentence.to_string(),
            "words": words(m.span),
            "span": offsets.of(m.span),
            "form": match m.form { MentionForm::Full => "full", MentionForm::Short => "short" },
        })).collect::<Vec<_>>(),
    });
    let knowledge = Knowledge {
        plan,
        editorial,
        offsets: &offsets,
    };
    if let Some(fields) = whole.as_object_mut() {
        fields.extend(knowledge.fields());
    }
    whole
}

/// What the tiles say of themselves, as they look like any GeoJSON.
const TILES: &str = "Equal tiles in the arrangement of the divisions, placed around the middle of the city: neither \
    borders nor positions. They show no boundary, no shape, no area and no distance.";

/// What the borders say of themselves: RFC 7946 would have them in WGS 84.
const BORDERS: &str = "Coordinates are degrees in GCJ-02, the shifted datum of Chinese web maps, not in WGS 84 as \
    RFC 7946 assumes: they lie 100 to 700 metres from WGS 84. Simplified for display.";

/// A ring that runs as RFC 7946 asks: counter-clockwise outside, clockwise around a hole.
fn wound(mut ring: Vec<[f64; 2]>, is_hole: bool) -> Vec<[f64; 2]> {
    let doubled_area: f64 = ring
        .windows(2)
        .map(|pair| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1])
        .sum();
    if (doubled_area < 0.0) != is_hole {
        ring.reverse();
    }
    ring
}

/// The divisions as GeoJSON after RFC 7946, but for the datum, which is stated (degrees, GCJ-02,
/// simplified); of a map of tiles its tiles, which say that they are no borders.
pub(super) fn counties_geojson(plan: &Plan, kind: MapKind) -> Value {
    let degrees = |point: [i32; 2]| {
        let at = plan.map.projection.invert(point.map(f64::from));
        [at.lon, at.lat].map(|degrees| (degrees * 1e5).round() / 1e5)
    };
    let features: Vec<Value> = plan
        .divisions
        .iter()
        .zip(&plan.map.shapes)
        .zip(0..)
        .map(|((division, shape), index)| {
            let polygons: Vec<Value> = shape
                .polygons
                .iter()
                .map(|polygon| {
                    polygon
                        .rings
                        .iter()
                        .enumerate()
                        .map(|(place, ring)| {
                            let points = crate::geo::join_arcs(&plan.map.arcs, ring);
                            json!(wound(points.into_iter().map(degrees).collect(), place > 0))
                        })
                        .collect()
                })
                .collect();
            json!({
                "type": "Feature",
                "id": division.adcode.get(),
                "properties": {
                    "adcode": division.adcode.get(),
                    "name": division.name,
                    "zone": plan.zone_of(index).map(|z| z.id.as_str()),
                },
                "geometry": { "type": "MultiPolygon", "coordinates": polygons },
            })
        })
        .collect();
    let note = match kind {
        MapKind::Borders => BORDERS,
        MapKind::Tiles => TILES,
    };
    // Members of its own, which RFC 7946 allows and names foreign.
    let mut collection = json!({ "type": "FeatureCollection", "note": note });
    if kind == MapKind::Borders {
        collection["datum"] = "GCJ-02".into();
    }
    collection["features"] = features.into();
    collection
}

#[cfg(test)]
mod tests {
    use super::wound;

    #[test]
    fn rings_run_counter_clockwise_and_holes_clockwise() {
        let left = vec![[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]];
        let right: Vec<_> = left.iter().rev().copied().collect();
        for ring in [&left, &right] {
            assert_eq!(wound(ring.clone(), false), left);
            assert_eq!(wound(ring.clone(), true), right);
        }
        assert!(wound(Vec::new(), false).is_empty());
    }
}
