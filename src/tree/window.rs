//! The few nodes of a large layout that a window shows.

use super::{Placed, ROW, TidyLayout};

/// No row: the parent of a root.
const NONE: u32 = u32::MAX;

/// A horizontal band of the layout, in half rows from its top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Where the band begins.
    pub top: i32,
    /// Where it ends; not part of it.
    pub bottom: i32,
    /// How far beyond both ends nodes are shown already.
    pub overscan: i32,
}

/// A node a window shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// The node and its place.
    pub placed: Placed,
    /// Its parent and the place of that, where its connector begins; none for a root.
    pub parent: Option<Placed>,
}

/// A layout sorted by columns, so that windows into it are found by bisection.
///
/// It holds for every layout that places the rows of each column from top to bottom in
/// reading order, which [`Drawing`](super::Drawing) and [`indented`](super::indented) do.
#[derive(Debug, Clone)]
pub struct Sight {
    /// The rows, column by column, each from top to bottom.
    rows: Vec<u32>,
    /// Where each column begins in `rows`, with the end of the last one.
    columns: Vec<u32>,
    /// The row of each row's parent.
    parents: Vec<u32>,
}

impl Sight {
    /// Sorts `layout` by columns, in linear time.
    #[must_use]
    pub fn new(layout: &TidyLayout) -> Self {
        let columns = layout.columns as usize;
        let mut starts = vec![0_u32; columns + 1];
        for placed in &layout.rows {
            starts[placed.column as usize + 1] += 1;
        }
        for column in 0..columns {
            starts[column + 1] += starts[column];
        }

        let mut free = starts.clone();
        let mut last = vec![NONE; columns];
        let mut rows = vec![0; layout.rows.len()];
        let mut parents = Vec::with_capacity(layout.rows.len());
        for (placed, row) in layout.rows.iter().zip(0..) {
            let column = placed.column as usize;
            rows[free[column] as usize] = row;
            free[column] += 1;
            last[column] = row;
            parents.push(column.checked_sub(1).map_or(NONE, |before| last[before]));
        }
        Self {
            rows,
            columns: starts,
            parents,
        }
    }

    /// What `window` shows of the `layout` this was made from, in reading order: the nodes
    /// that touch it, the node `focus` wherever it is, and the ancestors of all these.
    ///
    /// The time and the number of nodes depend on the window and the number of columns, and
    /// only logarithmically on the layout: outside the window there is at most one ancestor
    /// above and one below in each column, and the path to the focus.
    #[must_use]
    pub fn shown(&self, layout: &TidyLayout, window: Window, focus: Option<usize>) -> Vec<Shown> {
        let top = window.top.saturating_sub(window.overscan);
        let bottom = window.bottom.saturating_add(window.overscan);
        let y = |row: u32| layout.rows[row as usize].y;

        let mut picked: Vec<u32> = Vec::new();
        for ends in self.columns.windows(2) {
            let column = &self.rows[ends[0] as usize..ends[1] as usize];
            let first = column.partition_point(|&row| y(row) + ROW <= top);
            let beyond = column.partition_point(|&row| y(row) < bottom);
            picked.extend(&column[first.min(beyond)..beyond]);
        }
        if let Some(focus) = focus
            && let Ok(row) = layout.rows.binary_search_by_key(&focus, |row| row.node)
        {
            picked.push(row as u32);
        }
        self.add_ancestors(&mut picked);

        let place = |row: u32| layout.rows.get(row as usize).copied();
        picked
            .iter()
            .filter_map(|&row| {
                Some(Shown {
                    placed: place(row)?,
                    parent: place(self.parents[row as usize]),
                })
            })
            .collect()
    }

    /// Adds the missing ancestors of the `picked` rows and sorts them all.
    fn add_ancestors(&self, picked: &mut Vec<u32>) {
        picked.sort_unstable();
        picked.dedup();
        // The rows from an ancestor to its descendant are all its descendants, so an ancestor
        // that is not after the row picked before is that row or one of its ancestors.
        let mut before = None;
        for place in 0..picked.len() {
            let row = picked[place];
            let mut parent = self.parents[row as usize];
            while parent != NONE && before.is_none_or(|before| parent > before) {
                picked.push(parent);
                parent = self.parents[parent as usize];
            }
            before = Some(row);
        }
        picked.sort_unstable();
    }
}
