//! A file of features, and the datum that it says it is in.

use serde_json::{Map, Value};

use crate::data::SeedError;
use crate::geo::Datum;

/// A parsed file with the datum it is in.
pub(super) struct Collection {
    root: Value,
    pub(super) datum: Datum,
}

impl Collection {
    pub(super) fn parse(file: &str, text: &str, datum: Datum) -> Result<Self, SeedError> {
        let text = text.trim_start_matches('\u{feff}');
        let root: Value = serde_json::from_str(text).map_err(|error| {
            SeedError::new(
                file,
                format!("the file is not valid JSON: {error}"),
                "mend the file at that line and column, or export it again",
            )
        })?;
        if root.get("type").and_then(Value::as_str) != Some("FeatureCollection") {
            return Err(SeedError::new(
                file,
                "the file is not a GeoJSON FeatureCollection",
                "export the data as one FeatureCollection",
            )
            .field("type"));
        }
        let datum = match (root.get("datum"), root.get("crs")) {
            (Some(name), _) => name.as_str().and_then(Datum::from_name).ok_or_else(|| {
                let cause = format!("the datum {name} is unknown");
                let remedy = "write \"GCJ-02\", \"WGS-84\" or \"CGCS2000\"";
                SeedError::new(file, cause, remedy).field("datum")
            })?,
            (None, Some(crs)) if !crs.is_null() => {
                let name = crs_name(crs);
                if !is_in_degrees(&name) {
                    return Err(SeedError::new(
                        file,
                        format!("the coordinate system {name:?} is unknown"),
                        "export the data in degrees (EPSG:4326 or EPSG:4490), or, if it is in GCJ-02, replace \"crs\" by \"datum\": \"GCJ-02\"",
                    )
                    .field("crs"));
                }
                Datum::Wgs84
            }
            _ => datum,
        };
        Ok(Self { root, datum })
    }

    /// The features with their numbers, counted from 1.
    pub(super) fn features(
        &self,
        file: &str,
    ) -> Result<impl Iterator<Item = (usize, &Map<String, Value>)>, SeedError> {
        let features = self.root.get("features").and_then(Value::as_array);
        let objects: Option<Vec<_>> =
            features.and_then(|features| features.iter().map(Value::as_object).collect());
        match objects {
            Some(objects) if !objects.is_empty() => Ok(objects
                .into_iter()
                .enumerate()
                .map(|(i, feature)| (i + 1, feature))),
            _ => Err(SeedError::new(
                file,
                "there is no list of features, or it is empty",
                "put the features in a list named \"features\"",
            )
            .field("features")),
        }
    }
}

/// What a `crs` member names: a name, or a code of EPSG as old exports write it.
fn crs_name(crs: &Value) -> String {
    let at = |path: &str| crs.pointer(path).unwrap_or(&Value::Null);
    match (at("/properties/name"), at("/properties/code")) {
        (Value::String(name), _) => name.clone(),
        (_, Value::Number(code)) => format!("EPSG:{code}"),
        (_, Value::String(code)) => format!("EPSG:{code}"),
        _ => String::new(),
    }
}

/// Whether a coordinate system is longitude and latitude in WGS 84 or CGCS2000, which differ by less than
/// a decimetre.
fn is_in_degrees(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    let codes = [
        "CRS84",
        "EPSG:4326",
        "EPSG::4326",
        "EPSG:4490",
        "EPSG::4490",
    ];
    let names = [
        "GCS_CHINA_GEODETIC_COORDINATE_SYSTEM_2000",
        "GCS_WGS_1984",
        "CGCS2000",
    ];
    codes.iter().any(|code| name.ends_with(code)) || names.contains(&name.as_str())
}

/// Where in the seeds a feature is.
pub(super) struct Place<'a> {
    pub(super) file: &'a str,
    pub(super) record: String,
}

impl Place<'_> {
    pub(super) fn error(
        &self,
        field: &str,
        cause: impl Into<String>,
        remedy: impl Into<String>,
    ) -> SeedError {
        SeedError::new(self.file, cause, remedy)
            .record(self.record.as_str())
            .field(field)
    }

    pub(super) fn wrong_type(&self, found: &str, wanted: &str) -> SeedError {
        self.error(
            "geometry.type",
            format!("the geometry is of type {found:?}, not {wanted}"),
            format!("export the feature as {wanted}, or remove it"),
        )
    }
}
