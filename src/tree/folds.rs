//! The expansion state of the tree's nodes.

use std::collections::HashSet;
use std::hash::Hash;

use rustc_hash::FxBuildHasher;

use super::Outline;

/// The open nodes, by key, so that they survive a change of the outline.
///
/// A node without children may be open; this has no effect until it has children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folds<K: Eq + Hash> {
    open: HashSet<K, FxBuildHasher>,
}

impl<K: Clone + Eq + Hash> Folds<K> {
    /// The state with everything closed: only the roots are visible.
    #[must_use]
    pub fn new() -> Self {
        Self {
            open: HashSet::default(),
        }
    }

    /// The state with every parent of `outline` open.
    #[must_use]
    pub fn all_open(outline: &Outline<K>) -> Self {
        let parents = outline.keys().iter().enumerate();
        parents
            .filter(|&(node, _)| outline.is_parent(node))
            .map(|(_, key)| key.clone())
            .collect()
    }

    /// The state that shows the levels of `outline` down to `level`: its parents above are open.
    #[must_use]
    pub fn to_level(outline: &Outline<K>, level: u32) -> Self {
        let nodes = outline.keys().iter().enumerate();
        nodes
            .filter(|&(node, _)| outline.is_parent(node) && outline.level(node) < level)
            .map(|(_, key)| key.clone())
            .collect()
    }

    /// Returns whether `key` is open.
    #[must_use]
    pub fn is_open(&self, key: &K) -> bool {
        self.open.contains(key)
    }

    /// Opens `key`.
    pub fn open(&mut self, key: &K) {
        if !self.open.contains(key) {
            self.open.insert(key.clone());
        }
    }

    /// Closes `key`. Open nodes below it stay open and reappear when it opens.
    pub fn close(&mut self, key: &K) {
        self.open.remove(key);
    }

    /// Opens `key` if it is closed, closes it if it is open.
    pub fn toggle(&mut self, key: &K) {
        if !self.open.remove(key) {
            self.open.insert(key.clone());
        }
    }

    /// Opens every ancestor of `key`, so that it becomes visible. Does nothing if `key` is unknown.
    pub fn reveal(&mut self, outline: &Outline<K>, key: &K) {
        let Some(node) = outline.find(key) else {
            return;
        };
        for ancestor in outline.ancestors(node) {
            self.open(&outline.keys()[ancestor]);
        }
    }

    /// Opens `key` and all its siblings that have children. Does nothing if `key` is unknown.
    pub fn open_siblings(&mut self, outline: &Outline<K>, key: &K) {
        let Some(node) = outline.find(key) else {
            return;
        };
        for sibling in outline.siblings(node) {
            if outline.is_parent(sibling) {
                self.open(&outline.keys()[sibling]);
            }
        }
    }

    /// Closes everything.
    pub fn close_all(&mut self) {
        self.open.clear();
    }

    /// Returns whether `node` of `outline` has children and shows them (`aria-expanded`).
    #[must_use]
    pub fn is_expanded(&self, outline: &Outline<K>, node: usize) -> bool {
        outline.is_parent(node) && outline.key(node).is_some_and(|key| self.is_open(key))
    }

    /// The nodes whose ancestors are all open, in preorder.
    ///
    /// Takes time linear in the number of nodes returned: closed subtrees are skipped.
    #[must_use]
    pub fn visible(&self, outline: &Outline<K>) -> Vec<usize> {
        let mut rows = Vec::new();
        let mut node = 0;
        while node < outline.len() {
            rows.push(node);
            node = self.below(outline, node);
        }
        rows
    }

    /// `node` itself if it is visible, otherwise the closed ancestor that hides it.
    #[must_use]
    pub fn surface(&self, outline: &Outline<K>, node: usize) -> usize {
        outline
            .ancestors(node)
            .filter(|&ancestor| !self.is_expanded(outline, ancestor))
            .last()
            .unwrap_or(node)
    }

    /// The node that follows a visible `node` if closed subtrees are skipped.
    pub(super) fn below(&self, outline: &Outline<K>, node: usize) -> usize {
        if self.is_expanded(outline, node) {
            node + 1
        } else {
            node + outline.size(node).max(1)
        }
    }
}

impl<K: Clone + Eq + Hash> Default for Folds<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Clone + Eq + Hash> FromIterator<K> for Folds<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        Self {
            open: keys.into_iter().collect(),
        }
    }
}
