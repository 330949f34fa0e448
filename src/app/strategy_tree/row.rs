//! One row of the tree: expanding and opening are two separate targets.

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use super::TreeState;
use super::layout::Row;
use crate::model::messages::Msg;
use crate::model::plan::Relation;
use crate::route::Lens;

/// What may change of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
struct RowState {
    row: Row,
    is_selected: bool,
    /// Whether the Tab key leads to it; `None` as long as the page is as printed, where it leads to
    /// the links.
    is_stop: Option<bool>,
    relevance: Option<Relation>,
    /// Whether it leads to the selection, on the page of the tree.
    is_on_path: bool,
}

impl RowState {
    fn classes(&self) -> String {
        let mut classes = self.row.classes();
        if self.is_on_path {
            classes += " tree__row--path";
        }
        classes
    }
}

/// The row of a node. Names and positions are stated when the page reacts.
#[component]
pub(super) fn TreeRow(tree: TreeState, lens: Lens, node: usize) -> impl IntoView {
    let TreeState { state, layout, .. } = tree;
    let index = state.index;
    let key = index.tree(lens).key(node).cloned()?;
    let row = layout.with_untracked(|layout| layout.row(node).copied())?;
    let own_key = key.clone();
    let current = Memo::new(move |before: Option<&RowState>| {
        // A row that is about to be removed stays as it was.
        let last = || before.map_or(row, |before| before.row);
        let present = layout.with(|layout| {
            let here = layout.lens == lens;
            layout.row(node).copied().filter(|_| here)
        });
        RowState {
            row: present.unwrap_or_else(last),
            is_selected: state
                .selection
                .with(|selected| selected.node.as_ref() == Some(&own_key)),
            is_stop: state
                .is_hydrated
                .get()
                .then(|| tree.stop.get() == Some(node)),
            relevance: state.relevance(&own_key),
            is_on_path: tree.path.with(|path| path.contains(&node)),
        }
    });
    let label = tree.label(lens, node);
    let expander_label = {
        let label = label.clone();
        move || {
            let message = match current.with(|current| current.row.expanded) {
                Some(true) => Msg::TreeFold,
                _ => Msg::TreeUnfold,
            };
            index.messages.fill(message, &[("name", &label)])
        }
    };
    // Level, position and set size are added after hydration: printed rows stay small.
    // `aria-level` is a custom attribute because Leptos has no method for it.
    let live = move || state.is_hydrated.get();
    let expanded = move || {
        let expanded = current.with(|current| current.row.expanded);
        expanded.map(as_word)
    };
    let selected = move || current.with(|current| current.is_selected);
    let (level, position) = (row.level.to_string(), row.position.to_string());
    let set_size = row.set_size.to_string();
    let language = index.label_language(lens, node);
    // The link is no stop of its own in a live tree. Printed ones lose theirs when the tree goes live.
    let link_tabindex = state.is_hydrated.get_untracked().then_some("-1");
    let (id, href) = (key.to_string(), state.href(&key.location()));
    let name = label.clone();
    Some(view! {
        <div
            role="treeitem"
            {..custom_attribute("aria-level", move || live().then(|| level.clone()))}
            data-node=id
            lang=language
            aria-label=move || live().then(|| name.clone())
            aria-posinset=move || live().then(|| position.clone())
            aria-setsize=move || live().then(|| set_size.clone())
            class=move || current.with(RowState::classes)
            data-relevance=move || current.with(|current| current.relevance.map(Relation::as_str))
            aria-expanded=expanded
            aria-selected=move || (selected() || live()).then(|| as_word(selected()))
            tabindex=move || {
                let is_stop = current.with(|current| current.is_stop);
                is_stop.map(|is_stop| if is_stop { "0" } else { "-1" })
            }
        >
            {row.expanded.map(|_| view! {
                <button
                    class="tree__fold"
                    tabindex=move || live().then_some("-1")
                    aria-label=move || live().then(&expander_label)
                    on:click=move |_| tree.toggle(&key)
                ></button>
            })}
            <a href=href tabindex=link_tabindex><span>{label}</span></a>
        </div>
    })
}

const fn as_word(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
