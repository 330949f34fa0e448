//! Placement of the equal tiles that stand for divisions: cells of a hexagonal lattice in rows.
//!
//! A cell is given by its column and row in axial coordinates; neighbouring cells are one spacing
//! apart, and rows lie east–west. The search gives the same result on every machine: it adds,
//! multiplies and takes square roots (which IEEE 754 defines to the last bit), and its random
//! numbers are a fixed sequence.

use super::point::Point;

/// A cell of the lattice: column along the row, and row, downwards. Each row starts half a cell
/// further to the right than the row above it.
pub type Cell = [i32; 2];

/// The distance between rows of the lattice, in spacings: half the square root of three.
const ROW_DISTANCE: f64 = 0.866_025_403_784_438_6;
/// The cost of distance from the true place, per squared spacing.
const DISTANCE_COST: f64 = 0.25;
/// The cost of neighbours that are not side by side: a fixed part, and a part per spacing between
/// them.
const SEPARATION_COST: [f64; 2] = [1.0, 1.0];
/// The cost of a wrong direction between two divisions, per unit of (1 − cos)²: 0 for the true
/// direction, 0.09 for half a right angle, 1 for a right angle, 4 for the opposite. A small turn
/// costs nearly nothing because a lattice cannot avoid it; a large turn is prohibitive.
const DIRECTION_COST: f64 = 3.0;
/// The factor on [`DIRECTION_COST`] for divisions that are not neighbours.
const NON_NEIGHBOUR_FACTOR: f64 = 0.3;
/// The distance, in spacings, below which the direction between two divisions counts less and less.
const CLEAR_DISTANCE: f64 = 0.2;
/// The distance, in spacings, up to which cells count as side by side.
const ADJACENT_DISTANCE: f64 = 1.01;
/// The distance, in spacings, up to which a tile tries other cells.
const SEARCH_RADIUS: f64 = 4.5;
/// The smallest gain for which a change is accepted.
const MIN_GAIN: f64 = 1e-9;
/// The number of tiles that are moved at random before each further search.
const SHUFFLED_TILES: usize = 3;

/// The middle of a cell, in spacings, y downwards.
#[must_use]
pub fn cell_middle([column, row]: Cell) -> Point {
    [
        f64::from(column) + f64::from(row) / 2.0,
        f64::from(row) * ROW_DISTANCE,
    ]
}

/// Returns whether two cells are side by side.
#[must_use]
pub fn side_by_side(a: Cell, b: Cell) -> bool {
    length(between(cell_middle(a), cell_middle(b))) < ADJACENT_DISTANCE && a != b
}

/// Returns one cell for each division, in the order of the divisions, so that the tiles resemble
/// the map: tiles near their true places, neighbours side by side, and true directions between
/// tiles, as far as these goals are compatible.
///
/// `middles` are the middles of the divisions in any unit, y downwards; `spacing` is the distance
/// of neighbouring cells in that unit; `neighbours` lists for each division those that it borders.
/// Neighbours without an entry in `middles` are ignored.
///
/// The algorithm is a local descent that starts from the nearest free cells, followed by further
/// descents from the best result with some tiles moved at random; the cheapest result is returned.
#[must_use]
pub fn arrange(middles: &[Point], spacing: f64, neighbours: &[Vec<u16>]) -> Vec<Cell> {
    if middles.is_empty() {
        return Vec::new();
    }
    let problem = Problem::new(middles, spacing, neighbours);
    let mut best = problem.nearest_free();
    problem.descend(&mut best);
    let mut least = problem.cost(&best);
    let count = middles.len();
    let mut random = Random(1);
    // A descent takes longer with more tiles; fewer rounds keep the total time about constant.
    for _ in 0..(8_000 / (count * count)).clamp(8, 60) {
        let mut other = best.clone();
        for _ in 0..SHUFFLED_TILES {
            let (tile, cell) = (random.below(count), random.below(problem.cells.len()));
            other.put(tile, cell);
        }
        problem.descend(&mut other);
        let cost = problem.cost(&other);
        if cost < least - MIN_GAIN {
            (best, least) = (other, cost);
        }
    }
    let cells = best.cell_of.iter();
    cells
        .filter_map(|cell| problem.cells.get(*cell).copied())
        .collect()
}

/// The true relation of two divisions.
#[derive(Clone, Copy, Default)]
struct Pair {
    /// The direction from the second to the first, a unit vector.
    direction: Point,
    /// The weight of the direction in the cost.
    weight: f64,
    neighbours: bool,
}

/// The goals of an arrangement, and the lattice it is made on.
struct Problem {
    /// The true places, in spacings, relative to their common middle.
    places: Vec<Point>,
    /// The relation of every division to every other one.
    pairs: Vec<Vec<Pair>>,
    cells: Vec<Cell>,
    /// The middles of the cells.
    middles: Vec<Point>,
    /// For each cell, the cells that its tile may try.
    near: Vec<Vec<usize>>,
}

/// The assignment of tiles to cells.
#[derive(Clone)]
struct Tiling {
    cell_of: Vec<usize>,
    tile_of: Vec<Option<usize>>,
}

impl Tiling {
    /// Puts a tile into a cell; a tile already there moves to the cell that the first one leaves.
    fn put(&mut self, tile: usize, cell: usize) {
        let from = self.cell_of[tile];
        if let Some(other) = self.tile_of[cell] {
            self.cell_of[other] = from;
        }
        self.tile_of[from] = self.tile_of[cell];
        self.tile_of[cell] = Some(tile);
        self.cell_of[tile] = cell;
    }
}

impl Problem {
    fn new(middles: &[Point], spacing: f64, neighbours: &[Vec<u16>]) -> Self {
        let count = middles.len();
        let common = mean(middles);
        let places: Vec<Point> = middles
            .iter()
            .map(|middle| between(*middle, common).map(|side| side / spacing))
            .collect();
        let borders = |a: usize, b: usize| {
            let known = neighbours.get(a).into_iter().flatten();
            known.into_iter().any(|other| usize::from(*other) == b)
        };
        let pair = |a: usize, b: usize| {
            let offset = between(places[a], places[b]);
            let distance = length(offset);
            let neighbours = borders(a, b) || borders(b, a);
            let factor = if neighbours {
                1.0
            } else {
                NON_NEIGHBOUR_FACTOR
            };
            Pair {
                direction: offset.map(|side| if distance > 0.0 { side / distance } else { 0.0 }),
                weight: DIRECTION_COST * factor * (distance / CLEAR_DISTANCE).min(1.0),
                neighbours,
            }
        };
        let pairs = (0..count).map(|a| (0..count).map(|b| pair(a, b)).collect());
        let pairs = pairs.collect();
        let (cells, middles) = lattice(count);
        let near = middles.iter().map(|from| {
            let distance = |to: &usize| length(between(*from, middles[*to]));
            let reached =
                |to: &usize| (0.0..SEARCH_RADIUS).contains(&distance(to)) && distance(to) > 0.0;
            (0..middles.len()).filter(reached).collect()
        });
        let near = near.collect();
        Self {
            places,
            pairs,
            cells,
            middles,
            near,
        }
    }

    /// Puts every tile, those in the middle first, into the free cell nearest to its true place.
    fn nearest_free(&self) -> Tiling {
        let mut tiling = Tiling {
            cell_of: vec![0; self.places.len()],
            tile_of: vec![None; self.cells.len()],
        };
        let mut order: Vec<usize> = (0..self.places.len()).collect();
        order.sort_by(|a, b| length(self.places[*a]).total_cmp(&length(self.places[*b])));
        for tile in order {
            let distance = |cell: usize| length(between(self.middles[cell], self.places[tile]));
            let free = (0..self.cells.len()).filter(|cell| tiling.tile_of[*cell].is_none());
            if let Some(cell) = free.min_by(|a, b| distance(*a).total_cmp(&distance(*b))) {
                tiling.cell_of[tile] = cell;
                tiling.tile_of[cell] = Some(tile);
            }
        }
        tiling
    }

    /// The cost of the relative position of two tiles.
    fn pair_cost(&self, a: usize, b: usize, tiling: &Tiling) -> f64 {
        let pair = &self.pairs[a][b];
        let offset = between(
            self.middles[tiling.cell_of[a]],
            self.middles[tiling.cell_of[b]],
        );
        let distance = length(offset);
        let along = offset[0] * pair.direction[0] + offset[1] * pair.direction[1];
        let separation = if pair.neighbours && distance > ADJACENT_DISTANCE {
            SEPARATION_COST[0] + SEPARATION_COST[1] * (distance - 1.0)
        } else {
            0.0
        };
        let turned = 1.0 - along / distance;
        separation + pair.weight * turned * turned
    }

    /// The cost of a tile's cell: its distance from the true place, and its position relative to
    /// all others.
    fn tile_cost(&self, tile: usize, tiling: &Tiling) -> f64 {
        let [x, y] = between(self.middles[tiling.cell_of[tile]], self.places[tile]);
        let others = (0..self.places.len()).filter(|other| *other != tile);
        DISTANCE_COST * (x * x + y * y)
            + others
                .map(|other| self.pair_cost(tile, other, tiling))
                .sum::<f64>()
    }

    /// The correction for a shift of the whole arrangement, which is free: the cost of the mean
    /// displacement, for all tiles. [`Self::cost`] subtracts it.
    fn shift_correction(&self, tiling: &Tiling) -> f64 {
        let middles: Vec<Point> = tiling.cell_of.iter().map(|at| self.middles[*at]).collect();
        let [x, y] = mean(&middles);
        DISTANCE_COST * (x * x + y * y) * middles.len() as f64
    }

    /// The cost of an arrangement.
    fn cost(&self, tiling: &Tiling) -> f64 {
        let count = self.places.len();
        let distances: f64 = (0..count)
            .map(|tile| {
                let [x, y] = between(self.middles[tiling.cell_of[tile]], self.places[tile]);
                DISTANCE_COST * (x * x + y * y)
            })
            .sum();
        let pairs: f64 = (0..count)
            .flat_map(|a| (0..a).map(move |b| (a, b)))
            .map(|(a, b)| self.pair_cost(a, b, tiling))
            .sum();
        distances + pairs - self.shift_correction(tiling)
    }

    /// The part of the cost that depends on the cells of `tile` and `other`.
    fn local_cost(&self, tile: usize, other: Option<usize>, tiling: &Tiling) -> f64 {
        let both = other.map_or(0.0, |other| {
            self.tile_cost(other, tiling) - self.pair_cost(tile, other, tiling)
        });
        self.tile_cost(tile, tiling) + both - self.shift_correction(tiling)
    }

    /// Moves and swaps tiles, each to where it costs least, until no change gains anything.
    fn descend(&self, tiling: &mut Tiling) {
        // Each round gains, so the loop ends by itself; the bound is only a safeguard.
        for _ in 0..1_000 {
            let mut gained = false;
            for tile in 0..self.places.len() {
                let home = tiling.cell_of[tile];
                let mut best = (MIN_GAIN, home);
                for cell in &self.near[home] {
                    let other = tiling.tile_of[*cell];
                    let before = self.local_cost(tile, other, tiling);
                    tiling.put(tile, *cell);
                    let gain = before - self.local_cost(tile, other, tiling);
                    tiling.put(tile, home);
                    if gain > best.0 {
                        best = (gain, *cell);
                    }
                }
                if best.1 != home {
                    tiling.put(tile, best.1);
                    gained = true;
                }
            }
            if !gained {
                return;
            }
        }
    }
}

/// A lattice with room for `count` tiles in any useful arrangement: the cells within some steps of
/// the middle one, and their middles.
fn lattice(count: usize) -> (Vec<Cell>, Vec<Point>) {
    let steps = (1..).find(|steps| steps * steps >= count).unwrap_or(count) + 1;
    let steps = i32::try_from(steps).unwrap_or(i32::MAX / 4);
    let cells: Vec<Cell> = (-steps..=steps)
        .flat_map(|row| (-steps..=steps).map(move |column| [column, row]))
        .filter(|[column, row]| (column + row).abs() <= steps)
        .collect();
    let middles = cells.iter().map(|cell| cell_middle(*cell)).collect();
    (cells, middles)
}

/// The mean of the points; the origin if there is none.
pub(super) fn mean(points: &[Point]) -> Point {
    let count = points.len().max(1) as f64;
    [0, 1].map(|axis| points.iter().map(|point| point[axis]).sum::<f64>() / count)
}

/// The vector from `b` to `a`.
fn between(a: Point, b: Point) -> Point {
    [a[0] - b[0], a[1] - b[1]]
}

/// The length of a vector; unlike `hypot`, the same to the last bit on every machine.
fn length([x, y]: Point) -> f64 {
    (x * x + y * y).sqrt()
}

/// A pseudo-random number generator with a fixed seed (Knuth's MMIX generator).
struct Random(u64);

impl Random {
    /// The next number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound.max(1)
    }
}
