//! The two datums of Chinese maps: WGS-84 and the shifted GCJ-02.

use std::f64::consts::PI;

use serde::{Deserialize, Serialize};

use super::projection::LonLat;

/// Semi-major axis, in metres, of the Krasovsky 1940 ellipsoid that the shift is computed on.
const SEMI_MAJOR: f64 = 6_378_245.0;
/// First eccentricity squared of the same ellipsoid.
const ECCENTRICITY_SQUARED: f64 = 0.006_693_421_622_965_943;
/// The step size, in degrees (a tenth of a millimetre), below which the inverse stops.
const INVERSE_PRECISION: f64 = 1e-9;

/// The datum that a longitude and latitude refer to.
///
/// Chinese web maps publish positions in GCJ-02, which shifts WGS-84 by a smooth, deliberately
/// irregular 100 to 700 metres. The official formula is not published. This is the well-known
/// reconstruction (`wgtochina_lb`, then `EvilTransform`, 2010; see the repository
/// googollee/eviltransform), which agrees with the map services to about a metre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Datum {
    /// World Geodetic System 1984. CGCS2000 agrees with it to a few centimetres.
    Wgs84,
    /// The shifted datum of Chinese web maps, in which the divisions are drawn.
    Gcj02,
}

impl Datum {
    /// The datum with this name, as people and exports write it; CGCS2000 counts as WGS-84.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_uppercase().replace('-', "");
        match name.as_str() {
            "WGS84" | "CGCS2000" => Some(Self::Wgs84),
            "GCJ02" => Some(Self::Gcj02),
            _ => None,
        }
    }

    /// Converts `at`, in degrees of this datum, to degrees in GCJ-02.
    #[must_use]
    pub fn to_gcj02(self, at: LonLat) -> LonLat {
        match self {
            Self::Gcj02 => at,
            Self::Wgs84 => {
                let [lon, lat] = shift(at);
                LonLat::new(at.lon + lon, at.lat + lat)
            }
        }
    }

    /// Converts `at`, in degrees of this datum, to degrees in WGS-84.
    ///
    /// From GCJ-02 the shift is undone by fixed-point iteration. It contracts by a factor of about
    /// a thousand per step, so that three steps leave less than 1e-9 degrees.
    #[must_use]
    pub fn to_wgs84(self, at: LonLat) -> LonLat {
        if self == Self::Wgs84 {
            return at;
        }
        let mut guess = at;
        for _ in 0..16 {
            let [lon, lat] = shift(guess);
            let next = LonLat::new(at.lon - lon, at.lat - lat);
            let step = (next.lon - guess.lon)
                .abs()
                .max((next.lat - guess.lat).abs());
            guess = next;
            if step < INVERSE_PRECISION {
                break;
            }
        }
        guess
    }
}

/// The shift from WGS-84 to GCJ-02, `[longitude, latitude]` in degrees; zero outside China.
fn shift(at: LonLat) -> [f64; 2] {
    if !(72.004..=137.8347).contains(&at.lon) || !(0.8293..=55.8271).contains(&at.lat) {
        return [0.0, 0.0];
    }
    let (x, y) = (at.lon - 105.0, at.lat - 35.0);
    let common = 20.0 * (6.0 * x * PI).sin() + 20.0 * (2.0 * x * PI).sin();
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + (common
            + 20.0 * (y * PI).sin()
            + 40.0 * (y / 3.0 * PI).sin()
            + 160.0 * (y / 12.0 * PI).sin()
            + 320.0 * (y * PI / 30.0).sin())
            * 2.0
            / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + (common
            + 20.0 * (x * PI).sin()
            + 40.0 * (x / 3.0 * PI).sin()
            + 150.0 * (x / 12.0 * PI).sin()
            + 300.0 * (x / 30.0 * PI).sin())
            * 2.0
            / 3.0;
    let latitude = at.lat.to_radians();
    let magic = 1.0 - ECCENTRICITY_SQUARED * latitude.sin().powi(2);
    let root = magic.sqrt();
    let metres_per_lat = SEMI_MAJOR * (1.0 - ECCENTRICITY_SQUARED) / (magic * root) * PI / 180.0;
    let metres_per_lon = SEMI_MAJOR / root * latitude.cos() * PI / 180.0;
    [east / metres_per_lon, north / metres_per_lat]
}
