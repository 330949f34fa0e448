//! The strategy tree: a tidy tree where there is room, an outline on a small screen.

mod keyboard;
mod layout;
mod row;
mod whole;

use leptos::html::Div;
use leptos::prelude::*;

use super::AppState;
use crate::dom;
use crate::markup::decimal;
use crate::model::messages::Msg;
use crate::model::plan::NodeKey;
use crate::route::{Lens, Route};
use crate::tree::TypeAhead;
use layout::{Form, Layout};
use row::TreeRow;
use whole::WholeTreeHead;

/// How wide the tree has to be for columns, in pixels.
const WIDE: i32 = 800;

/// What the parts of the tree share.
#[derive(Clone, Copy)]
struct TreeState {
    state: AppState,
    /// Whether it is shown on its own page.
    is_whole: Memo<bool>,
    /// Whether there is room for columns there.
    is_wide: RwSignal<bool>,
    /// The visible rows.
    layout: Memo<Layout>,
    /// The ancestors of the selection on the page of the tree.
    path: Memo<Vec<usize>>,
    /// The node that the Tab key leads to.
    stop: Memo<Option<usize>>,
    /// What has been typed lately to find a row.
    typed: StoredValue<TypeAhead>,
    /// Counts the moves of the keyboard's focus.
    focus_moves: RwSignal<u32>,
    /// The element around the rows.
    element: NodeRef<Div>,
}

impl TreeState {
    fn new(state: AppState) -> Self {
        let index = state.index;
        let is_whole = Memo::new(move |_| {
            state.is_hydrated.get() && state.page.with(|page| *page == Route::Tree)
        });
        let is_wide = RwSignal::new(true);
        let layout = Memo::new(move |before: Option<&Layout>| {
            let lens = state.lens.get();
            let outline = index.tree(lens);
            let form = match (is_whole.get(), is_wide.get()) {
                (false, _) => Form::Tidy,
                (true, false) => Form::List,
                (true, true) => Form::Columns,
            };
            let wanted = state
                .expanded
                .with(|folds| Layout::new(lens, outline, folds, form));
            state
                .sentences
                .with(|sentences| wanted.or_waiting(before, index, sentences))
        });
        let stop = Memo::new(move |_| {
            let outline = index.tree(state.lens.get());
            let focused = state
                .focused
                .with(|key| key.as_ref().and_then(|key| outline.find(key)));
            layout.with(|layout| layout.tab_stop(focused))
        });
        let path = Memo::new(move |_| {
            let outline = index.tree(state.lens.get());
            let selected = state.selection.with(|selected| {
                let key = selected.node.as_ref().filter(|_| is_whole.get())?;
                outline.find(key)
            });
            selected.map_or_else(Vec::new, |node| outline.ancestors(node).collect())
        });
        Self {
            state,
            is_whole,
            is_wide,
            layout,
            path,
            stop,
            typed: StoredValue::new(TypeAhead::new()),
            focus_moves: RwSignal::new(0),
            element: NodeRef::new(),
        }
    }

    /// The nodes of the rows to render, each with its lens: together they are a row's key.
    fn rendered(&self) -> Vec<(Lens, usize)> {
        self.layout.with(|layout| {
            let outline = self.state.index.tree(layout.lens);
            let nodes = match layout.is_long() && self.state.is_hydrated.get() {
                true => layout.rendered(outline, self.state.row_window.get(), self.stop.get()),
                // A printed page has all rows.
                false => layout.rows.iter().map(|row| row.node).collect(),
            };
            nodes.into_iter().map(|node| (layout.lens, node)).collect()
        })
    }

    /// The words of a row.
    fn label(&self, lens: Lens, node: usize) -> String {
        let index = self.state.index;
        let label = |sentences: &String| index.label(lens, node, sentences).map(str::to_owned);
        let label = self.state.sentences.with_untracked(label);
        label.unwrap_or_default()
    }

    /// Moves the keyboard's focus to a node.
    fn focus(&self, key: NodeKey) {
        self.state.focused.set(Some(key));
        // In a long tree its row may have to be rendered first.
        self.focus_moves.update(|moves| *moves += 1);
    }

    /// The index of a node's row among the rendered ones.
    fn rendered_index(&self, node: Option<usize>) -> Option<usize> {
        let node = node?;
        let rows = untrack(|| self.rendered());
        rows.iter().position(|(_, own)| *own == node)
    }

    /// Follows the focus, the selection and what scrolls, in the browser alone.
    fn follow_state(self) {
        let Self { state, element, .. } = self;
        // An element of the drawing is before the rows.
        let row_element = move |index: usize| dom::child(&*element.get_untracked()?, index + 1);
        Effect::new(move |before: Option<u32>| {
            let moves = self.focus_moves.get();
            if before.is_some_and(|before| before != moves) {
                let index = self.rendered_index(self.stop.get_untracked());
                if let Some(row) = index.and_then(row_element) {
                    self.focus_row(&row);
                }
            }
            moves
        });
        Effect::new(move |_| {
            if state.is_hydrated.get()
                && let Some(tree) = element.get_untracked()
            {
                dom::remove_tab_stops(&tree);
            }
        });
        Effect::new(move |_| {
            state.expanded.track();
            if self.layout.with(|layout| layout.awaits_sentences) {
                dom::fetch_sentences(move |sentences| state.sentences.set(sentences));
            }
        });
        // Once for every arrival, as soon as the row is there: those of sentences come later.
        let served = StoredValue::new(0);
        Effect::new(move |_| {
            let arrivals = state.arrivals.get();
            self.layout.track();
            if served.get_value() == arrivals {
                return;
            }
            dom::after_current_task(move || {
                let selected = state
                    .selection
                    .with_untracked(|selected| selected.node.clone());
                let node = selected.and_then(|key| state.outline().find(&key));
                if let Some(row) = self.rendered_index(node).and_then(row_element) {
                    served.set_value(arrivals);
                    self.scroll_to(&row);
                }
            });
        });
        Effect::new(move |_| {
            if self.layout.with(Layout::is_long) && state.is_hydrated.get() {
                dom::after_current_task(move || self.update_window());
            }
        });
        // Runs once, in the browser alone; the root is never unmounted.
        Effect::new(move |_| dom::on_scroll(move || self.update_window()));
    }

    /// Moves the keyboard's focus to the element of a row.
    fn focus_row(&self, row: &dom::Element) {
        if !self.is_whole.get_untracked() {
            return dom::focus_element(row);
        }
        // The row may be higher than the screen: its title is what has to be seen.
        dom::focus_without_scrolling(row);
        self.scroll_to(row);
    }

    /// Scrolls as little as possible until a row is seen, or its title if it is high.
    fn scroll_to(&self, row: &dom::Element) {
        let Some(tree) = self
            .element
            .get_untracked()
            .filter(|_| self.is_whole.get_untracked())
        else {
            return dom::scroll_box_to("tree", row);
        };
        let title = dom::child(row, 1).or_else(|| dom::child(row, 0));
        dom::scroll_inside(&tree, title.as_ref().unwrap_or(row));
    }

    /// Folds or unfolds a node. Where its title stays in sight of what is below it, it does so too.
    fn toggle(self, key: &NodeKey) {
        self.state.expand(|_, folds| folds.toggle(key));
        if self.is_whole.get_untracked() {
            self.state.focused.set(Some(key.clone()));
            self.keep_stop_in_sight();
        }
    }

    /// Keeps the row that the Tab key leads to in sight when rows come and go.
    fn keep_stop_in_sight(self) {
        dom::after_current_task(move || {
            let at = self.rendered_index(self.stop.get_untracked());
            let tree = self.element.get_untracked();
            // An element of the drawing is before the rows.
            if let Some(row) = tree
                .zip(at)
                .and_then(|(tree, at)| dom::child(&tree, at + 1))
            {
                self.scroll_to(&row);
            }
        });
    }

    /// Renders the rows of a long tree that are near the screen now.
    fn update_window(&self) {
        let Some(tree) = self.element.get_untracked() else {
            return;
        };
        let is_wide = !self.is_whole.get_untracked() || dom::inner_width(&tree) >= WIDE;
        if self.is_wide.get_untracked() != is_wide {
            self.is_wide.set(is_wide);
        }
        let drawing = dom::child(&tree, 0);
        let window = self.layout.with_untracked(|layout| {
            let seen = drawing.as_ref().and_then(dom::seen_share)?;
            layout.is_long().then(|| layout.window_onto(seen))
        });
        let window = window.filter(|window| self.state.row_window.with_untracked(|w| w != window));
        if let Some(window) = window {
            self.state.row_window.set(window);
        }
    }
}

/// The switch between lenses, the tree, and its tools.
#[component]
pub fn StrategyTree(
    /// The state that all roots share.
    state: AppState,
) -> impl IntoView {
    let tree = TreeState::new(state);
    tree.follow_state();
    let TreeState { layout, .. } = tree;
    view! {
        <a
            class="tree-open"
            href=move || state.selection.with(|selected| state.href(&whole::place(selected.node.as_ref())))
        >
            {state.msg(Msg::TreeOpen)}
        </a>
        {move || tree.is_whole.get().then(|| view! { <WholeTreeHead tree/> })}
        <LensSwitch state/>
        <div
            node_ref=tree.element
            class="tree"
            role="tree"
            aria-label=move || state.is_hydrated.get().then(|| state.msg(Msg::TreeTitle))
            data-virtual=move || layout.with(Layout::virtual_form).filter(|_| state.is_hydrated.get())
            on:keydown=move |event| keyboard::on_keydown(tree, &event)
        >
            <Connectors layout/>
            <For
                each=move || tree.rendered()
                key=|row| *row
                children=move |(lens, node)| view! { <TreeRow tree lens node/> }
            />
        </div>
        <div class="tree-tools">
            <button class="tool" value="branch" data-print-branch>{state.msg(Msg::PrintBranch)}</button>
            <button class="tool" value="keep-tree" data-export="tree">{state.msg(Msg::ToolKeep)}</button>
        </div>
    }
}

/// The lines from parents to children.
#[component]
fn Connectors(layout: Memo<Layout>) -> impl IntoView {
    let rem = |pixels: i32| format!("{}rem", decimal(f64::from(pixels) / 16.0));
    let size = move || layout.with(Layout::size);
    let view_box = move || {
        let [width, height] = size();
        format!("0 0 {width} {height}")
    };
    view! {
        <svg
            class="tree__connectors"
            aria-hidden="true"
            viewBox=view_box
            width=move || rem(size()[0])
            height=move || rem(size()[1])
        >
            <path d=move || layout.with(Layout::connectors)/>
        </svg>
    }
}

/// The list on the overview that shows what a lens shows; the tree itself for the first lens.
const fn list_of(lens: Lens) -> &'static str {
    match lens {
        Lens::Parts => "tree",
        Lens::Centres => "centres",
        Lens::Zones => "pattern",
        Lens::Programmes => "strategies",
        Lens::Topics => "topics",
    }
}

/// The ways to order the tree; those that the plan has nothing for are left out.
#[component]
fn LensSwitch(state: AppState) -> impl IntoView {
    let lenses = Lens::ALL.iter().copied();
    let lenses = lenses.filter(|lens| state.index.has_lens(*lens));
    let links = lenses.map(|lens| {
        let href = state.view_href(&format!("lens={}", lens.as_str()), list_of(lens));
        let is_on = move || state.query.with(|query| query.lens == lens);
        view! {
            <a href=href data-lens=lens.as_str() aria-current=move || is_on().then_some("true")>
                {state.msg(lens.message())}
            </a>
        }
    });
    view! {
        <nav class="switch" aria-label=state.msg(Msg::LensTitle)>{links.collect_view()}</nav>
    }
}
