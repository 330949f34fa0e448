//! The tile map: an equal hexagon for each division, without borders, in their arrangement.

use super::{
    arrange::{arrange, cell_middle, mean},
    map_geometry::MapGeometry,
    measure::{ring_area, ring_centroid},
    point::{GridPoint, Point, real, real_ring, round},
    projection::Projection,
    topology::{ArcRef, Polygon, Shape},
};

/// Half the height of a hexagon of width one: one divided by the square root of three.
const RADIUS: f64 = 0.577_350_269_189_625_8;
/// The free space between tiles, as a fraction of their distance.
const GAP: f64 = 0.06;
/// The distances of rows of places from the middle of a tile, as fractions of the tiles' distance:
/// the nearest, which leaves room for the division's name, and the farthest.
const ROWS: [f64; 2] = [0.24, 0.44];
/// The largest sideways distance of a place, as a fraction of the tiles' distance.
const MAX_SIDE_OFFSET: f64 = 0.28;

impl MapGeometry {
    /// The same divisions as equal tiles, see [`arrange`]. Borders, shapes and lines are discarded.
    ///
    /// Each shape is one hexagon, a corner at its top, with identical corners around its label
    /// point. A small gap separates tiles, so no arc is shared. The grid has about the area of this
    /// map's. `neighbours` are those of the original map: tiles of neighbours need not lie side by
    /// side. `projection` puts the tiles, as a whole, at the place and in the size of the original;
    /// a single tile does not lie where its division does.
    #[must_use]
    pub fn tiled(&self) -> Self {
        let middles: Vec<Point> = (0..self.shapes.len())
            .map(|at| self.middle_of(at))
            .collect();
        let count = middles.len().max(1) as f64;
        let area: f64 = (0..middles.len()).map(|shape| self.area(shape)).sum();
        // The width of a hexagon of the mean area.
        let spacing = (area / count * 2.0 * RADIUS).max(1.0).sqrt();
        let cells = arrange(&middles, spacing, &self.neighbours);
        let places: Vec<Point> = cells.into_iter().map(cell_middle).collect();
        let least = |axis: usize| {
            let places = places.iter().map(|place| place[axis]);
            places.fold(f64::INFINITY, f64::min)
        };
        let most = |axis: usize| {
            let places = places.iter().map(|place| place[axis]);
            places.fold(f64::NEG_INFINITY, f64::max)
        };
        let across = (most(0) - least(0)).max(0.0) + 1.0;
        let down = (most(1) - least(1)).max(0.0) + 2.0 * RADIUS;
        let pitch = (f64::from(self.width) * f64::from(self.height) / (across * down)).sqrt();
        let tile = Tile::of(pitch);
        let corner: Point = [0, 1].map(|axis| f64::from(tile.reach[axis]) - least(axis) * pitch);
        let label_points: Vec<GridPoint> = places
            .iter()
            .map(|place| round([0, 1].map(|axis| place[axis] * pitch + corner[axis])))
            .collect();
        let end = |axis: usize| {
            let points = label_points.iter().map(|point| point[axis]);
            points.max().unwrap_or(0) + tile.reach[axis]
        };
        let (width, height) = (end(0), end(1));
        let (ground, drawn) = (mean(&middles), mean(&points_of(&label_points)));
        Self {
            width,
            height,
            projection: moved(&self.projection, ground, drawn, spacing / pitch),
            arcs: label_points.iter().map(|point| tile.ring(*point)).collect(),
            shapes: (0..label_points.len()).map(one_arc).collect(),
            lines: Vec::new(),
            label_points,
            neighbours: self.neighbours.clone(),
        }
    }

    /// The positions of places of one division in its tile on `tiles`, the map that [`Self::tiled`]
    /// made of this one; parallel to `points`. Places keep their order from north to south, above
    /// and below the division's name, and lie to the side on which they are. The result does not
    /// show exact places.
    #[must_use]
    pub fn places_in_tile(
        &self,
        tiles: &Self,
        shape: usize,
        points: &[GridPoint],
    ) -> Vec<GridPoint> {
        let (Some(bounds), Some(tile)) = (self.bounds(shape), tiles.bounds(shape)) else {
            return points.to_vec();
        };
        let Some(middle) = tiles.label_points.get(shape).copied().map(real) else {
            return points.to_vec();
        };
        let pitch = f64::from(tile.width()) / (1.0 - GAP);
        let own = self.middle_of(shape);
        let half = [bounds.width(), bounds.height()].map(|side| f64::from(side.max(1)) / 2.0);
        // The offset from the middle of the division, from −1 to 1.
        let offset = |at: GridPoint| {
            [0, 1].map(|axis| ((f64::from(at[axis]) - own[axis]) / half[axis]).clamp(-1.0, 1.0))
        };
        let mut order: Vec<usize> = (0..points.len()).collect();
        order.sort_by_key(|at| (points[*at][1], points[*at][0], *at));
        let (above, below): (Vec<usize>, Vec<usize>) = order
            .into_iter()
            .partition(|at| offset(points[*at])[1] < 0.0);
        let mut placed = points.to_vec();
        for (side, group) in [(-1.0, above), (1.0, below)] {
            let count = group.len();
            for (row, at) in group.into_iter().enumerate() {
                let [x, y] = offset(points[at]);
                let along = match count {
                    1 => y.abs(),
                    // Above the name, the first place is the farthest from the middle.
                    _ if side < 0.0 => 1.0 - row as f64 / (count - 1) as f64,
                    _ => row as f64 / (count - 1) as f64,
                };
                let down = side * (ROWS[0] + (ROWS[1] - ROWS[0]) * along);
                // A hexagon narrows towards its corners.
                let room = ((RADIUS - down.abs()) / RADIUS - GAP).min(MAX_SIDE_OFFSET) * 0.9;
                placed[at] = round([middle[0] + x * room * pitch, middle[1] + down * pitch]);
            }
        }
        placed
    }

    /// The centroid of a division; its label point if it has no area.
    fn middle_of(&self, shape: usize) -> Point {
        let (mut sum, mut area) = ([0.0, 0.0], 0.0);
        for ring in self.points(shape) {
            let ring = real_ring(&ring);
            if let Some(centroid) = ring_centroid(&ring) {
                // Holes run the other way and so count as negative.
                let weight = ring_area(&ring);
                area += weight;
                sum = [0, 1].map(|axis| sum[axis] + centroid[axis] * weight);
            }
        }
        if area > 0.0 {
            return sum.map(|side| side / area);
        }
        let label = self.label_points.get(shape).copied();
        real(label.unwrap_or_default())
    }
}

/// The common form of all tiles, in whole grid units.
struct Tile {
    /// The distances from the middle to the right side and to the lowest corner.
    reach: GridPoint,
}

impl Tile {
    /// The tile for middles that are `pitch` grid units apart.
    fn of(pitch: f64) -> Self {
        let [half, quarter] = round([
            pitch * (1.0 - GAP) / 2.0,
            pitch * (1.0 - GAP) * RADIUS / 2.0,
        ]);
        Self {
            reach: [half.max(1), (quarter * 2).max(2)],
        }
    }

    /// The hexagon around a point: closed, clockwise on the screen, starting at the top.
    fn ring(&self, [x, y]: GridPoint) -> Vec<GridPoint> {
        let [half, down] = self.reach;
        let quarter = down / 2;
        vec![
            [x, y - down],
            [x + half, y - quarter],
            [x + half, y + quarter],
            [x, y + down],
            [x - half, y + quarter],
            [x - half, y - quarter],
            [x, y - down],
        ]
    }
}

/// A shape of one ring of one arc.
fn one_arc(arc: usize) -> Shape {
    Shape {
        polygons: vec![Polygon {
            rings: vec![vec![ArcRef::forward(arc)]],
        }],
    }
}

fn points_of(points: &[GridPoint]) -> Vec<Point> {
    points.iter().copied().map(real).collect()
}

/// The projection of a grid whose units are `scale` times as large, moved so that its point `drawn`
/// lies on the point `ground` of the grid of `projection`.
fn moved(projection: &Projection, ground: Point, drawn: Point, scale: f64) -> Projection {
    let corner = [0, 1].map(|axis| ground[axis] - drawn[axis] * scale);
    let at = projection.invert(corner);
    Projection {
        west: at.lon,
        north: at.lat,
        units_per_lon: projection.units_per_lon / scale,
        units_per_lat: projection.units_per_lat / scale,
    }
}
