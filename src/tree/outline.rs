//! A forest, stored as one list in reading order.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::hash::Hash;

use rustc_hash::FxBuildHasher;

/// The missing parent of a root.
const NONE: u32 = u32::MAX;

/// The largest number of nodes in an outline; it ensures that every coordinate of a layout fits an
/// `i32`.
const CAPACITY: usize = 1 << 26;

/// A forest in preorder: every node is followed by its whole subtree.
///
/// Nodes are identified by their index in that order, from 0. The lookups are total: an index that
/// is out of range has no key, no parent, no children, level 0 and size 0.
#[derive(Debug, Clone)]
pub struct Outline<K> {
    keys: Vec<K>,
    nodes: Vec<Node>,
    roots: u32,
    index: HashMap<K, u32, FxBuildHasher>,
}

/// The data of one node other than its key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    parent: u32,
    /// The level; roots are on level 1.
    pub(super) level: u32,
    /// The number of nodes in the subtree, itself included.
    size: u32,
    /// The position among its siblings, from 1.
    position: u32,
    children: u32,
}

impl Node {
    /// A single node.
    pub(super) const fn on_level(level: u32) -> Self {
        Self {
            parent: NONE,
            level,
            size: 1,
            position: 1,
            children: 0,
        }
    }
}

impl<K: Clone + Eq + Hash> Outline<K> {
    /// The outline of `(key, level)` pairs in preorder; roots are on level 1.
    ///
    /// # Errors
    ///
    /// Those of [`OutlineBuilder::push`].
    pub fn from_levels(pairs: impl IntoIterator<Item = (K, u32)>) -> Result<Self, OutlineError> {
        let mut builder = OutlineBuilder::new();
        for (key, level) in pairs {
            builder.push(key, level)?;
        }
        Ok(builder.finish())
    }

    /// The index of the node with the key `key`.
    #[must_use]
    pub fn find(&self, key: &K) -> Option<usize> {
        self.index.get(key).map(|&node| node as usize)
    }
}

impl<K> Outline<K> {
    /// The number of nodes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns whether there are no nodes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The data of all nodes other than their keys, in preorder.
    pub(super) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The keys of all nodes, in preorder.
    #[must_use]
    pub fn keys(&self) -> &[K] {
        &self.keys
    }

    /// The key of `node`.
    #[must_use]
    pub fn key(&self, node: usize) -> Option<&K> {
        self.keys.get(node)
    }

    /// The level of `node`, 1 for a root (`aria-level`).
    #[must_use]
    pub fn level(&self, node: usize) -> u32 {
        self.nodes.get(node).map_or(0, |node| node.level)
    }

    /// The number of nodes in the subtree under `node`, itself included.
    #[must_use]
    pub fn size(&self, node: usize) -> usize {
        self.nodes.get(node).map_or(0, |node| node.size as usize)
    }

    /// Returns whether `node` has children.
    #[must_use]
    pub fn is_parent(&self, node: usize) -> bool {
        self.child_count(node) > 0
    }

    /// The number of children of `node`.
    #[must_use]
    pub fn child_count(&self, node: usize) -> usize {
        self.nodes
            .get(node)
            .map_or(0, |node| node.children as usize)
    }

    /// The position of `node` among its siblings, from 1 (`aria-posinset`).
    #[must_use]
    pub fn position(&self, node: usize) -> usize {
        self.nodes
            .get(node)
            .map_or(0, |node| node.position as usize)
    }

    /// The number of siblings of `node`, itself included (`aria-setsize`).
    #[must_use]
    pub fn set_size(&self, node: usize) -> usize {
        match self.nodes.get(node) {
            None => 0,
            Some(node) if node.parent == NONE => self.roots as usize,
            Some(node) => self.child_count(node.parent as usize),
        }
    }

    /// The parent of `node`; `None` for a root.
    #[must_use]
    pub fn parent(&self, node: usize) -> Option<usize> {
        match self.nodes.get(node)?.parent {
            NONE => None,
            parent => Some(parent as usize),
        }
    }

    /// The ancestors of `node`, its parent first, its root last.
    pub fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.parent(node), |&node| self.parent(node))
    }

    /// The roots, in order.
    #[must_use]
    pub fn roots(&self) -> Children<'_> {
        Children {
            nodes: &self.nodes,
            next: 0,
            end: self.nodes.len(),
        }
    }

    /// The children of `node`, in order.
    #[must_use]
    pub fn children(&self, node: usize) -> Children<'_> {
        Children {
            nodes: &self.nodes,
            next: node.saturating_add(1),
            end: node.saturating_add(self.size(node)),
        }
    }

    /// The siblings of `node`, itself included, in order.
    #[must_use]
    pub fn siblings(&self, node: usize) -> Children<'_> {
        match self.parent(node) {
            Some(parent) => self.children(parent),
            None => self.roots(),
        }
    }
}

/// An iterator over siblings in order; it skips the subtree of each to find the next.
#[derive(Debug, Clone)]
pub struct Children<'a> {
    nodes: &'a [Node],
    next: usize,
    end: usize,
}

impl Iterator for Children<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.next >= self.end {
            return None;
        }
        let node = self.next;
        self.next += self.nodes[node].size as usize;
        Some(node)
    }
}

/// Builds an [`Outline`] from its nodes in preorder.
#[derive(Debug, Clone)]
pub struct OutlineBuilder<K> {
    keys: Vec<K>,
    nodes: Vec<Node>,
    roots: u32,
    index: HashMap<K, u32, FxBuildHasher>,
    /// The last node of each level, from level 1: the path to the last node pushed.
    path: Vec<u32>,
}

impl<K: Clone + Eq + Hash> OutlineBuilder<K> {
    /// An empty builder.
    #[must_use]
    pub fn new() -> Self {
        Self {
            keys: Vec::new(),
            nodes: Vec::new(),
            roots: 0,
            index: HashMap::default(),
            path: Vec::new(),
        }
    }

    /// Adds the next node in preorder and returns its index; roots are on level 1.
    ///
    /// # Errors
    ///
    /// Fails if the level is 0 or more than one below the previous node, if the key has been pushed
    /// already, or if the outline is full. Nothing is added in these cases.
    pub fn push(&mut self, key: K, level: u32) -> Result<usize, OutlineError> {
        let at = self.nodes.len();
        let deepest = self.path.len();
        let depth = level as usize;
        if depth == 0 || depth > deepest + 1 {
            return Err(OutlineError::LevelJump {
                at,
                level,
                deepest: deepest as u32 + 1,
            });
        }
        if at >= CAPACITY {
            return Err(OutlineError::Full { capacity: CAPACITY });
        }
        match self.index.entry(key.clone()) {
            Entry::Occupied(first) => {
                return Err(OutlineError::DuplicateKey {
                    at,
                    first: *first.get() as usize,
                });
            }
            Entry::Vacant(free) => free.insert(at as u32),
        };

        self.path.truncate(depth - 1);
        let (parent, brood) = match self.path.last() {
            Some(&parent) => (parent, &mut self.nodes[parent as usize].children),
            None => (NONE, &mut self.roots),
        };
        *brood += 1;
        let position = *brood;
        self.path.push(at as u32);
        self.keys.push(key);
        self.nodes.push(Node {
            parent,
            level,
            size: 1,
            position,
            children: 0,
        });
        Ok(at)
    }

    /// The outline of all nodes pushed.
    #[must_use]
    pub fn finish(mut self) -> Outline<K> {
        for node in (0..self.nodes.len()).rev() {
            let Node { parent, size, .. } = self.nodes[node];
            if parent != NONE {
                self.nodes[parent as usize].size += size;
            }
        }
        Outline {
            keys: self.keys,
            nodes: self.nodes,
            roots: self.roots,
            index: self.index,
        }
    }
}

impl<K: Clone + Eq + Hash> Default for OutlineBuilder<K> {
    fn default() -> Self {
        Self::new()
    }
}

/// The reason why a list of nodes is not an outline; positions count from 0 in preorder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineError {
    /// The node at `at` is on a `level` that is not between 1 and `deepest`.
    LevelJump {
        /// The position of the node.
        at: usize,
        /// Its level.
        level: u32,
        /// The deepest level possible here.
        deepest: u32,
    },
    /// The node at `at` has the key of the node at `first`.
    DuplicateKey {
        /// The position of the second node.
        at: usize,
        /// The position of the first one.
        first: usize,
    },
    /// There are more nodes than an outline can hold.
    Full {
        /// The largest number of nodes.
        capacity: usize,
    },
}

impl fmt::Display for OutlineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LevelJump { at, level, deepest } => write!(
                f,
                "node {at} is on level {level}, where only levels 1 to {deepest} are possible"
            ),
            Self::DuplicateKey { at, first } => {
                write!(f, "node {at} has the key of node {first}")
            }
            Self::Full { capacity } => write!(f, "an outline holds at most {capacity} nodes"),
        }
    }
}

impl std::error::Error for OutlineError {}
