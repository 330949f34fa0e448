//! How the divisions really lie, taken from the seeds' own geometry and not from the generator's.
#![allow(unreachable_pub, reason = "these are for the tests around them")]

use yantu::data::{Folder, parse_divisions};
use yantu::geo::{Datum, LonLat, ring_area, ring_centroid};
use yantu::model::plan::Plan;

/// The divisions on the ground.
pub struct Ground {
    /// Their centroids, x eastwards and y southwards, in units of a tile of their mean area.
    middles: Vec<[f64; 2]>,
    /// Those that have a stretch of border in common, the smaller index last.
    neighbours: Vec<(usize, usize)>,
}

impl Ground {
    pub fn read(folder: &Folder, file: &str, plan: &Plan) -> Self {
        let text = folder.text(file).expect("a file");
        let features = parse_divisions(file, &text, Datum::Gcj02).expect("sound divisions");
        let of = |plan: &Plan, at: usize| {
            let code = plan.divisions[at].adcode.get();
            let feature = features.iter().find(|feature| feature.adcode == code);
            feature.expect("a feature").polygons.clone()
        };
        let shapes: Vec<Vec<Vec<LonLat>>> = (0..plan.divisions.len())
            .map(|at| of(plan, at).into_iter().flat_map(|p| p.rings).collect())
            .collect();
        let latitude = shapes[0][0][0].lat;
        let flat = |at: &LonLat| [at.lon * latitude.to_radians().cos(), -at.lat];
        let (mut middles, mut whole) = (Vec::new(), 0.0);
        for at in 0..plan.divisions.len() {
            let (mut sum, mut area) = ([0.0, 0.0], 0.0);
            for polygon in of(plan, at) {
                for (number, ring) in polygon.rings.iter().enumerate() {
                    let ring: Vec<[f64; 2]> = ring.iter().map(flat).collect();
                    let sign = if number == 0 { 1.0 } else { -1.0 };
                    let weight = ring_area(&ring).abs() * sign;
                    let middle = ring_centroid(&ring).expect("an area");
                    sum = [0, 1].map(|axis| sum[axis] + middle[axis] * weight);
                    area += weight;
                }
            }
            middles.push(sum.map(|side| side / area));
            whole += area;
        }
        let spacing = (whole / middles.len() as f64 * 2.0 / 3f64.sqrt()).sqrt();
        let edges = |rings: &[Vec<LonLat>]| -> Vec<[u64; 4]> {
            let key = |a: &LonLat, b: &LonLat| {
                let (a, b) = ([a.lon, a.lat], [b.lon, b.lat]);
                let (a, b) = if a < b { (a, b) } else { (b, a) };
                [a[0], a[1], b[0], b[1]].map(f64::to_bits)
            };
            let edges = rings.iter().flat_map(|ring| ring.windows(2));
            edges.map(|edge| key(&edge[0], &edge[1])).collect()
        };
        let edges: Vec<_> = shapes.iter().map(|rings| edges(rings)).collect();
        let meet = |(a, b): &(usize, usize)| edges[*a].iter().any(|edge| edges[*b].contains(edge));
        let middles: Vec<_> = middles.iter().map(|at| at.map(|s| s / spacing)).collect();
        Self {
            neighbours: pairs(middles.len()).filter(meet).collect(),
            middles,
        }
    }

    /// Every two divisions, once.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        pairs(self.middles.len())
    }

    pub fn neighbours(&self) -> &[(usize, usize)] {
        &self.neighbours
    }

    /// The way from `b` to `a`, in tiles.
    pub fn way(&self, a: usize, b: usize) -> [f64; 2] {
        [0, 1].map(|axis| self.middles[a][axis] - self.middles[b][axis])
    }

    /// How far two middles are from each other, in tiles.
    pub fn apart(&self, a: usize, b: usize) -> f64 {
        let [x, y] = self.way(a, b);
        x.hypot(y)
    }
}

fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(|a| (0..a).map(move |b| (a, b)))
}

/// The way from `b` to `a` on the map, in grid units.
pub fn drawn_way(plan: &Plan, a: usize, b: usize) -> [f64; 2] {
    let at = |shape: usize| plan.map.label_points[shape].map(f64::from);
    [0, 1].map(|axis| at(a)[axis] - at(b)[axis])
}

/// Whether two tiles are side by side: nothing fits between them.
pub fn side_by_side(plan: &Plan, a: usize, b: usize) -> bool {
    let width = f64::from(plan.map.bounds(0).expect("a tile").width());
    let [x, y] = drawn_way(plan, a, b);
    a != b && x.hypot(y) < width * 1.2
}

/// The angle between two ways, in degrees.
pub fn turn(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (cross, dot) = (a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1]);
    cross.atan2(dot).abs().to_degrees()
}

/// Which of the eight directions a way has: 0 is east, 2 south, 4 west, 6 north.
pub fn octant([x, y]: [f64; 2]) -> i64 {
    let degrees = y.atan2(x).to_degrees();
    ((degrees + 360.0) / 45.0).round() as i64 % 8
}
