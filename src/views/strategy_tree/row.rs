//! One row of the tree: folding and opening are two separate targets.

use leptos::html::inner_html;
use leptos::prelude::*;

use super::rows::{Layout, Row, place_classes};
use crate::markup::escape;
use crate::messages::Msg;
use crate::plan::NodeKey;
use crate::views::element::{Parts, element};
use crate::views::state::Explorer;

/// The picture on the button that folds.
const ARROW: &str =
    r#"<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9 6l6 6-6 6"></path></svg>"#;

/// The row of a node.
pub(super) fn row(explorer: Explorer, layout: Memo<Layout>, key: NodeKey) -> AnyView {
    let now = {
        let key = key.clone();
        Memo::new(move |last: Option<&Option<Row>>| {
            layout
                .with(|layout| layout.rows.iter().find(|row| row.key == key).cloned())
                // A row that is being removed keeps its last looks.
                .or_else(|| last.cloned().flatten())
        })
    };
    let read = move |what: fn(&Row) -> String| move || now.with(|row| row.as_ref().map(what));
    let label = explorer.plan.node_label(&key);
    let selected = {
        let key = key.clone();
        move || Some((explorer.selected_node().as_ref() == Some(&key)).to_string())
    };
    let tab_index = {
        let key = key.clone();
        move || {
            let focus = explorer.tree_focus.get();
            let first = || layout.with(|l| l.rows.first().is_some_and(|row| row.key == key));
            let here = match &focus {
                Some(focus) if is_visible(layout, focus) => *focus == key,
                _ => first(),
            };
            Some(if here { "0" } else { "-1" }.to_owned())
        }
    };
    let concerned = {
        let key = key.clone();
        move || {
            let plan = explorer.plan;
            let relation = explorer.selection.with(|selection| match &key {
                NodeKey::Article(n) => plan.article_relation(*n, selection),
                NodeKey::Part(n) => plan.part_relation(*n, selection),
                NodeKey::Sentence(_) => None,
            })?;
            Some(relation.as_str().to_owned())
        }
    };
    let link = element("a")
        .attr("class", "tree__label")
        .attr("href", explorer.href_to(&key.location()))
        .live("tabindex", move || {
            explorer.alive.get().then(|| "-1".to_owned())
        })
        .add_any_attr(inner_html(format!(
            "<span class=\"tree__words\">{}</span>",
            escape(&label)
        )));
    let row = element("div")
        .live("class", read(place_classes))
        .attr("id", format!("node-{key}"))
        .attr("role", "treeitem")
        .attr("data-node", key.to_string())
        .live("data-concerned", concerned)
        .attr("aria-label", label.clone())
        .live("aria-level", read(|row| row.level.to_string()))
        .live("aria-posinset", read(|row| row.position.to_string()))
        .live("aria-setsize", read(|row| row.set_size.to_string()))
        .live("aria-expanded", move || {
            now.with(|row| row.as_ref()?.expanded.map(|expanded| expanded.to_string()))
        })
        .live("aria-selected", selected)
        .live("tabindex", tab_index);
    let is_parent =
        now.with_untracked(|row| row.as_ref().is_some_and(|row| row.expanded.is_some()));
    if is_parent {
        let open =
            move || now.with(|row| row.as_ref().is_some_and(|row| row.expanded == Some(true)));
        row.child(fold(explorer, key, label, open))
            .child(link)
            .into_any()
    } else {
        row.child(link).into_any()
    }
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
        Some(explorer.plan.messages.fill(message, &[("name", &label)]))
    };
    element("button")
        .attr("type", "button")
        .attr("class", "tree__fold")
        .attr("tabindex", "-1")
        .live("aria-label", words)
        .heard("click", move |_| {
            explorer.folds.update(|folds| folds.toggle(&key))
        })
        .add_any_attr(inner_html(ARROW.to_owned()))
        .into_any()
}

/// Whether a node has a row.
fn is_visible(layout: Memo<Layout>, key: &NodeKey) -> bool {
    layout.with(|layout| layout.rows.iter().any(|row| row.key == *key))
}
