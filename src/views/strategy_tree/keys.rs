//! The tree's keyboard.

use leptos::ev::Event;

use crate::dom;
use crate::model::plan::NodeKey;
use crate::tree::{Action, Key, press};
use crate::views::state::Explorer;

/// The tree's name of a key; `None` for one it does not listen to.
fn tree_key(event: &Event) -> Option<Key> {
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

/// Does what a key asks for.
pub(super) fn press_key(explorer: Explorer, event: &Event) {
    let Some(key) = tree_key(event) else { return };
    let focus = explorer.layout.with_untracked(|layout| {
        layout.tab_stop(explorer, explorer.tree_focus.get_untracked().as_ref())
    });
    let Some(focus) = focus else { return };
    let action = explorer.with_tree(|outline, folds| press(outline, folds, focus, key));
    let node = |index: usize| explorer.node(index);
    let done = match action {
        Action::Focus(index) => node(index).map(|key| stand_on(explorer, key)),
        Action::Open(index) => node(index).map(|key| explorer.fold(|_, folds| folds.open(&key))),
        Action::Close(index) => node(index).map(|key| explorer.fold(|_, folds| folds.close(&key))),
        Action::OpenSiblings(index) => node(index).map(|key| {
            explorer.fold(|outline, folds| folds.open_siblings(outline, &key));
        }),
        Action::Activate(index) => node(index).map(|key| explorer.open(key.location())),
        Action::None => match key {
            Key::Char(c) => type_ahead(explorer, focus, c, event.time_stamp()),
            _ => None,
        },
    };
    if done.is_some() {
        event.prevent_default();
    }
}

/// Moves the focus to a node.
fn stand_on(explorer: Explorer, key: NodeKey) {
    let selector = format!("[data-node=\"{key}\"]");
    explorer.tree_focus.set(Some(key));
    // In a long tree the row may have to be put there first.
    super::paint(explorer);
    dom::focus(&selector);
}

/// Goes to the next visible row whose label starts with what has been typed.
fn type_ahead(explorer: Explorer, focus: usize, typed: char, time_ms: f64) -> Option<()> {
    // The labels first: what is kept cannot be read while it is written.
    let rows = explorer
        .layout
        .with_untracked(|layout| layout.nodes(explorer));
    let rows: Vec<(usize, String)> = rows
        .into_iter()
        .map(|(node, _)| (node, searchable(&explorer.label(node))))
        .collect();
    let nodes: Vec<usize> = rows.iter().map(|(node, _)| *node).collect();
    let label = |node: usize| {
        let row = rows
            .binary_search_by_key(&node, |(node, _)| *node)
            .ok()
            .and_then(|at| rows.get(at));
        row.map_or("", |(_, label)| label.as_str())
    };
    let found = explorer.type_in(typed, time_ms.max(0.0) as u64, |typed_so_far| {
        typed_so_far.find(&nodes, focus, label)
    })??;
    stand_on(explorer, explorer.node(found)?);
    Some(())
}

/// A label without the number or dashes in front of it.
fn searchable(label: &str) -> String {
    let words = label.trim_start_matches(['—']);
    let (number, rest) = words.split_once(['、', '.']).unwrap_or(("", words));
    let numbered = number
        .chars()
        .all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    if numbered {
        rest.trim_start().to_owned()
    } else {
        words.to_owned()
    }
}
