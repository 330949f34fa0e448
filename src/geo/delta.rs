//! Serde encoding of point lists as differences from point to point.
//!
//! The first point is stored as it is, every other point as its difference from the one before: in
//! a format with variable-length integers most coordinates then take one byte. Sums wrap, so
//! decoding inverts encoding for all values and never fails.

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeSeq};

use super::point::GridPoint;

/// `#[serde(with = "delta::line")]` for a `Vec<GridPoint>`.
pub(super) mod line {
    use super::{Deserialize, Deserializer, GridPoint, Serialize, Serializer, Steps, decode};

    pub(in super::super) fn serialize<S: Serializer>(
        points: &[GridPoint],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        Steps(points).serialize(serializer)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<GridPoint>, D::Error> {
        Vec::deserialize(deserializer).map(decode)
    }
}

/// `#[serde(with = "delta::lines")]` for a `Vec<Vec<GridPoint>>`.
pub(super) mod lines {
    use super::{Deserialize, Deserializer, GridPoint, Serializer, Steps, decode};

    pub(in super::super) fn serialize<S: Serializer>(
        lines: &[Vec<GridPoint>],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(lines.iter().map(|line| Steps(line)))
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Vec<GridPoint>>, D::Error> {
        let lines: Vec<Vec<GridPoint>> = Vec::deserialize(deserializer)?;
        Ok(lines.into_iter().map(decode).collect())
    }
}

/// Points that serialise as differences.
struct Steps<'a>(&'a [GridPoint]);

impl Serialize for Steps<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.0.len()))?;
        let mut before = [0, 0];
        for &[x, y] in self.0 {
            sequence.serialize_element(&[x.wrapping_sub(before[0]), y.wrapping_sub(before[1])])?;
            before = [x, y];
        }
        sequence.end()
    }
}

/// Turns differences back into points, in place.
fn decode(mut steps: Vec<GridPoint>) -> Vec<GridPoint> {
    let mut before = [0_i32, 0];
    for step in &mut steps {
        *step = [
            before[0].wrapping_add(step[0]),
            before[1].wrapping_add(step[1]),
        ];
        before = *step;
    }
    steps
}
