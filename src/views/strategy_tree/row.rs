//! One row of the tree: folding and opening are two separate targets.

use leptos::prelude::*;

use super::rows::{Layout, Row, place_classes};
use crate::messages::Msg;
use crate::plan::NodeKey;
use crate::views::state::Explorer;

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
    let href = explorer.href_to(&key.location());
    let selected = {
        let key = key.clone();
        move || {
            let on = explorer.selected_node().as_ref() == Some(&key);
            if on { "true" } else { "false" }
        }
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
            if here { "0" } else { "-1" }
        }
    };
    let concerned = {
        let key = key.clone();
        move || {
            let plan = explorer.plan;
            explorer.selection.with(|selection| match &key {
                NodeKey::Article(n) => plan.article_relation(*n, selection),
                NodeKey::Part(n) => plan.part_relation(*n, selection),
                NodeKey::Sentence(_) => None,
            })
        }
    };
    let fold = {
        let key = key.clone();
        let label = label.clone();
        now.with_untracked(|row| row.as_ref().is_some_and(|row| row.expanded.is_some())).then(|| {
            let words = {
                let label = label.clone();
                move || {
                    let open = now.with(|row| row.as_ref().is_some_and(|r| r.expanded == Some(true)));
                    let message = if open { Msg::TreeFold } else { Msg::TreeUnfold };
                    explorer.plan.messages.fill(message, &[("name", &label)])
                }
            };
            view! {
                <button type="button" class="tree__fold" tabindex="-1" aria-label=words
                    on:click=move |_| explorer.folds.update(|folds| folds.toggle(&key))>
                    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9 6l6 6-6 6"/></svg>
                </button>
            }
        })
    };
    let words = label.clone();
    let link_tab = move || explorer.alive.get().then_some("-1");
    view! {
        <div
            class=move || now.with(|row| row.as_ref().map(place_classes))
            id=format!("node-{key}")
            role="treeitem"
            data-node=key.to_string()
            data-concerned=move || concerned().map(|relation| relation.as_str())
            aria-label=label
            attr:aria-level=read(|row| row.level.to_string())
            attr:aria-posinset=read(|row| row.position.to_string())
            attr:aria-setsize=read(|row| row.set_size.to_string())
            aria-expanded=move || now.with(|row| row.as_ref().and_then(|r| r.expanded).map(|e| e.to_string()))
            aria-selected=selected
            tabindex=tab_index
        >
            {fold}
            <a class="tree__label" href=href tabindex=link_tab>{words}</a>
        </div>
    }
    .into_any()
}

/// Whether a node has a row.
fn is_visible(layout: Memo<Layout>, key: &NodeKey) -> bool {
    layout.with(|layout| layout.rows.iter().any(|row| row.key == *key))
}
