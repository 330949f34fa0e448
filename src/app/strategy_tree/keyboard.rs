//! The keyboard of the tree.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::TreeState;
use crate::dom;
use crate::model::plan::NodeKey;
use crate::tree::{Action, Key, press};

/// The tree's name of a key; `None` for one without a meaning there.
fn tree_key(event: &KeyboardEvent) -> Option<Key> {
    let name = dom::plain_key(event)?;
    Some(match name.as_str() {
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "Enter" => Key::Enter,
        " " => Key::Space,
        "*" => Key::Star,
        other => {
            let mut chars = other.chars();
            let (Some(c), None) = (chars.next(), chars.next()) else {
                return None;
            };
            Key::Char(c)
        }
    })
}

/// Does what a key means.
pub(super) fn on_keydown(tree: TreeState, event: &KeyboardEvent) {
    let (Some(key), Some(focused)) = (tree_key(event), tree.stop.get_untracked()) else {
        return;
    };
    let state = tree.state;
    let outline = state.outline();
    let action = state
        .expanded
        .with_untracked(|folds| press(outline, folds, focused, key));
    let node = |index: usize| outline.key(index).cloned();
    let done = match action {
        Action::Focus(index) => node(index).map(|key| tree.focus(key)),
        Action::Open(index) => node(index).map(|key| state.expand(|_, folds| folds.open(&key))),
        Action::Close(index) => node(index).map(|key| state.expand(|_, folds| folds.close(&key))),
        Action::OpenSiblings(index) => {
            node(index).map(|key| state.expand(|outline, folds| folds.open_siblings(outline, &key)))
        }
        Action::Activate(index) => {
            node(index).map(|key| state.navigate(state.on_this_page(key.location())))
        }
        Action::None => match key {
            Key::Char(c) => type_ahead(tree, focused, c, event.time_stamp())
                .and_then(node)
                .map(|key: NodeKey| tree.focus(key)),
            _ => None,
        },
    };
    if done.is_some() {
        event.prevent_default();
    }
}

/// The next visible row whose label starts with what has been typed lately.
fn type_ahead(tree: TreeState, focused: usize, typed: char, time_ms: f64) -> Option<usize> {
    let rows = tree.layout.with_untracked(|layout| {
        let rows = layout.rows.iter().map(|row| row.node);
        let labelled = rows.map(|node| (node, searchable(&tree.label(layout.lens, node))));
        labelled.collect::<Vec<_>>()
    });
    let nodes: Vec<usize> = rows.iter().map(|(node, _)| *node).collect();
    let label = |node: usize| {
        let at = rows.binary_search_by_key(&node, |(node, _)| *node).ok();
        at.and_then(|at| rows.get(at))
            .map_or("", |(_, label)| label.as_str())
    };
    let found = tree.typed.try_update_value(|typed_ahead| {
        typed_ahead.push(typed, time_ms.max(0.0) as u64);
        typed_ahead.find(&nodes, focused, label)
    });
    found.flatten()
}

/// A label without the number or dashes in front of it.
fn searchable(label: &str) -> String {
    let words = label.trim_start_matches(['—']);
    let (number, rest) = words.split_once(['、', '.']).unwrap_or(("", words));
    let numbered = number
        .chars()
        .all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    match numbered {
        true => rest.trim_start().to_owned(),
        false => words.to_owned(),
    }
}
