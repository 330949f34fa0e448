//! Where equal tiles go that stand for divisions: cells of a lattice of hexagons in rows.
//!
//! A cell is told by its column and row in axial coordinates; neighbouring cells are one spacing
//! apart, and rows lie east–west. The search is the same on every machine: it adds, multiplies and
//! takes square roots (which IEEE 754 defines to the last bit), and its chance is a fixed sequence.

use super::point::Point;

/// A cell of the lattice: column along the row, and row, downwards; each row starts half a cell
/// further to the right than the one above it.
pub type Cell = [i32; 2];

/// From one row of the lattice to the next, in spacings: half the square root of three.
const ROW: f64 = 0.866_025_403_784_438_6;
/// What it costs to stand away from the true place: for each square spacing.
const AWAY: f64 = 0.25;
/// What it costs that neighbours are not side by side, and for each spacing between them.
const PARTED: [f64; 2] = [1.0, 1.0];
/// What it costs to lie in another direction from one another, for each unit of (1 − cos)²: 0 for the
/// true direction, 0.09 for half a right angle, 1 for a right angle, 4 for the opposite. A small turn
/// costs nearly nothing, as a lattice cannot do without; a large one is not to be had.
const TURNED: f64 = 3.0;
/// The share of that for divisions that are no neighbours.
const FAR: f64 = 0.3;
/// Below this distance, in spacings, the direction between two divisions means less and less.
const CLEAR: f64 = 0.2;
/// Cells up to this distance, in spacings, count as side by side.
const BESIDE: f64 = 1.01;
/// A tile tries the cells up to this distance from its own, in spacings.
const REACH: f64 = 4.5;
/// A change is taken if it gains more than this.
const GAIN: f64 = 1e-9;
/// How many tiles are thrown about before a further search.
const THROWN: usize = 3;

/// Where a cell's middle lies, in spacings, y downwards.
#[must_use]
pub fn cell_middle([column, row]: Cell) -> Point {
    [
        f64::from(column) + f64::from(row) / 2.0,
        f64::from(row) * ROW,
    ]
}

/// Whether two cells are side by side.
#[must_use]
pub fn side_by_side(a: Cell, b: Cell) -> bool {
    length(between(cell_middle(a), cell_middle(b))) < BESIDE && a != b
}

/// A cell of its own for each division, so that the whole looks like the ground: every tile as near
/// to its true place as there is room, neighbours side by side, and each seen from the others in its
/// true direction, as far as these can be had together.
///
/// `middles` are the middles of the divisions in any unit, y downwards; `spacing` is the distance of
/// neighbouring cells in that unit; `neighbours` says for each division which others it borders.
/// What these say of divisions that are not in `middles` is passed over. The cells come in the order
/// of the divisions. Found by a descent from the nearest free cells and further descents from that
/// with some tiles thrown about, the best of which is kept.
#[must_use]
pub fn arrange(middles: &[Point], spacing: f64, neighbours: &[Vec<u16>]) -> Vec<Cell> {
    if middles.is_empty() {
        return Vec::new();
    }
    let wanted = Wanted::new(middles, spacing, neighbours);
    let mut best = wanted.nearest_free();
    wanted.descend(&mut best);
    let mut least = wanted.cost(&best);
    let count = middles.len();
    let mut chance = Chance(1);
    // More tiles take longer each time: about as long in all.
    for _ in 0..(8_000 / (count * count)).clamp(8, 60) {
        let mut other = best.clone();
        for _ in 0..THROWN {
            let (tile, cell) = (chance.below(count), chance.below(wanted.cells.len()));
            other.put(tile, cell);
        }
        wanted.descend(&mut other);
        let cost = wanted.cost(&other);
        if cost < least - GAIN {
            (best, least) = (other, cost);
        }
    }
    let cells = best.cell_of.iter();
    cells
        .filter_map(|cell| wanted.cells.get(*cell).copied())
        .collect()
}

/// How two divisions lie to each other.
#[derive(Clone, Copy, Default)]
struct Pair {
    /// The direction from the second to the first, of length one.
    direction: Point,
    /// How much the direction counts.
    weight: f64,
    neighbours: bool,
}

/// What an arrangement is to be like, and the lattice it is made on.
struct Wanted {
    /// The true places, in spacings, around their common middle.
    places: Vec<Point>,
    /// How every division lies to every other one.
    pairs: Vec<Vec<Pair>>,
    cells: Vec<Cell>,
    /// The middles of the cells.
    middles: Vec<Point>,
    /// For each cell those that its tile may try.
    near: Vec<Vec<usize>>,
}

/// Which tile is where.
#[derive(Clone)]
struct Tiling {
    cell_of: Vec<usize>,
    tile_of: Vec<Option<usize>>,
}

impl Tiling {
    /// Puts a tile into a cell; the tile that is there takes its place.
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

impl Wanted {
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
            let way = between(places[a], places[b]);
            let far = length(way);
            let neighbours = borders(a, b) || borders(b, a);
            let share = if neighbours { 1.0 } else { FAR };
            Pair {
                direction: way.map(|side| if far > 0.0 { side / far } else { 0.0 }),
                weight: TURNED * share * (far / CLEAR).min(1.0),
                neighbours,
            }
        };
        let pairs = (0..count).map(|a| (0..count).map(|b| pair(a, b)).collect());
        let pairs = pairs.collect();
        let (cells, middles) = lattice(count);
        let near = middles.iter().map(|from| {
            let far = |to: &usize| length(between(*from, middles[*to]));
            let reached = |to: &usize| (0.0..REACH).contains(&far(to)) && far(to) > 0.0;
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

    /// Every tile, those in the middle first, in the free cell nearest to its true place.
    fn nearest_free(&self) -> Tiling {
        let mut tiling = Tiling {
            cell_of: vec![0; self.places.len()],
            tile_of: vec![None; self.cells.len()],
        };
        let mut order: Vec<usize> = (0..self.places.len()).collect();
        order.sort_by(|a, b| length(self.places[*a]).total_cmp(&length(self.places[*b])));
        for tile in order {
            let far = |cell: usize| length(between(self.middles[cell], self.places[tile]));
            let free = (0..self.cells.len()).filter(|cell| tiling.tile_of[*cell].is_none());
            if let Some(cell) = free.min_by(|a, b| far(*a).total_cmp(&far(*b))) {
                tiling.cell_of[tile] = cell;
                tiling.tile_of[cell] = Some(tile);
            }
        }
        tiling
    }

    /// What it costs that two tiles lie as they do.
    fn pair_cost(&self, a: usize, b: usize, tiling: &Tiling) -> f64 {
        let pair = &self.pairs[a][b];
        let way = between(
            self.middles[tiling.cell_of[a]],
            self.middles[tiling.cell_of[b]],
        );
        let far = length(way);
        let along = way[0] * pair.direction[0] + way[1] * pair.direction[1];
        let parted = if pair.neighbours && far > BESIDE {
            PARTED[0] + PARTED[1] * (far - 1.0)
        } else {
            0.0
        };
        let turned = 1.0 - along / far;
        parted + pair.weight * turned * turned
    }

    /// What a tile costs where it is: its way from its true place, and how it lies to the others.
    fn tile_cost(&self, tile: usize, tiling: &Tiling) -> f64 {
        let [x, y] = between(self.middles[tiling.cell_of[tile]], self.places[tile]);
        let others = (0..self.places.len()).filter(|other| *other != tile);
        AWAY * (x * x + y * y)
            + others
                .map(|other| self.pair_cost(tile, other, tiling))
                .sum::<f64>()
    }

    /// What is too much in the sum of all ways, as the whole may be moved: its own way.
    fn moved(&self, tiling: &Tiling) -> f64 {
        let middles: Vec<Point> = tiling.cell_of.iter().map(|at| self.middles[*at]).collect();
        let [x, y] = mean(&middles);
        AWAY * (x * x + y * y) * middles.len() as f64
    }

    /// What an arrangement costs.
    fn cost(&self, tiling: &Tiling) -> f64 {
        let count = self.places.len();
        let ways: f64 = (0..count)
            .map(|tile| {
                let [x, y] = between(self.middles[tiling.cell_of[tile]], self.places[tile]);
                AWAY * (x * x + y * y)
            })
            .sum();
        let pairs: f64 = (0..count)
            .flat_map(|a| (0..a).map(move |b| (a, b)))
            .map(|(a, b)| self.pair_cost(a, b, tiling))
            .sum();
        ways + pairs - self.moved(tiling)
    }

    /// What changes when `tile` and perhaps `other` change places.
    fn share(&self, tile: usize, other: Option<usize>, tiling: &Tiling) -> f64 {
        let both = other.map_or(0.0, |other| {
            self.tile_cost(other, tiling) - self.pair_cost(tile, other, tiling)
        });
        self.tile_cost(tile, tiling) + both - self.moved(tiling)
    }

    /// Moves and exchanges tiles, each to where it costs least, until nothing is gained.
    fn descend(&self, tiling: &mut Tiling) {
        // Each round gains; the bound is for safety alone.
        for _ in 0..1_000 {
            let mut gained = false;
            for tile in 0..self.places.len() {
                let home = tiling.cell_of[tile];
                let mut best = (GAIN, home);
                for cell in &self.near[home] {
                    let other = tiling.tile_of[*cell];
                    let before = self.share(tile, other, tiling);
                    tiling.put(tile, *cell);
                    let gain = before - self.share(tile, other, tiling);
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

/// A lattice with room for so many tiles in every arrangement that may be wanted: the cells within
/// some steps of the one in the middle, and their middles.
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

/// The middle of points; the origin where there is none.
pub(super) fn mean(points: &[Point]) -> Point {
    let count = points.len().max(1) as f64;
    [0, 1].map(|axis| points.iter().map(|point| point[axis]).sum::<f64>() / count)
}

/// The way from `b` to `a`.
fn between(a: Point, b: Point) -> Point {
    [a[0] - b[0], a[1] - b[1]]
}

/// The length of a way; unlike `hypot` the same to the last bit on every machine.
fn length([x, y]: Point) -> f64 {
    (x * x + y * y).sqrt()
}

/// A fixed sequence of numbers without order (Knuth's MMIX generator).
struct Chance(u64);

impl Chance {
    /// The next number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound.max(1)
    }
}
