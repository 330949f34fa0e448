//! What the tree has only on its own page: the path to the selection, and how far it is unfolded.

use leptos::prelude::*;

use super::TreeState;
use crate::app::AppState;
use crate::model::messages::Msg;
use crate::model::plan::NodeKey;
use crate::route::{Lens, Location, Route};
use crate::tree::Folds;

/// The place of a node on the page of the tree.
pub(super) fn place(key: Option<&NodeKey>) -> Location {
    Location {
        anchor: key.map_or_else(String::new, NodeKey::to_string),
        ..Location::page(Route::Tree)
    }
}

/// Path and controls above the tree.
#[component]
pub(super) fn WholeTreeHead(tree: TreeState) -> impl IntoView {
    let state = tree.state;
    let levels = [
        ("1", Some(1)),
        ("2", Some(2)),
        ("3", Some(3)),
        ("all", Some(u32::MAX)),
        ("none", None),
    ];
    let buttons = levels.map(|(word, level)| {
        let label = match level {
            None => state.msg(Msg::TreeNone).to_owned(),
            Some(u32::MAX) => state.msg(Msg::TreeAll).to_owned(),
            Some(n) => state.index.messages.fill(Msg::TreeLevel, &[("n", &n)]),
        };
        view! {
            <button class="tool" data-expand=word on:click=move |_| tree.unfold_to(level)>
                {label}
            </button>
        }
    });
    view! {
        <nav class="tree-path" aria-label=state.msg(Msg::TreePath) data-hint=state.msg(Msg::TreePathNone)>
            {move || path(state)}
        </nav>
        <div class="tree-levels" role="group" aria-label=state.msg(Msg::TreeLevels)>
            {buttons.collect_view()}
        </div>
    }
}

/// The ancestors of the selection and itself, each a link, and the way to its page; where the present
/// lens does not have it, the lens that does.
fn path(state: AppState) -> impl IntoView {
    let key = state.selection.with(|selected| selected.node.clone())?;
    let here = state.lens.get();
    let has = |lens: Lens| state.index.tree(lens).find(&key);
    let lens = match has(here) {
        Some(_) => here,
        None => key.lens(),
    };
    let node = has(lens)?;
    let outline = state.index.tree(lens);
    let mut nodes: Vec<usize> = outline.ancestors(node).collect();
    nodes.reverse();
    nodes.push(node);
    let steps = nodes.into_iter().filter_map(|own| {
        let key = outline.key(own)?;
        let label = state.sentences.with(|sentences| {
            let label = state.index.label(lens, own, sentences);
            label.unwrap_or_default().to_owned()
        });
        let current = (own == node).then_some("true");
        Some(view! {
            <li>
                <a href=state.href(&place(Some(key))) aria-current=current>{label}</a>
            </li>
        })
    });
    let other = (lens != here).then(|| {
        let href = format!("?lens={}#tree", lens.as_str());
        let name = state.msg(lens.message());
        let words = state
            .index
            .messages
            .fill(Msg::TreeOtherLens, &[("lens", &name)]);
        view! { <a class="action" href=href>{words}</a> }
    });
    Some(view! {
        <ol>{steps.collect_view()}</ol>
        {other}
        <a class="action" href=state.href(&key.location())>{state.msg(Msg::TreeRead)}</a>
    })
}

impl TreeState {
    /// Unfolds the tree to a level and what leads to the selection, or folds all of it.
    fn unfold_to(self, level: Option<u32>) {
        let selected = self
            .state
            .selection
            .with_untracked(|selected| selected.node.clone());
        self.state.expand(|outline, folds| {
            *folds = Folds::to_level(outline, level.unwrap_or(1));
            if let (Some(_), Some(key)) = (level, &selected) {
                folds.reveal(outline, key);
            }
        });
        self.keep_stop_in_sight();
    }
}
