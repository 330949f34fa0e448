//! The contours of subtrees: their lowest and highest places in each column.
//!
//! A contour is a linked list of steps, one per column, the nearest first. When two subtrees are
//! joined, the common steps of the deeper subtree become the contour of both, and the steps of the
//! shallower one return to the pool. Every step that is walked is therefore given back, and all
//! joins of a tree together walk no more steps than the tree has parents.

/// The missing step at the end of a contour.
const END: u32 = u32::MAX;

/// The number of fraction bits in the shares of a shift.
pub(super) const FRACTION: u32 = 32;

/// A sibling: a row and its place in the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sibling {
    /// The row.
    row: u32,
    /// The place among the siblings, counted upward from 0.
    number: u32,
}

impl Sibling {
    /// The missing sibling, which is below every row.
    const NONE: Self = Self {
        row: u32::MAX,
        number: 0,
    };
}

/// A shift of the sibling `row` that is shared by the siblings between it and the sibling `from`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    pub(super) row: u32,
    pub(super) from: u32,
    /// The shift of each sibling relative to the one below it, in fixed point.
    pub(super) step: i64,
    /// The sum of all steps.
    pub(super) total: i64,
}

/// One column of a contour, in half rows, upward.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// The lowest place, relative to that of the previous column.
    low: i32,
    /// The highest place, relative to that of the previous column.
    high: i32,
    next: u32,
    /// The sibling that has the highest place (the `ancestor` of the paper). It is outdated in
    /// columns that only one sibling reaches: there it is a row of that sibling's own subtree, or
    /// [`Sibling::NONE`].
    owner: Sibling,
}

/// The subtree below a row; places are relative to the row, upward.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subtree {
    /// The first step of the contour.
    contour: u32,
    /// The lowest place; `top` is the highest.
    bottom: i32,
    top: i32,
}

/// The siblings placed so far, from the lowest up; places are relative to the lowest sibling,
/// upward.
#[derive(Debug, Clone, Copy)]
pub(super) struct Family {
    /// The level in the outline.
    pub(super) level: u32,
    count: u32,
    /// The place of the highest sibling.
    high: i32,
    /// The first step of the contour, relative to the lowest and the highest sibling.
    contour: u32,
    /// The part of `high` that has not yet been added to the first step.
    pending_rise: i32,
    /// The owner of the steps whose own owner is outdated (the `defaultAncestor` of the paper).
    owner: Sibling,
    /// The lowest place of all subtrees.
    bottom: i32,
    /// The highest place of all subtrees except leaves.
    top: i32,
}

impl Family {
    /// The empty family, on a level above all others.
    pub(super) const EMPTY: Self = Self {
        level: 0,
        count: 0,
        high: 0,
        contour: END,
        pending_rise: 0,
        owner: Sibling::NONE,
        bottom: 0,
        top: 0,
    };

    /// The family of a row without children.
    pub(super) const fn of_leaf(row: u32, level: u32) -> Self {
        Self {
            level,
            count: 1,
            owner: Sibling { row, number: 0 },
            ..Self::EMPTY
        }
    }

    /// The family of a row with children.
    pub(super) const fn of_parent(row: u32, level: u32, subtree: Subtree) -> Self {
        Self {
            contour: subtree.contour,
            bottom: subtree.bottom,
            top: subtree.top,
            ..Self::of_leaf(row, level)
        }
    }

    /// Puts a row without children on top, and returns its place. It cannot collide with anything
    /// below.
    pub(super) const fn add_leaf(&mut self, sibling: i32) -> i32 {
        self.count += 1;
        self.pending_rise += sibling;
        self.high += sibling;
        self.high
    }

    /// The middle between the lowest and the highest sibling.
    pub(super) const fn middle(&self) -> i32 {
        self.high / 2
    }

    /// The lowest and the highest place of all subtrees.
    pub(super) fn extent(&self) -> (i32, i32) {
        (self.bottom, self.top.max(self.high))
    }
}

/// The pool of all steps.
#[derive(Debug, Clone)]
pub(super) struct Contours {
    steps: Vec<Step>,
    /// The head of the list of unused steps.
    free: u32,
    /// The number of steps that have been walked.
    #[cfg(test)]
    pub(super) walked: usize,
}

impl Contours {
    /// An empty pool.
    pub(super) const fn new() -> Self {
        Self {
            steps: Vec::new(),
            free: END,
            #[cfg(test)]
            walked: 0,
        }
    }

    /// Removes all contours, but keeps the memory.
    pub(super) fn clear(&mut self) {
        self.steps.clear();
        self.free = END;
    }

    /// Converts a complete family to the subtree of its parent, which is in the middle.
    #[inline]
    pub(super) fn close(&mut self, family: &mut Family) -> Subtree {
        self.apply_pending_rise(family);
        let middle = family.middle();
        let step = Step {
            low: -middle,
            high: middle,
            next: family.contour,
            owner: Sibling::NONE,
        };
        let (bottom, top) = family.extent();
        Subtree {
            contour: self.allocate(step),
            bottom: bottom - middle,
            top: top - middle,
        }
    }

    /// Puts `row` with its `subtree` on top of a family, as low as the `sibling` and `cousin`
    /// distances allow, and returns its place. The resulting `shares` of the siblings between are
    /// appended.
    pub(super) fn join(
        &mut self,
        family: &mut Family,
        row: u32,
        subtree: Subtree,
        (sibling, cousin): (i32, i32),
        shares: &mut Vec<Share>,
    ) -> i32 {
        self.apply_pending_rise(family);
        let newcomer = Sibling {
            row,
            number: family.count,
        };
        let mut place = family.high + sibling;
        // Edges of the family relative to its lowest sibling; edges of the subtree relative to its
        // row.
        let (mut family_low, mut family_high) = (0, family.high);
        let (mut subtree_low, mut subtree_high) = (0, 0);
        let (mut lower, mut upper) = (family.contour, subtree.contour);
        let mut last = (END, END);
        while let (Some(below), Some(above)) = (self.step(lower), self.step(upper)) {
            #[cfg(test)]
            {
                self.walked += 1;
            }
            family_low += below.low;
            family_high += below.high;
            subtree_low += above.low;
            subtree_high += above.high;
            let shift = even(family_high + cousin - subtree_low - place);
            if shift > 0 {
                place += shift;
                let from = if below.owner.row <= family.owner.row {
                    below.owner
                } else {
                    family.owner
                };
                if let Some(share) = share(newcomer, from, shift) {
                    shares.push(share);
                }
            }
            // Both lists get the outer edges of both. The deeper list, which stays, is known only
            // at the end.
            if let Some(below) = self.steps.get_mut(lower as usize) {
                (below.high, below.owner) = (above.high, newcomer);
            }
            if let Some(above) = self.steps.get_mut(upper as usize) {
                (above.low, above.owner) = (below.low, newcomer);
            }
            last = (lower, upper);
            (lower, upper) = (below.next, above.next);
        }
        if upper == END {
            if let Some(deeper) = self.steps.get_mut(lower as usize) {
                deeper.high += family_high - place - subtree_high;
            }
            self.release(subtree.contour, last.1);
        } else {
            if let Some(deeper) = self.steps.get_mut(upper as usize) {
                deeper.low += place + subtree_low - family_low;
            }
            self.release(family.contour, last.0);
            family.contour = subtree.contour;
            family.owner = newcomer;
        }
        family.count += 1;
        family.high = place;
        family.bottom = family.bottom.min(place + subtree.bottom);
        family.top = family.top.max(place + subtree.top);
        place
    }

    /// The number of steps in the pool, used or not.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    /// Adds the pending growth of `high` to the first step of the contour.
    #[inline]
    fn apply_pending_rise(&mut self, family: &mut Family) {
        let pending_rise = std::mem::take(&mut family.pending_rise);
        if pending_rise != 0
            && let Some(first) = self.steps.get_mut(family.contour as usize)
        {
            first.high -= pending_rise;
        }
    }

    #[inline]
    fn step(&self, at: u32) -> Option<Step> {
        self.steps.get(at as usize).copied()
    }

    /// Stores a step and returns its index.
    #[inline]
    fn allocate(&mut self, step: Step) -> u32 {
        let at = self.free;
        match self.steps.get_mut(at as usize) {
            Some(slot) => {
                self.free = slot.next;
                *slot = step;
                at
            }
            None => {
                self.steps.push(step);
                self.steps.len() as u32 - 1
            }
        }
    }

    /// Returns a whole contour to the pool, from its first step to its last.
    #[inline]
    fn release(&mut self, first: u32, last: u32) {
        if let Some(last) = self.steps.get_mut(last as usize) {
            last.next = self.free;
            self.free = first;
        }
    }
}

impl Default for Contours {
    fn default() -> Self {
        Self::new()
    }
}

/// The share of a shift for the siblings between two siblings; `None` if there are none between.
fn share(newcomer: Sibling, from: Sibling, shift: i32) -> Option<Share> {
    let steps = i64::from(newcomer.number) - i64::from(from.number);
    (steps > 1).then(|| {
        let step = (i64::from(shift) << FRACTION) / steps;
        Share {
            row: newcomer.row,
            from: from.row,
            step,
            total: step * steps,
        }
    })
}

/// The smallest even number not below `distance`.
pub(super) const fn even(distance: i32) -> i32 {
    distance + (distance & 1)
}
