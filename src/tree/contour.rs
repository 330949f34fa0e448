//! The contours of subtrees: how low and how high they reach in each column.
//!
//! A contour is a list of steps, one for each column, the nearest first. Of two subtrees that are
//! joined the steps of the shallower one go back to the pool, and those of the deeper one become
//! the contour of both; so every step that is walked is given back, and all joins of a tree
//! together walk no more steps than it has parents.

/// No step: where a contour ends.
const END: u32 = u32::MAX;

/// Bits of fraction in the shares of a shift.
pub(super) const FRACTION: u32 = 32;

/// A row among its siblings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sibling {
    /// Its row.
    row: u32,
    /// Its place, counted upward from 0.
    number: u32,
}

impl Sibling {
    /// Nobody: below every row.
    const NOBODY: Self = Self {
        row: u32::MAX,
        number: 0,
    };
}

/// A shift of the sibling `row` in which those between it and the sibling `from` take part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    pub(super) row: u32,
    pub(super) from: u32,
    /// What each has more than the one below, in fixed point.
    pub(super) step: i64,
    /// All steps together.
    pub(super) total: i64,
}

/// One column of a contour, in half rows, upward.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// The lowest place, from that of the column before.
    low: i32,
    /// The highest place, from that of the column before.
    high: i32,
    next: u32,
    /// Whose the highest place is (the `ancestor` of the paper); outdated in what a sibling has
    /// alone, where it is a row of its own subtree or nobody.
    owner: Sibling,
}

/// What is below a row; places from the row, upward.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subtree {
    /// The first step of the contour.
    contour: u32,
    /// The lowest place of all, and the highest.
    bottom: i32,
    top: i32,
}

/// The siblings placed so far, from the lowest up; places from the lowest, upward.
#[derive(Debug, Clone, Copy)]
pub(super) struct Family {
    /// The level in the outline.
    pub(super) level: u32,
    count: u32,
    /// The place of the highest sibling.
    high: i32,
    /// The first step of the contour, relative to the lowest and the highest sibling.
    contour: u32,
    /// How much of `high` the first step has not been told of yet.
    untold: i32,
    /// Who owns the steps whose owner is outdated (the `defaultAncestor` of the paper).
    owner: Sibling,
    /// The lowest place of all subtrees.
    bottom: i32,
    /// The highest place of all subtrees but the leaves.
    top: i32,
}

impl Family {
    /// Nobody, on a level above all.
    pub(super) const EMPTY: Self = Self {
        level: 0,
        count: 0,
        high: 0,
        contour: END,
        untold: 0,
        owner: Sibling::NOBODY,
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

    /// Puts a row without children on top, and returns its place. It is clear of whatever is below.
    pub(super) const fn add_leaf(&mut self, sibling: i32) -> i32 {
        self.count += 1;
        self.untold += sibling;
        self.high += sibling;
        self.high
    }

    /// Halfway between the lowest and the highest sibling.
    pub(super) const fn middle(&self) -> i32 {
        self.high / 2
    }

    /// The lowest and the highest place of all.
    pub(super) fn extent(&self) -> (i32, i32) {
        (self.bottom, self.top.max(self.high))
    }
}

/// The pool of all steps.
#[derive(Debug, Clone)]
pub(super) struct Contours {
    steps: Vec<Step>,
    /// The first of the steps that are not in use.
    free: u32,
    /// How many steps have been walked.
    #[cfg(test)]
    pub(super) walked: usize,
}

impl Contours {
    /// No step yet.
    pub(super) const fn new() -> Self {
        Self {
            steps: Vec::new(),
            free: END,
            #[cfg(test)]
            walked: 0,
        }
    }

    /// Forgets all contours, but keeps their memory.
    pub(super) fn clear(&mut self) {
        self.steps.clear();
        self.free = END;
    }

    /// The subtree of the parent of a complete family, in its middle.
    #[inline]
    pub(super) fn close(&mut self, family: &mut Family) -> Subtree {
        self.tell(family);
        let middle = family.middle();
        let step = Step {
            low: -middle,
            high: middle,
            next: family.contour,
            owner: Sibling::NOBODY,
        };
        let (bottom, top) = family.extent();
        Subtree {
            contour: self.put(step),
            bottom: bottom - middle,
            top: top - middle,
        }
    }

    /// Puts the `row` with its `subtree` on top of a family, as low as the `sibling` and `cousin`
    /// distances allow, and returns its place. The `shares` of the siblings between are noted.
    pub(super) fn join(
        &mut self,
        family: &mut Family,
        row: u32,
        subtree: Subtree,
        (sibling, cousin): (i32, i32),
        shares: &mut Vec<Share>,
    ) -> i32 {
        self.tell(family);
        let newcomer = Sibling {
            row,
            number: family.count,
        };
        let mut place = family.high + sibling;
        // Places of both edges of both: the family's from its lowest, the subtree's from its row.
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
            // The outer edges become those of both; which list stays will be seen.
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
            self.give_back(subtree.contour, last.1);
        } else {
            if let Some(deeper) = self.steps.get_mut(upper as usize) {
                deeper.low += place + subtree_low - family_low;
            }
            self.give_back(family.contour, last.0);
            family.contour = subtree.contour;
            family.owner = newcomer;
        }
        family.count += 1;
        family.high = place;
        family.bottom = family.bottom.min(place + subtree.bottom);
        family.top = family.top.max(place + subtree.top);
        place
    }

    /// How many steps the pool has, in use or not.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    /// Tells the first step of a contour how much higher the highest sibling is by now.
    #[inline]
    fn tell(&mut self, family: &mut Family) {
        let untold = std::mem::take(&mut family.untold);
        if untold != 0
            && let Some(first) = self.steps.get_mut(family.contour as usize)
        {
            first.high -= untold;
        }
    }

    #[inline]
    fn step(&self, at: u32) -> Option<Step> {
        self.steps.get(at as usize).copied()
    }

    /// A place for a step.
    #[inline]
    fn put(&mut self, step: Step) -> u32 {
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

    /// Takes a whole contour back, from its first step to its last.
    #[inline]
    fn give_back(&mut self, first: u32, last: u32) {
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

/// What those between two siblings have of a shift; nothing where nobody is between.
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

/// The even number at or above `distance`.
pub(super) const fn even(distance: i32) -> i32 {
    distance + (distance & 1)
}
