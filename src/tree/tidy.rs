//! The horizontal tidy layout of the visible rows.
//!
//! C. Buchheim, M. Jünger, S. Leipert: *Improving Walker's Algorithm to Run in Linear Time*,
//! Graph Drawing 2002, LNCS 2528, pp. 344–353; itself after E. M. Reingold, J. S. Tilford:
//! *Tidier Drawings of Trees*, IEEE TSE 7(2), 1981. The drawings are those of the paper; they are
//! made in another way:
//!
//! - **Two passes, no recursion.** The rows are visited from the last to the first, which meets
//!   every node after its descendants and every sibling after the ones below it, and places each
//!   among its siblings; then from the first to the last, which adds the places of the ancestors
//!   and spreads the shares of shifts. Only families that are not complete are held meanwhile.
//! - **Contours beside the tree.** In place of threads through the nodes, the contours are lists of
//!   their own (`contour`), so a leaf costs no more than its place: as much as an addition.
//! - **Whole numbers.** First and last sibling are always an even number of half rows apart,
//!   for which a shift is rounded up; so a parent is exactly halfway between them. The
//!   siblings that a shift spreads evenly are rounded away from their parent's middle.
//!   Neither brings two nodes closer than asked.
//! - **One direction of growth.** All nodes are of one height, so one distance holds between
//!   siblings and one between all other neighbours in a column.

use super::Outline;
use super::contour::{Contours, FRACTION, Family, Share, even};
use super::outline::Node;

/// The height of a row, in the layout's unit of half rows.
pub const ROW: i32 = 2;

/// The largest distance between neighbours, in half rows.
const WIDEST: i32 = 16;

/// The error granted to a sum of shares before it is rounded.
const TOLERANCE: i64 = 1 << (FRACTION - 10);

/// The least distances between the tops of neighbours in a column, in half rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spacing {
    sibling: i32,
    cousin: i32,
}

impl Spacing {
    /// The distance between siblings, rounded up to whole rows, and the one between other
    /// neighbours; both from 2 (touching) to 16 half rows, and brought into these bounds.
    #[must_use]
    pub fn new(sibling: i32, cousin: i32) -> Self {
        Self {
            sibling: even(sibling.clamp(ROW, WIDEST)),
            cousin: cousin.clamp(ROW, WIDEST),
        }
    }
}

impl Default for Spacing {
    /// Siblings touch, other neighbours are half a row apart.
    fn default() -> Self {
        Self::new(ROW, ROW + 1)
    }
}

/// Where a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Its index in the outline.
    pub node: usize,
    /// Its column from the left, from 0: its level less one.
    pub column: u32,
    /// Its top, in half rows from the top of the layout; it is [`ROW`] high.
    pub y: i32,
}

/// A layout of the visible rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TidyLayout {
    /// The rows, in reading order.
    pub rows: Vec<Placed>,
    /// The height of the whole, in half rows.
    pub height: i32,
    /// How many columns there are.
    pub columns: u32,
}

/// Places the visible `rows` of `outline`: a [`Drawing`] drawn once.
#[must_use]
pub fn tidy<K>(outline: &Outline<K>, rows: &[usize], spacing: Spacing) -> TidyLayout {
    let mut drawing = Drawing::new();
    drawing.draw(outline, rows, spacing);
    drawing.layout
}

/// A drawing board: draws layouts and keeps its memory from one to the next.
///
/// A fold redraws the whole layout; on a large tree fresh memory would cost more than the
/// layout itself.
#[derive(Debug, Clone, Default)]
pub struct Drawing {
    /// Until [`settle`](Self::settle), the `y` of a row is its distance from its lowest sibling.
    layout: TidyLayout,
    /// The families that are not complete, but for the deepest.
    families: Vec<Family>,
    contours: Contours,
    /// The middle of the children of each parent, the last parent first.
    middles: Vec<i32>,
    /// The shares to be spread, those of the last row first.
    shares: Vec<Share>,
    /// The families to the left of the row that settles.
    levels: Vec<Level>,
    /// The same, where there are shares.
    slopes: Vec<Slope>,
}

/// A family while its rows settle.
#[derive(Debug, Clone, Copy)]
struct Level {
    /// The place of its lowest row, from the top of the layout.
    base: i32,
    /// Half the distance of its lowest and highest rows.
    middle: i32,
}

/// The shifts that a row takes part in, in fixed point.
#[derive(Debug, Clone, Copy, Default)]
struct Slope {
    /// What it has of them.
    shift: i64,
    /// How much less the row below it has.
    step: i64,
}

impl Drawing {
    /// A drawing of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What was drawn last.
    #[must_use]
    pub fn layout(&self) -> &TidyLayout {
        &self.layout
    }

    /// Places the visible `rows` of `outline`, as [`Folds::visible`](super::Folds::visible)
    /// gives them, in linear time.
    ///
    /// No two nodes of a column are closer than `spacing` says, siblings are in order, parents
    /// halfway between their first and last child, equal subtrees drawn equally, and the
    /// mirrored tree gives the mirrored drawing (to half a row where a family has more than a
    /// thousand children, whose shares of a shift are not exact). The roots are placed like
    /// children of one invisible node. A row whose parent is missing moves to the left.
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
    /// nothing where a row is further to the right than a child of the row before.
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
            // What is no node is on no level that a row could come back from.
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

    /// Turns distances among siblings into distances from the top, from the first row to the last;
    /// where there are shares to `SPREAD`, they are spread on the way.
    ///
    /// Shares are nested, never crossed: who takes part in a shift is less deep than both
    /// siblings that caused it. Rounding them away from the family's middle keeps all distances,
    /// for it is monotonous on either side and both sides part.
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
    /// The shift of a row, so far below the middle of its family, in whole half rows.
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

/// The rows as an outline of their own, in which none is further to the right than a child of the
/// row before.
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

    /// The levels of so many rows, in a shape.
    fn levels(shape: &str, rows: u32) -> Vec<u32> {
        let (mut state, mut level) = (1_u32, 0);
        let levels = (0..rows).map(|row| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let wanted = match shape {
                "wide" => 2,
                "chain" => level + 1,
                // Each row has one child that is a leaf, and one that goes on.
                "comb" => row / 2 + 1 + row % 2,
                // Chains side by side, each a row deeper than the one before.
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

    /// The work that is not done once for each row is the walk along contours. Every step that is
    /// walked is given back, and every parent gives one: so it is linear, whatever the tree.
    #[test]
    fn contours_are_walked_once_for_each_parent_at_most() {
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
