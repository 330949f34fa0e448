//! The divisions, their shapes and the map.

use super::anchor::{required, unique};
use super::geojson::{DivisionFeature, draw_map, parse_divisions, parse_lines};
use super::raw::{DivisionsFile, MapFile, RawLayer};
use super::{Folder, SeedError};
use crate::geo::{Datum, LineLonLat, MapGeometry, MapOptions};
use crate::model::plan::{Adcode, Division, DivisionIndex, Inset};

/// Divisions and map, shapes parallel to divisions.
#[derive(Debug)]
pub(super) struct Geography {
    pub(super) divisions: Vec<Division>,
    pub(super) map: MapGeometry,
    pub(super) inset: Option<Inset>,
}

impl Geography {
    /// The division with this code.
    pub(super) fn division(
        &self,
        file: &str,
        record: &str,
        field: &str,
        code: u32,
    ) -> Result<DivisionIndex, SeedError> {
        index_of(&self.divisions, code).ok_or_else(|| unknown_code(file, record, field, code))
    }
}

fn index_of(divisions: &[Division], code: u32) -> Option<DivisionIndex> {
    (0..)
        .zip(divisions)
        .find(|(_, d)| d.adcode.get() == code)
        .map(|(index, _)| index)
}

fn unknown_code(file: &str, record: &str, field: &str, code: u32) -> SeedError {
    SeedError::new(
        file,
        format!("there is no division with the code {code}"),
        "Correct the code, or add the division to divisions.json.",
    )
    .record(record)
    .field(field)
}

/// Reads `divisions.json`, `map.json` and the GeoJSON files that it names.
pub(super) fn load_geography(folder: &Folder) -> Result<Geography, SeedError> {
    let divisions = load_divisions(folder)?;
    let file: MapFile = folder.json("map.json")?;
    let features = features(folder, &file.divisions, &divisions)?;
    let lines = match &file.lines {
        Some(layer) => {
            let datum = datum("map.json", "lines", "datum", &layer.datum)?;
            parse_lines(&layer.file, &folder.text(&layer.file)?, datum)?
        }
        None => Vec::<LineLonLat>::new(),
    };
    let map = draw_map(
        &file.divisions.file,
        &features,
        &lines,
        &MapOptions::default(),
    )?;
    let inset = match file.inset {
        None => None,
        Some(raw) => {
            let mut members = Vec::new();
            for (at, code) in raw.divisions.iter().enumerate() {
                let field = format!("divisions[{at}]");
                members.push(
                    index_of(&divisions, *code)
                        .ok_or_else(|| unknown_code("map.json", "inset", &field, *code))?,
                );
            }
            Some(Inset {
                divisions: members,
                title: raw.title,
            })
        }
    };
    Ok(Geography {
        divisions,
        map,
        inset,
    })
}

/// Reads `divisions.json`.
fn load_divisions(folder: &Folder) -> Result<Vec<Division>, SeedError> {
    const FILE: &str = "divisions.json";
    let file: DivisionsFile = folder.json(FILE)?;
    let codes: Vec<String> = file
        .divisions
        .iter()
        .map(|d| d.adcode.to_string())
        .collect();
    unique(FILE, "division", codes.iter().map(String::as_str))
        .map_err(|error| error.field("adcode"))?;
    if file.divisions.is_empty() {
        return Err(SeedError::new(
            FILE,
            "there is no division",
            "Add at least one.",
        ));
    }
    file.divisions
        .into_iter()
        .map(|raw| {
            let adcode = Adcode::new(raw.adcode).map_err(|_| {
                SeedError::new(
                    FILE,
                    format!("{} is no six-digit code", raw.adcode),
                    "Write the division's code after GB/T 2260.",
                )
                .record(format!("division “{}”", raw.name))
                .field("adcode")
            })?;
            for (field, value) in [
                ("name", &raw.name),
                ("pinyin", &raw.pinyin),
                ("en", &raw.en),
            ] {
                required(FILE, &format!("division “{adcode}”"), field, value)?;
            }
            Ok(Division {
                adcode,
                name: raw.name,
                original: String::new(),
                label: String::new(),
                pinyin: raw.pinyin,
                en: raw.en,
                kind: raw.kind,
            })
        })
        .collect()
}

/// The datum of a layer.
pub(super) fn datum(file: &str, record: &str, field: &str, name: &str) -> Result<Datum, SeedError> {
    Datum::from_name(name).ok_or_else(|| {
        let cause = format!("“{name}” is no datum");
        let remedy = "Write WGS-84, CGCS2000 or GCJ-02; the source of the geometry says which.";
        SeedError::new(file, cause, remedy)
            .record(record)
            .field(field)
    })
}

/// The polygons in the order of the divisions; each division has exactly one feature.
fn features(
    folder: &Folder,
    layer: &RawLayer,
    divisions: &[Division],
) -> Result<Vec<DivisionFeature>, SeedError> {
    let datum = datum("map.json", "divisions", "datum", &layer.datum)?;
    let mut found: Vec<DivisionFeature> =
        parse_divisions(&layer.file, &folder.text(&layer.file)?, datum)?;
    for feature in &found {
        if index_of(divisions, feature.adcode).is_none() {
            return Err(
                unknown_code(&layer.file, "feature", "properties.adcode", feature.adcode)
                    .record(format!("feature {}", feature.adcode)),
            );
        }
    }
    let misnamed = found.iter().filter_map(|feature| {
        let name = feature.name.as_deref()?;
        let own = index_of(divisions, feature.adcode)?;
        let other = divisions
            .iter()
            .position(|division| division.name == name)?;
        let own = divisions.get(usize::from(own))?;
        let other = divisions
            .get(other)
            .filter(|other| other.adcode != own.adcode)?;
        Some(
            SeedError::new(
                &layer.file,
                format!(
                    "the feature is named {name}, but its code is that of {}; {name} has {}",
                    own.name, other.adcode
                ),
                "Correct the code or the name of the feature, or the codes in divisions.json.",
            )
            .record(format!("feature {}", feature.adcode))
            .field("properties.name"),
        )
    });
    if let Some(error) = SeedError::of_several(misnamed) {
        return Err(error);
    }
    divisions
        .iter()
        .map(|division| {
            let at = found.iter().position(|f| f.adcode == division.adcode.get());
            at.map(|at| found.swap_remove(at)).ok_or_else(|| {
                SeedError::new(
                    &layer.file,
                    format!(
                        "there is no feature for {} ({})",
                        division.name, division.adcode
                    ),
                    "Add its polygon, or delete the division from divisions.json.",
                )
            })
        })
        .collect()
}
