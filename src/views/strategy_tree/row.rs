//! One row of the tree: folding and opening are two separate targets.

use leptos::prelude::*;

use super::rows::{Row, place_classes};
use crate::messages::Msg;
use crate::plan::NodeKey;
use crate::text::Section;
use crate::views::element::element;
use crate::views::state::Explorer;

/// The row of a node.
pub(super) fn row(explorer: Explorer, (node, key): (usize, NodeKey)) -> AnyView {
    let layout = explorer.layout;
    let label = explorer.label(node);
    let read =
        move |what: fn(&Row) -> String| move || layout.with(|layout| layout.row(node).map(what));
    let expanded = move || layout.with(|layout| layout.row(node)?.expanded);
    let selected = {
        let key = key.clone();
        move || Some((explorer.selected_node().as_ref() == Some(&key)).to_string())
    };
    let tab_index = move || {
        let here = explorer.tree_focus.with(|focus| {
            layout.with(|layout| layout.tab_stop(explorer, focus.as_ref()) == Some(node))
        });
        Some(if here { "0" } else { "-1" }.to_owned())
    };
    let concerned = {
        let section = match &key {
            NodeKey::Article(n) => Some(Section::Article(*n)),
            NodeKey::Part(n) => Some(Section::Part(*n)),
            _ => None,
        };
        move || {
            let section = section?;
            explorer.selected.with(|selected| {
                let mut concerned = selected.concerned.iter();
                let (_, relation) = concerned.find(|(here, _)| *here == section)?;
                Some(relation.as_str().to_owned())
            })
        }
    };
    let link = element("a")
        .written("class", "tree__label".to_owned())
        .written("href", explorer.href_to(&key.location()))
        .live("tabindex", move || {
            // Once alive, always alive: rows that come later need not wait for it.
            let alive = explorer.alive.get_untracked() || explorer.alive.get();
            alive.then(|| "-1".to_owned())
        })
        .filled(|html| _ = html.leaf("span", &[("class", "tree__words")], &label));
    let row = element("div")
        .live("class", read(place_classes))
        .written("id", format!("node-{key}"))
        .written("role", "treeitem".to_owned())
        .written("data-node", key.to_string())
        .live("data-concerned", concerned)
        .written("aria-label", label.clone())
        .live("lang", move || explorer.label_language(node))
        .live("aria-level", read(|row| row.level.to_string()))
        .live("aria-posinset", read(|row| row.position.to_string()))
        .live("aria-setsize", read(|row| row.set_size.to_string()))
        .live("aria-expanded", move || Some(expanded()?.to_string()))
        .live("aria-selected", selected)
        .live("tabindex", tab_index);
    let is_parent = layout
        .with_untracked(|layout| layout.row(node)?.expanded)
        .is_some();
    let mut views = Vec::new();
    if is_parent {
        views.push(fold(explorer, key, label, move || expanded() == Some(true)));
    }
    views.push(link);
    row.around(views)
}

/// The button that folds and unfolds a row.
fn fold(
    explorer: Explorer,
    key: NodeKey,
    label: String,
    open: impl Fn() -> bool + Send + 'static,
) -> AnyView {
    let words = move || {
        let message = if open() {
            Msg::TreeFold
        } else {
            Msg::TreeUnfold
        };
        Some(explorer.guide.messages.fill(message, &[("name", &label)]))
    };
    element("button")
        .written("type", "button".to_owned())
        .written("class", "tree__fold".to_owned())
        .written("tabindex", "-1".to_owned())
        .live("aria-label", words)
        .heard("click", move |_| {
            explorer.fold(|_, folds| folds.toggle(&key))
        })
        .empty()
}
