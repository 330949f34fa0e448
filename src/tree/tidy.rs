//! The horizontal tidy layout of the visible rows.
//!
//! C. Buchheim, M. Jünger, S. Leipert: *Improving Walker's Algorithm to Run in Linear Time*,
//! Graph Drawing 2002, LNCS 2528, pp. 344–353; itself after E. M. Reingold, J. S. Tilford:
//! *Tidier Drawings of Trees*, IEEE TSE 7(2), 1981. Three things differ from the paper:
//!
//! - **No recursion.** Rows are visited from the last to the first, which meets every node
//!   after its descendants and every sibling after the ones below it: the paper's first walk,
//!   upside down. What the paper keeps on the parent is kept for one family a level.
//! - **Whole numbers.** First and last sibling are always an even number of half rows apart,
//!   for which a shift is rounded up; so a parent is exactly halfway between them. The
//!   siblings that a shift spreads evenly are rounded away from their parent's middle.
//!   Neither brings two nodes closer than asked.
//! - **One direction of growth.** All nodes are of one height, so one distance holds between
//!   siblings and one between all other neighbours in a column.

use super::Outline;

/// The height of a row, in the layout's unit of half rows.
pub const ROW: i32 = 2;

/// The largest distance between neighbours, in half rows.
const WIDEST: i32 = 16;

/// Marks the `low` of a leaf: where a contour goes on, though not to a child.
const THREAD: u32 = 1 << 31;

/// No row.
const NONE: u32 = THREAD - 1;

/// Bits of fraction in the shares of a shift.
const FRACTION: u32 = 32;

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
    /// Distances are in half rows, counted upward, until [`settle`](Self::settle) turns them
    /// over; until then the `y` of a row is its distance from its lowest sibling.
    layout: TidyLayout,
    knots: Vec<Knot>,
    families: Vec<Family>,
    /// The shares to be spread: those of a family follow those of the families above it.
    shares: Vec<Share>,
    spacing: Spacing,
}

/// How a row hangs together with the others.
#[derive(Debug, Clone, Copy)]
struct Knot {
    /// How far the row's children are moved (the paper's `mod`).
    carry: i32,
    /// The last child of a parent; the [`THREAD`] of a leaf.
    low: u32,
    /// The sibling a contour row belongs to, unless outdated (the paper's `ancestor`).
    owner: u32,
    /// The sibling below.
    next: u32,
    /// The place among the siblings, counted upward.
    number: u32,
}

/// A shift of the sibling `row` in which those between it and the sibling `from` take part.
#[derive(Debug, Clone, Copy)]
struct Share {
    row: u32,
    from: u32,
    /// What each has more than the one below, in fixed point.
    step: i64,
    /// All steps together.
    total: i64,
}

/// The siblings placed so far on one level, from the lowest up.
#[derive(Debug, Clone, Copy)]
struct Family {
    lowest: u32,
    highest: u32,
    /// Who owns the contour rows whose owner is outdated (the paper's `defaultAncestor`).
    owner: u32,
    count: u32,
    /// How many shares are to be spread.
    shares: u32,
}

impl Family {
    const EMPTY: Self = Self {
        lowest: NONE,
        highest: NONE,
        owner: NONE,
        count: 0,
        shares: 0,
    };
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
        self.spacing = spacing;
        self.list(outline, rows);
        self.place_families();
        self.settle();
        &self.layout
    }

    /// Lists the rows with their columns, each at most one to the right of the row before.
    fn list<K>(&mut self, outline: &Outline<K>, rows: &[usize]) {
        let (mut columns, mut limit) = (0, 1);
        self.layout.rows.clear();
        self.layout.rows.extend(rows.iter().map(|&node| {
            let level = outline.level(node).clamp(1, limit);
            limit = level + 1;
            columns = columns.max(level);
            Placed {
                node,
                column: level - 1,
                y: 0,
            }
        }));
        self.layout.columns = columns;
    }

    /// Places every row among its siblings.
    fn place_families(&mut self) {
        self.shares.clear();
        self.families.clear();
        self.families
            .resize(self.layout.columns as usize + 1, Family::EMPTY);
        // Only makes room: every knot is tied before it is followed.
        self.knots.resize(self.layout.rows.len(), Knot::LOOSE);

        for row in (0..self.layout.rows.len()).rev() {
            let column = self.layout.rows[row].column as usize;
            let children = self.families[column + 1];
            if children.count == 0 {
                self.place_leaf(row as u32, column);
            } else {
                self.families[column + 1] = Family::EMPTY;
                self.place_parent(row as u32, column, children);
            }
        }
        self.close_family(self.families[0]);
    }

    /// Places a row without children above its siblings.
    ///
    /// It is clear of whatever is below, and the upper contour goes on where that of the
    /// sibling below does.
    fn place_leaf(&mut self, row: u32, column: usize) {
        let family = &mut self.families[column];
        let below = family.highest;
        let mut knot = Knot {
            owner: row,
            next: below,
            number: family.count,
            ..Knot::LOOSE
        };
        family.highest = row;
        family.count += 1;
        if below == NONE {
            family.lowest = row;
            family.owner = row;
        } else {
            knot.low = THREAD | self.high(below);
            knot.carry = self.carry(below);
            self.layout.rows[row as usize].y =
                self.layout.rows[below as usize].y + self.spacing.sibling;
        }
        self.knots[row as usize] = knot;
    }

    /// Places a row and the subtree of its `children` above its siblings.
    fn place_parent(&mut self, row: u32, column: usize, children: Family) {
        let middle = self.close_family(children);
        let mut family = self.families[column];
        let below = family.highest;
        let y = if below == NONE {
            family.lowest = row;
            family.owner = row;
            0
        } else {
            self.layout.rows[below as usize].y + self.spacing.sibling
        };
        self.layout.rows[row as usize].y = y;
        self.knots[row as usize] = Knot {
            carry: y - middle,
            low: children.lowest,
            owner: row,
            next: below,
            number: family.count,
        };
        if below != NONE {
            self.apportion(row, &mut family);
        }
        family.highest = row;
        family.count += 1;
        self.families[column] = family;
    }

    /// Spreads the shares of a family that is complete and returns the place of its parent.
    fn close_family(&mut self, family: Family) -> i32 {
        if family.count < 2 {
            return 0;
        }
        let middle = self.layout.rows[family.highest as usize].y / 2;
        if family.shares > 0 {
            self.spread(family, middle);
        }
        middle
    }

    /// Moves the subtree of `row` up until it is clear of its siblings' below, and joins the
    /// contours.
    ///
    /// The outer contours are those of the joined family, the inner ones face each other.
    fn apportion(&mut self, row: u32, family: &mut Family) {
        let (mut inner_low, mut outer_high) = (row, row);
        let (mut inner_high, mut outer_low) = (family.highest, family.lowest);
        let mut at_inner_low = self.carry(inner_low);
        let mut at_outer_high = at_inner_low;
        let mut at_inner_high = self.carry(inner_high);
        let mut at_outer_low = self.carry(outer_low);
        loop {
            inner_high = self.high(inner_high);
            inner_low = self.low(inner_low);
            if inner_high == NONE || inner_low == NONE {
                break;
            }
            outer_low = self.low(outer_low);
            outer_high = self.high(outer_high);
            self.knots[outer_high as usize].owner = row;

            let lower = self.layout.rows[inner_high as usize].y + at_inner_high;
            let upper = self.layout.rows[inner_low as usize].y + at_inner_low;
            let shift = lower + self.spacing.cousin - upper;
            if shift > 0 {
                let shift = even(shift);
                self.move_up(row, inner_high, shift, family);
                at_inner_low += shift;
                at_outer_high += shift;
            }
            at_inner_high += self.carry(inner_high);
            at_inner_low += self.carry(inner_low);
            at_outer_low += self.carry(outer_low);
            at_outer_high += self.carry(outer_high);
        }
        if inner_high != NONE && self.high(outer_high) == NONE {
            self.thread(outer_high, inner_high, at_inner_high - at_outer_high);
        }
        if inner_low != NONE && self.low(outer_low) == NONE {
            self.thread(outer_low, inner_low, at_inner_low - at_outer_low);
            family.owner = row;
        }
    }

    /// Moves `row` up by `shift`, clear of the row `obstacle`, and notes the even shares of
    /// the siblings between.
    fn move_up(&mut self, row: u32, obstacle: u32, shift: i32, family: &mut Family) {
        self.layout.rows[row as usize].y += shift;
        let knot = &mut self.knots[row as usize];
        knot.carry += shift;
        let number = knot.number;

        let column = |row: u32| self.layout.rows[row as usize].column;
        let owner = self.knots[obstacle as usize].owner;
        let from = if column(owner) == column(row) {
            owner
        } else {
            family.owner
        };
        let steps = i64::from(number) - i64::from(self.knots[from as usize].number);
        if steps > 1 {
            let step = (i64::from(shift) << FRACTION) / steps;
            self.shares.push(Share {
                row,
                from,
                step,
                total: step * steps,
            });
            family.shares += 1;
        }
    }

    /// Spreads the shares of a family, rounded away from its `middle`.
    ///
    /// Shares are nested, never crossed: who takes part in a shift is less deep than both
    /// siblings that caused it. Rounding keeps all distances, for it is monotonous on either
    /// side and both sides part.
    fn spread(&mut self, family: Family, middle: i32) {
        let first = self.shares.len() - family.shares as usize;
        // From `first`, shares not yet met in order of their rows; then those being spread.
        let mut unmet = self.shares.len();
        let mut spreading: Vec<Share> = Vec::new();
        let (mut shift, mut slope) = (0_i64, 0_i64);
        let mut row = family.highest;
        while row != NONE && (unmet > first || !spreading.is_empty()) {
            while let Some(share) = spreading.pop_if(|share| share.from == row) {
                slope -= share.step;
            }
            if shift != 0 {
                let at = row as usize;
                let is_lower = i64::from(middle - self.layout.rows[at].y) << FRACTION > shift;
                let whole = if is_lower {
                    (shift + TOLERANCE) >> FRACTION
                } else {
                    (shift - TOLERANCE + (1 << FRACTION) - 1) >> FRACTION
                } as i32;
                self.layout.rows[at].y += whole;
                self.knots[at].carry += whole;
            }
            while unmet > first && self.shares[unmet - 1].row == row {
                unmet -= 1;
                let share = self.shares[unmet];
                shift += share.total;
                slope += share.step;
                spreading.push(share);
            }
            shift -= slope;
            row = self.knots[row as usize].next;
        }
        self.shares.truncate(first);
    }

    /// Turns distances among siblings into distances from the top.
    fn settle(&mut self) {
        let mut carried = vec![0; self.layout.columns as usize + 1];
        let (mut lowest, mut highest) = (i32::MAX, i32::MIN);
        for (placed, knot) in self.layout.rows.iter_mut().zip(&self.knots) {
            let column = placed.column as usize;
            placed.y += carried[column];
            carried[column + 1] = carried[column] + knot.carry;
            lowest = lowest.min(placed.y);
            highest = highest.max(placed.y);
        }
        for placed in &mut self.layout.rows {
            placed.y = highest - placed.y;
        }
        self.layout.height = if self.layout.rows.is_empty() {
            0
        } else {
            highest - lowest + ROW
        };
    }

    fn carry(&self, row: u32) -> i32 {
        self.knots[row as usize].carry
    }

    /// The next row of a lower contour: the last child or the thread.
    fn low(&self, row: u32) -> u32 {
        self.knots[row as usize].low & !THREAD
    }

    /// The next row of an upper contour: the first child, which follows its parent, or the
    /// thread.
    fn high(&self, row: u32) -> u32 {
        let low = self.knots[row as usize].low;
        if low & THREAD == 0 {
            row + 1
        } else {
            low & !THREAD
        }
    }

    /// Goes on from the leaf `from` to `to` along a contour.
    fn thread(&mut self, from: u32, to: u32, carry: i32) {
        let knot = &mut self.knots[from as usize];
        knot.low = THREAD | to;
        knot.carry += carry;
    }
}

impl Knot {
    const LOOSE: Self = Self {
        carry: 0,
        low: THREAD | NONE,
        owner: NONE,
        next: NONE,
        number: 0,
    };
}

/// The even number at or above `distance`.
fn even(distance: i32) -> i32 {
    distance + (distance & 1)
}
