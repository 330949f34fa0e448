//! The horizontal tidy layout of the visible rows.
//!
//! C. Buchheim, M. Jünger, S. Leipert: *Improving Walker's Algorithm to Run in Linear Time*, Graph
//! Drawing 2002, LNCS 2528, pp. 344–353; which follows E. M. Reingold, J. S. Tilford: *Tidier
//! Drawings of Trees*, IEEE TSE 7(2), 1981. The drawings are those of the paper; the implementation
//! differs:
//!
//! - **Two passes, no recursion.** The first pass visits the rows from the last to the first, so it
//!   meets every node after its descendants and every sibling after the ones below it, and places
//!   each node among its siblings. The second pass visits the rows from the first to the last; it
//!   adds the places of the ancestors and spreads the shares of shifts. Only incomplete families
//!   are held in the meantime.
//! - **Contours beside the tree.** The contours are separate lists (`contour`) instead of threads
//!   through the nodes, so a leaf costs a single addition.
//! - **Whole numbers.** First and last sibling are always an even number of half rows apart, for
//!   which a shift is rounded up; so a parent is exactly halfway between them. The siblings that a
//!   shift spreads evenly are rounded away from their parent's middle. Neither rounding brings two
//!   nodes closer than requested.
//! - **One direction of growth.** All nodes have the same height, so one distance applies between
//!   siblings and another between all other neighbours in a column.

use super::Outline;
use super::contour::{Contours, FRACTION, Family, Share, even};
use super::outline::Node;

/// The height of a row, in the layout's unit of half rows.
pub const ROW: i32 = 2;

/// The largest distance between neighbours, in half rows.
const MAX_DISTANCE: i32 = 16;

/// The tolerance for the error of a sum of shares before it is rounded.
const TOLERANCE: i64 = 1 << (FRACTION - 10);

/// The smallest distances between the tops of neighbours in a column, in half rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spacing {
    sibling: i32,
    cousin: i32,
}

impl Spacing {
    /// The distance between siblings, rounded up to whole rows, and the distance between other
    /// neighbours; both are clamped to 2 (touching) to 16 half rows.
    #[must_use]
    pub fn new(sibling: i32, cousin: i32) -> Self {
        Self {
            sibling: even(sibling.clamp(ROW, MAX_DISTANCE)),
            cousin: cousin.clamp(ROW, MAX_DISTANCE),
        }
    }
}

impl Default for Spacing {
    /// Siblings touch, other neighbours are half a row apart.
    fn default() -> Self {
        Self::new(ROW, ROW + 1)
    }
}

/// The position of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Its index in the outline.
    pub node: usize,
    /// Its column from the left, from 0: its level minus one.
    pub column: u32,
    /// Its top, in half rows from the top of the layout; it is [`ROW`] high.
    pub y: i32,
}

/// A layout of the visible rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TidyLayout {
    /// The rows, in reading order.
    pub rows: Vec<Placed>,
    /// The height of the whole layout, in half rows.
    pub height: i32,
    /// The number of columns.
    pub columns: u32,
}

/// Lays out the visible `rows` of `outline` with a new [`Drawing`].
#[must_use]
pub fn tidy<K>(outline: &Outline<K>, rows: &[usize], spacing: Spacing) -> TidyLayout {
    let mut drawing = Drawing::new();
    drawing.draw(outline, rows, spacing);
    drawing.layout
}

/// A reusable layout engine that keeps its memory between layouts.
///
/// A fold redoes the whole layout; on a large tree, allocating memory would cost more than the
/// layout itself.
#[derive(Debug, Clone, Default)]
pub struct Drawing {
    /// The layout. Until [`settle`](Self::settle), the `y` of a row is its distance from its lowest
    /// sibling.
    layout: TidyLayout,
    /// The incomplete families, except the deepest.
    families: Vec<Family>,
    contours: Contours,
    /// The middle of the children of each parent, the last parent first.
    middles: Vec<i32>,
    /// The shares to be spread, those of the last row first.
    shares: Vec<Share>,
    /// The families to the left of the current row.
    levels: Vec<Level>,
    /// The shifts of those families, used if there are shares.
    slopes: Vec<Slope>,
}

/// A family during the second pass.
#[derive(Debug, Clone, Copy)]
struct Level {
    /// The place of its lowest row, from the top of the layout.
    base: i32,
    /// Half the distance between its lowest and highest rows.
    middle: i32,
}

/// The shifts that a row takes part in, in fixed point.
#[derive(Debug, Clone, Copy, Default)]
struct Slope {
    /// The row's part of the shifts.
    shift: i64,
    /// The difference to the row below it, which has less.
    step: i64,
}

impl Drawing {
    /// An empty drawing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The last layout.
    #[must_use]
    pub fn layout(&self) -> &TidyLayout {
        &self.layout
    }

    /// Places the visible `rows` of `outline`, as [`Folds::visible`](super::Folds::visible) returns
    /// them, in linear time.
    ///
    /// No two nodes of a column are closer than `spacing`, siblings are in order, parents are
    /// halfway between their first and last child, equal subtrees are drawn equally, and the
    /// mirrored tree gives the mirrored drawing (to half a row if a family has more than a thousand
    /// children, whose shares of a shift are inexact). The roots are placed like children of one
    /// invisible node. A row whose parent is missing moves to the left.
    pub fn draw<K>(
        &mut self,
        outline: &Outline<K>,
        rows: &[usize],
        spacing: Spacing,
    ) -> &TidyLayout {
        self.draw_nodes(outline.nodes(), rows, spacing);
        &self.layout
    }

    fn draw_nodes(&mut self, nodes: &[Node], rows: &[usize], spacing: Spacing) {
        let roots = self.place(nodes, rows, spacing).unwrap_or_else(|| {
            let (nodes, order) = straightened(nodes, rows);
            let roots = self.place(&nodes, &order, spacing);
            for (placed, &node) in self.layout.rows.iter_mut().zip(rows) {
                placed.node = node;
            }
            roots.unwrap_or(Family::EMPTY)
        });
        if self.shares.is_empty() {
            self.settle::<false>(&roots);
        } else {
            self.settle::<true>(&roots);
        }
    }

    /// Places every row among its siblings, from the last to the first, and returns the roots;
    /// `None` if a row is further to the right than a child of the row before it.
    fn place(&mut self, nodes: &[Node], rows: &[usize], spacing: Spacing) -> Option<Family> {
        let Self {
            layout,
            families,
            contours,
            middles,
            shares,
            ..
        } = self;
        let nowhere = Placed {
            node: 0,
            column: 0,
            y: 0,
        };
        layout.rows.resize(rows.len(), nowhere);
        layout.columns = 0;
        families.clear();
        contours.clear();
        middles.clear();
        shares.clear();

        let distances = (spacing.sibling, spacing.cousin);
        let mut family = Family::EMPTY;
        let slots = layout.rows.iter_mut().zip(rows);
        for (row, (slot, &node)) in slots.enumerate().rev() {
            let row = row as u32;
            // A missing node gets a level from which no row can return.
            let level = nodes.get(node).map_or(u32::MAX, |node| node.level);
            let y = if level == family.level {
                family.add_leaf(spacing.sibling)
            } else if level > family.level {
                families.push(family);
                family = Family::of_leaf(row, level);
                layout.columns = layout.columns.max(level);
                0
            } else {
                if level + 1 != family.level {
                    return None;
                }
                middles.push(family.middle());
                let subtree = contours.close(&mut family);
                if let Some(siblings) = families.pop_if(|siblings| siblings.level == level) {
                    family = siblings;
                    contours.join(&mut family, row, subtree, distances, shares)
                } else {
                    family = Family::of_parent(row, level, subtree);
                    0
                }
            };
            *slot = Placed {
                node,
                column: level - 1,
                y,
            };
        }
        (rows.is_empty() || family.level == 1).then_some(family)
    }

    /// Converts distances among siblings to distances from the top, from the first row to the last;
    /// spreads the shares on the way if `SPREAD` is set.
    ///
    /// Shares are nested, never crossed: siblings that take part in a shift are less deep than both
    /// siblings that caused it. Rounding them away from the family's middle keeps all distances
    /// because the rounding is monotonic on either side and both sides move apart.
    fn settle<const SPREAD: bool>(&mut self, roots: &Family) {
        let (bottom, top) = roots.extent();
        self.layout.height = if self.layout.rows.is_empty() {
            0
        } else {
            top - bottom + ROW
        };
        self.levels.clear();
        self.slopes.clear();
        let mut level = Level {
            base: top,
            middle: roots.middle(),
        };
        let mut slope = Slope::default();
        let mut spreading: Vec<Share> = Vec::new();
        let (mut column, mut y) = (0, 0);
        for (placed, row) in self.layout.rows.iter_mut().zip(0_u32..) {
            if placed.column > column {
                let middle = self.middles.pop().unwrap_or_default();
                self.levels.push(level);
                level = Level {
                    base: y + middle,
                    middle,
                };
                if SPREAD {
                    self.slopes.push(slope);
                    slope = Slope::default();
                }
            } else if placed.column < column {
                let left = placed.column as usize;
                level = self.levels.get(left).copied().unwrap_or(level);
                self.levels.truncate(left);
                if SPREAD {
                    slope = self.slopes.get(left).copied().unwrap_or_default();
                    self.slopes.truncate(left);
                }
            }
            column = placed.column;
            let mut place = placed.y;
            if SPREAD {
                while let Some(share) = spreading.pop_if(|share| share.from == row) {
                    slope.step -= share.step;
                }
                place += slope.whole_shift(level.middle - place);
                while let Some(share) = self.shares.pop_if(|share| share.row == row) {
                    slope.shift += share.total;
                    slope.step += share.step;
                    spreading.push(share);
                }
                slope.shift -= slope.step;
            }
            y = level.base - place;
            placed.y = y;
        }
    }
}

impl Slope {
    /// The shift of a row that is `below_middle` below the middle of its family, in whole half
    /// rows.
    #[inline]
    fn whole_shift(self, below_middle: i32) -> i32 {
        if self.shift == 0 {
            return 0;
        }
        let whole = if i64::from(below_middle) << FRACTION > self.shift {
            (self.shift + TOLERANCE) >> FRACTION
        } else {
            (self.shift - TOLERANCE + (1 << FRACTION) - 1) >> FRACTION
        };
        whole as i32
    }
}

/// The rows as a separate outline in which no row is further to the right than a child of the row
/// before it.
fn straightened(nodes: &[Node], rows: &[usize]) -> (Vec<Node>, Vec<usize>) {
    let mut limit = 1;
    let levels = rows.iter().map(|&node| {
        let level = nodes.get(node).map_or(0, |node| node.level).clamp(1, limit);
        limit = level + 1;
        Node::on_level(level)
    });
    (levels.collect(), (0..rows.len()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The levels of `rows` rows in the given shape.
    fn levels(shape: &str, rows: u32) -> Vec<u32> {
        let (mut state, mut level) = (1_u32, 0);
        let levels = (0..rows).map(|row| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let wanted = match shape {
                "wide" => 2,
                "chain" => level + 1,
                // Each row has one child that is a leaf and one that continues.
                "comb" => row / 2 + 1 + row % 2,
                // Chains side by side, each one row deeper than the one before.
                "stairs" if row % 100 < level => 1,
                "stairs" => level + 1,
                "deep" if state >> 31 == 0 => level + 1,
                _ => 1 + (state >> 8) % (level + 1),
            };
            level = wanted.clamp(1, level + 1);
            level
        });
        levels.collect()
    }

    /// The walk along contours is the only work that is not done once per row. Every walked step is
    /// given back, and every parent gives one, so the total is linear for any tree.
    #[test]
    fn contour_walk_takes_at_most_one_step_per_parent() {
        for shape in ["wide", "chain", "comb", "stairs", "deep", "random"] {
            for rows in [60, 600, 6000, 60_000] {
                let levels = levels(shape, rows).into_iter().enumerate();
                let outline = Outline::from_levels(levels).expect("a tree");
                let everything: Vec<usize> = (0..outline.len()).collect();
                let mut drawing = Drawing::new();
                drawing.draw(&outline, &everything, Spacing::default());
                let parents = everything.iter().filter(|node| outline.is_parent(**node));
                let (walked, parents) = (drawing.contours.walked, parents.count());
                assert!(
                    walked <= parents,
                    "{shape}, {rows} rows: {walked} steps for {parents} parents"
                );
                assert!(
                    drawing.contours.len() <= parents + 1,
                    "{shape}: too many steps"
                );
            }
        }
    }
}
