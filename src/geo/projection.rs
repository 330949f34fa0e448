//! The map projection: local equirectangular, degrees to grid units and back.

use serde::{Deserialize, Serialize};

use super::point::{Bounds, Point};

/// The length of a degree of latitude in kilometres, on the sphere of the Earth's mean radius.
const KM_PER_LAT: f64 = 111.195;

/// A position on the ground in degrees; each use states the datum.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LonLat {
    /// Longitude in degrees, east positive.
    pub lon: f64,
    /// Latitude in degrees, north positive.
    pub lat: f64,
}

impl LonLat {
    /// A position from longitude and latitude in degrees.
    #[must_use]
    pub const fn new(lon: f64, lat: f64) -> Self {
        Self { lon, lat }
    }
}

/// Local equirectangular projection whose standard parallel is the middle latitude of the map.
///
/// Lengths are true to scale along that parallel and along every meridian. Over the 1.4 degrees of
/// latitude of a prefecture the east–west scale is off by at most 0.6 % at the edges (Snyder, *Map
/// Projections: A Working Manual*, USGS Professional Paper 1395, 1987, p. 90).
///
/// The datum is that of the bounds it was fitted to; [`MapGeometry`](super::MapGeometry) uses
/// GCJ-02. The two scales are stored, so that projecting further points needs no trigonometry
/// (which differs in its last bit between platforms).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Projection {
    /// The longitude, in degrees, at x = 0.
    pub west: f64,
    /// The latitude, in degrees, at y = 0.
    pub north: f64,
    /// Grid units per degree of longitude.
    pub units_per_lon: f64,
    /// Grid units per degree of latitude.
    pub units_per_lat: f64,
}

impl Projection {
    /// The projection that puts the north-west corner of `bounds` (degrees: x is longitude, y is
    /// latitude) at `[0, 0]` and its east side at x = `width_units`.
    ///
    /// `None` if the bounds have no width, reach a pole, or are not finite, or if the width is not
    /// a positive finite number.
    #[must_use]
    pub fn fit(bounds: &Bounds, width_units: f64) -> Option<Self> {
        let middle = f64::midpoint(bounds.min[1], bounds.max[1]);
        let units_per_lon = width_units / bounds.width();
        let units_per_lat = units_per_lon / middle.to_radians().cos();
        let sound = width_units > 0.0
            && bounds.width() > 0.0
            && bounds.height() >= 0.0
            && bounds.min[1] > -90.0
            && bounds.max[1] < 90.0
            && [units_per_lon, units_per_lat, bounds.min[0]]
                .iter()
                .all(|v| v.is_finite());
        sound.then_some(Self {
            west: bounds.min[0],
            north: bounds.max[1],
            units_per_lon,
            units_per_lat,
        })
    }

    /// Grid units per kilometre.
    #[must_use]
    pub fn units_per_km(&self) -> f64 {
        self.units_per_lat / KM_PER_LAT
    }

    /// Converts a position in degrees to a grid position, in units, y downwards.
    #[must_use]
    pub fn project(&self, at: LonLat) -> Point {
        [
            (at.lon - self.west) * self.units_per_lon,
            (self.north - at.lat) * self.units_per_lat,
        ]
    }

    /// Converts a grid position in units to degrees: the inverse of [`Self::project`].
    #[must_use]
    pub fn invert(&self, [x, y]: Point) -> LonLat {
        LonLat {
            lon: self.west + x / self.units_per_lon,
            lat: self.north - y / self.units_per_lat,
        }
    }
}
