//! Keyboard handling of the tree, following the tree view pattern of the WAI-ARIA Authoring
//! Practices.
//!
//! The keys are those of the pattern in both layouts: down and up follow the reading order, right
//! enters a node, left leaves it.

use std::hash::Hash;

use super::{Folds, Outline};

/// A key that the tree handles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Enter.
    Enter,
    /// The space bar.
    Space,
    /// The asterisk, typed on the main keyboard or the number pad.
    Star,
    /// Any other character; [`TypeAhead`](super::TypeAhead) handles it.
    Char(char),
}

/// The action that a key requests; nodes are given by their index in the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Move the focus to this node.
    Focus(usize),
    /// Open this node.
    Open(usize),
    /// Close this node.
    Close(usize),
    /// Select this node and show its detail.
    Activate(usize),
    /// Open this node and its siblings.
    OpenSiblings(usize),
    /// Do nothing.
    None,
}

/// Returns the action of `key` when `focus` has the focus.
///
/// If the focused node is hidden in a closed node, the closed node counts as focused. If it does
/// not exist, the action is [`Action::None`].
#[must_use]
pub fn press<K: Clone + Eq + Hash>(
    outline: &Outline<K>,
    folds: &Folds<K>,
    focus: usize,
    key: Key,
) -> Action {
    if focus >= outline.len() {
        return Action::None;
    }
    let focus = folds.surface(outline, focus);
    let expanded = folds.is_expanded(outline, focus);
    match key {
        Key::Up => focus_on(above(outline, folds, focus)),
        Key::Down => {
            let below = folds.below(outline, focus);
            focus_on((below < outline.len()).then_some(below))
        }
        Key::Right if expanded => Action::Focus(focus + 1),
        Key::Right if outline.is_parent(focus) => Action::Open(focus),
        Key::Right => Action::None,
        Key::Left if expanded => Action::Close(focus),
        Key::Left => focus_on(outline.parent(focus)),
        Key::Home => Action::Focus(0),
        Key::End => Action::Focus(folds.surface(outline, outline.len() - 1)),
        Key::Enter | Key::Space | Key::Char(' ') => Action::Activate(focus),
        Key::Star | Key::Char('*') => Action::OpenSiblings(focus),
        Key::Char(_) => Action::None,
    }
}

fn focus_on(node: Option<usize>) -> Action {
    node.map_or(Action::None, Action::Focus)
}

/// The visible node before a visible `node`: the previous node in preorder, or the closed node that
/// hides it.
fn above<K: Clone + Eq + Hash>(
    outline: &Outline<K>,
    folds: &Folds<K>,
    node: usize,
) -> Option<usize> {
    let before = node.checked_sub(1)?;
    Some(folds.surface(outline, before))
}
