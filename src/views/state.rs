//! What the explorer shows: the address, what follows from it, and a little that does not.

use std::mem;

use leptos::prelude::*;

use super::search::Search;
use super::shown::Shown;
use super::strategy_tree::{Layout, Look, layout_of};
use crate::client_index::{ClientIndex, Selected, TreeBundle};
use crate::dom::{self, Page};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{NodeKey, Plan};
use crate::pages;
use crate::route::{Layer, Lens, Location, Query, Route};
use crate::tree::{Folds, Outline, OutlineBuilder, TypeAhead};
use crate::viewport::Viewport;

/// What the views read: the index, and where pages are printed the whole plan.
#[derive(Debug, Clone, Copy)]
pub struct Books {
    index: &'static ClientIndex,
    plan: Option<&'static Plan>,
}

impl Books {
    /// What a live page reads.
    pub const fn alive(index: &'static ClientIndex) -> Self {
        Self { index, plan: None }
    }

    /// What a printed page reads.
    pub const fn printed(index: &'static ClientIndex, plan: &'static Plan) -> Self {
        let plan = Some(plan);
        Self { index, plan }
    }
}

/// The detail of a page as it came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Detail {
    /// What the page is about, as its heading says.
    pub heading: String,
    /// The detail as HTML.
    pub html: String,
}

/// What is kept but shown nowhere by itself.
pub(super) struct Kept {
    route: Route,
    query: Query,
    tree_focus: Option<NodeKey>,
    viewport: Viewport,
    detail: Detail,
    selected: Selected,
    marked: Selected,
    layout: Layout,
    /// The tree's nodes, in this order.
    outline: Outline<NodeKey>,
    order: Lens,
    /// Which of them are open.
    folds: Folds<NodeKey>,
    /// What has been typed to find one of them.
    typed: TypeAhead,
    /// What every link starts with: the way from the page to the site's root.
    prefix: String,
    /// Where the explorer stands.
    location: Location,
    /// What has been opened and is not followed yet.
    opened: Option<Location>,
    /// What is searched for and found.
    search: Search,
    /// The words of the rows that are sentences, once they are there.
    sentences: String,
    /// The order of the tree that is shown; it may still be the one before.
    lens: Lens,
    /// What its rows on the page show.
    looks: Vec<Look>,
    /// What the map on the page marks.
    marks: Selected,
}

/// The explorer's state: cheap to copy, handed to every view.
///
/// The address is the state; what it does not hold (folds, zoom, focus) is here too.
#[derive(Clone, Copy)]
pub struct Explorer {
    /// What is known of the plan.
    pub index: &'static ClientIndex,
    plan: Option<&'static Plan>,
    /// The page, derived from the address.
    pub(super) route: Shown<Route>,
    /// What the map shows and how the tree is ordered, from the address.
    pub(super) query: Shown<Query>,
    /// The selection, derived from the address.
    pub(super) selected: Shown<Selected>,
    /// What the map marks: the selection, of which what is touched is seen a moment before the rest.
    pub(super) marked: Shown<Selected>,
    /// The rows of the tree, derived from its nodes and folds.
    pub(super) layout: Shown<Layout>,
    /// The node that the keyboard stands on.
    pub(super) tree_focus: Shown<Option<NodeKey>>,
    /// How the map is seen.
    pub(super) viewport: Shown<Viewport>,
    /// The detail of the page, once another than the printed one has been opened.
    pub(super) detail: Shown<Detail>,
    /// Whether a phone shows the tree below the map, not the detail of the selection.
    pub tree_first: RwSignal<bool>,
    /// Set once the page reacts to input.
    pub alive: RwSignal<bool>,
    /// Turns whenever something else is searched for or found.
    pub(super) searched: RwSignal<bool>,
    kept: StoredValue<Kept>,
}

fn no_tree() -> Outline<NodeKey> {
    OutlineBuilder::new().finish()
}

/// The whole map of a index.
fn whole_map(index: &ClientIndex) -> Viewport {
    let [width, height] = index.size.map(f64::from);
    Viewport::whole(width, height)
}

impl Explorer {
    /// The whole plan. There is one where pages are printed, and nobody else may ask for it: what
    /// asks stands in `fixed` and `printed`, which a live page never runs.
    pub(super) fn plan(&self) -> &'static Plan {
        match self.plan {
            Some(plan) => plan,
            None => unreachable!("only printed pages have the whole plan"),
        }
    }

    /// The explorer at an address, with links that start with `prefix`.
    pub fn new(books: Books, location: Location, prefix: String) -> Self {
        let Books { index, plan } = books;
        // A further lens has come before whoever starts with it.
        let order = location.query.lens;
        let outline = index.outline(order).unwrap_or_else(no_tree);
        let folds = Folds::new();
        let selected = index.selected_at(&location);
        let kept = StoredValue::new(Kept {
            route: location.route.clone(),
            query: location.query,
            tree_focus: None,
            viewport: whole_map(index),
            detail: Detail::default(),
            selected: selected.clone(),
            marked: selected.clone(),
            layout: layout_of(&outline, &folds),
            outline,
            order,
            folds,
            typed: TypeAhead::new(),
            prefix,
            sentences: index.sentences.clone(),
            lens: order,
            looks: Vec::new(),
            marks: selected,
            search: Search::default(),
            opened: None,
            location,
        });
        let explorer = Self {
            index,
            plan,
            route: Shown::new(kept, |kept| &kept.route, |kept| &mut kept.route),
            query: Shown::new(kept, |kept| &kept.query, |kept| &mut kept.query),
            selected: Shown::new(kept, |kept| &kept.selected, |kept| &mut kept.selected),
            marked: Shown::new(kept, |kept| &kept.marked, |kept| &mut kept.marked),
            layout: Shown::new(kept, |kept| &kept.layout, |kept| &mut kept.layout),
            tree_focus: Shown::new(kept, |kept| &kept.tree_focus, |kept| &mut kept.tree_focus),
            viewport: Shown::new(kept, |kept| &kept.viewport, |kept| &mut kept.viewport),
            detail: Shown::new(kept, |kept| &kept.detail, |kept| &mut kept.detail),
            tree_first: RwSignal::new(false),
            alive: RwSignal::new(false),
            searched: RwSignal::new(false),
            kept,
        };
        explorer.reveal_selection();
        explorer
    }

    /// Where the explorer stands.
    pub fn location(&self) -> Location {
        self.kept.with_value(|kept| kept.location.clone())
    }

    /// Marks on the map what an address selects, and what is related to that.
    fn mark(&self, location: &Location) {
        self.mark_as(self.index.selected_at(location));
    }

    fn mark_as(&self, selected: Selected) {
        if self.marked.with_untracked(|before| *before != selected) {
            self.marked.set(selected);
        }
    }

    /// Stands at another address from now on. Tells whether that is another page, whose detail is
    /// to come; until then the one before is shown.
    pub fn stand_at(&self, location: Location) -> bool {
        self.mark(&location);
        let selected = self.marked.get_untracked();
        if self.selected.with_untracked(|before| *before != selected) {
            self.selected.set(selected);
        }
        let new_page = self
            .route
            .with_untracked(|before| *before != location.route);
        // What is searched for is shown by the page itself.
        if new_page && location.route == Route::Search && !location.words.is_empty() {
            self.route.set(Route::Search);
        }
        let before = self.query.get_untracked();
        if before != location.query {
            self.query.set(location.query);
            if matches!(location.query.layer, Layer::Mentions | Layer::Places) {
                dom::fetch_layers();
            }
        }
        self.order_tree(location.query.lens);
        if location.route == Route::Search {
            dom::set_value("q", &location.words);
        }
        self.move_search(&location, new_page);
        self.kept.update_value(|kept| kept.location = location);
        new_page
    }

    /// Has the tree in another order, as soon as that is there.
    fn order_tree(&self, lens: Lens) {
        if self.kept.with_value(|kept| kept.order == lens) {
            return;
        }
        let Some(outline) = self.index.outline(lens) else {
            dom::fetch_lenses();
            return;
        };
        self.kept.update_value(|kept| {
            kept.outline = outline;
            kept.order = lens;
        });
        self.tree_focus.set(None);
        self.fold(|_, _| ());
    }

    /// The further lenses have come.
    pub fn take_lenses(&self, lenses: TreeBundle) {
        self.index.take_further(lenses);
        self.order_tree(self.location().query.lens);
    }

    /// Reads the tree's nodes and which of them are open.
    pub fn with_tree<T>(&self, read: impl FnOnce(&Outline<NodeKey>, &Folds<NodeKey>) -> T) -> T {
        self.kept
            .with_value(|kept| read(&kept.outline, &kept.folds))
    }

    /// Opens and closes nodes of the tree. Rows that say words of the text come when those
    /// are there.
    pub fn fold(&self, change: impl FnOnce(&Outline<NodeKey>, &mut Folds<NodeKey>)) {
        self.kept
            .update_value(|kept| change(&kept.outline, &mut kept.folds));
        self.lay_out();
    }

    /// Lays the tree out again.
    fn lay_out(&self) {
        let mut layout = self
            .kept
            .with_value(|kept| layout_of(&kept.outline, &kept.folds));
        self.layout
            .with_untracked(|before| layout.look_like(before));
        if self.layout.with_untracked(|before| *before == layout) {
            return;
        }
        let lens = self.kept.with_value(|kept| kept.order);
        let silent = |node| {
            self.kept
                .with_value(|kept| self.index.label(lens, node, &kept.sentences).is_none())
        };
        if layout.shows(silent) {
            dom::fetch_sentences();
            if self.kept.with_value(|kept| kept.lens == lens) {
                return;
            }
            // Of another order of the tree at least the first level.
            layout = self
                .kept
                .with_value(|kept| layout_of(&kept.outline, &Folds::new()));
        }
        self.kept.update_value(|kept| kept.lens = lens);
        self.layout.set(layout);
    }

    /// The order of the tree that is shown.
    pub(super) fn shown_lens(&self) -> Lens {
        self.kept.with_value(|kept| kept.lens)
    }

    /// Keeps what the map marks from now on; what it has marked comes back.
    pub(super) fn keep_marks(&self, marks: Selected) -> Selected {
        let kept = self
            .kept
            .try_update_value(|kept| mem::replace(&mut kept.marks, marks));
        kept.unwrap_or_default()
    }

    /// Keeps what the rows of the tree show from now on; what they have shown comes back.
    pub(super) fn keep_looks(&self, looks: Vec<Look>) -> Vec<Look> {
        let kept = self
            .kept
            .try_update_value(|kept| mem::replace(&mut kept.looks, looks));
        kept.unwrap_or_default()
    }

    /// A page has come: shows it, if it is the one that the explorer stands on.
    pub fn take_page(&self, page: Page) -> bool {
        let location = self.location();
        if location.route.to_string() != page.path {
            return false;
        }
        dom::set_title(&page.title, &page.description);
        let Page { heading, html, .. } = page;
        self.detail.set(Detail { heading, html });
        self.route.set(location.route);
        true
    }

    /// A page does not come: says so, if it is the one that the explorer stands on.
    pub fn lose_page(&self, path: &str) {
        let messages = &self.index.messages;
        let heading = messages.get(Msg::PageLost);
        let mut html = Html::new();
        html.open("article", &[("class", "detail")])
            .leaf("h1", &[("class", "detail__title")], heading)
            .leaf(
                "p",
                &[("class", "detail__lead")],
                messages.get(Msg::PageLostText),
            )
            .open("p", &[])
            .leaf(
                "a",
                &[("href", ""), ("target", "_self")],
                messages.get(Msg::PanicReload),
            )
            .close("p")
            .close("article");
        self.take_page(Page {
            path: path.to_owned(),
            heading: heading.to_owned(),
            title: heading.to_owned(),
            description: String::new(),
            html: html.into_string(),
        });
    }

    /// The sentences have come.
    pub fn take_sentences(&self, sentences: String) {
        self.kept.update_value(|kept| kept.sentences = sentences);
        self.lay_out();
    }

    /// What the row of a node says.
    pub fn label(&self, node: usize) -> String {
        self.kept.with_value(|kept| {
            let label = self.index.label(kept.order, node, &kept.sentences);
            label.unwrap_or_default().to_owned()
        })
    }

    /// The language of what the row of a node says, if it is not the page's.
    pub(super) fn label_language(&self, node: usize) -> Option<String> {
        let order = self.kept.with_value(|kept| kept.order);
        let quoted = self.index.is_quoted(order, node);
        let foreign = quoted && !self.index.text_language.is_empty();
        foreign.then(|| self.index.text_language.clone())
    }

    /// The key of a node of the tree.
    pub fn node(&self, index: usize) -> Option<NodeKey> {
        self.with_tree(|outline, _| outline.key(index).cloned())
    }

    /// Takes in a typed character, then reads what has been typed lately.
    pub fn type_in<T>(
        &self,
        typed: char,
        time_ms: u64,
        read: impl FnOnce(&TypeAhead) -> T,
    ) -> Option<T> {
        self.kept.try_update_value(|kept| {
            kept.typed.push(typed, time_ms);
            read(&kept.typed)
        })
    }

    /// The words of a message, for printed pages.
    pub fn msg(&self, key: Msg) -> &'static str {
        self.plan().messages.get(key)
    }

    /// The address of a page, as an attribute.
    pub fn href(&self, route: &Route) -> String {
        self.href_to(&Location::page(route.clone()))
    }

    /// The address of a place on a page, as an attribute.
    pub fn href_to(&self, location: &Location) -> String {
        self.kept
            .with_value(|kept| format!("{}{location}", kept.prefix))
    }

    /// The address of a shape of the map.
    pub(super) fn shape(&self, name: &str) -> String {
        let shapes = &self.index.shapes;
        if shapes.is_empty() {
            return format!("#{name}");
        }
        self.kept
            .with_value(|kept| format!("{}{shapes}#{name}", kept.prefix))
    }

    /// Reads what the search keeps.
    pub(super) fn with_search<T>(&self, read: impl FnOnce(&Search) -> T) -> T {
        self.kept.with_value(|kept| read(&kept.search))
    }

    /// Changes what the search keeps.
    pub(super) fn with_search_mut(&self, change: impl FnOnce(&mut Search)) {
        self.kept.update_value(|kept| change(&mut kept.search));
    }

    /// Whether the explorer stands on a page.
    pub(super) fn is_at(&self, route: &Route) -> bool {
        self.route.with_untracked(|here| here == route)
    }

    /// Whether this is the page of the address, be it shown already or still to come.
    pub(super) fn stands_at(&self, route: &Route) -> bool {
        self.kept.with_value(|kept| kept.location.route == *route)
    }

    /// The address of another look at the present page, as an attribute. Without script it leads
    /// to what the printed pages hold of it: a list on the overview, or tree and map as they are.
    pub fn look(&self, query: &str, list: &str) -> String {
        let here = matches!(list, "tree" | "map");
        self.kept.with_value(|kept| {
            let prefix = if here { "" } else { &kept.prefix };
            format!("{prefix}?{query}#{list}")
        })
    }

    /// The detail of the present page as HTML. A live page has it from elsewhere.
    pub fn print_page(&self) -> Html {
        if self.route.with(|route| *route == Route::Search)
            && let Some(found) = self.print_search()
        {
            return found;
        }
        if !cfg!(feature = "site") {
            return Html::printed(self.detail.with(|detail| detail.html.clone()));
        }
        self.kept.with_value(|kept| {
            self.route
                .with(|route| pages::print(self.plan(), &kept.prefix, route))
        })
    }

    /// The node of the tree that is selected.
    pub fn selected_node(&self) -> Option<NodeKey> {
        self.selected.with(|selected| selected.node.clone())
    }

    /// The value of `aria-current` for a link to a page.
    pub fn marked_on(&self, route: &Route, word: &str) -> Option<String> {
        self.route
            .with(|here| here == route)
            .then(|| word.to_owned())
    }

    /// From now on every link starts with `root`.
    pub fn settle(&self, root: String) {
        self.kept.update_value(|kept| kept.prefix = root);
        self.alive.set(true);
    }

    /// Opens what leads to the selected node, and the selected node itself.
    pub fn reveal_selection(&self) {
        let node = self.selected.with_untracked(|s| s.node.clone());
        let here = |node: &NodeKey| self.with_tree(|outline, _| outline.find(node).is_some());
        let Some(node) = node.filter(here) else {
            return;
        };
        self.fold(|outline, folds| {
            folds.reveal(outline, &node);
            if !matches!(node, NodeKey::Article(_)) {
                folds.open(&node);
            }
        });
        self.tree_focus.set(Some(node));
    }

    /// Opens another address: what is touched answers at once, all else follows when the answer has
    /// been painted. That is one shape on the map; what is related to it would have the whole of it
    /// drawn anew.
    pub fn open(&self, location: Location) {
        self.mark_as(Selected {
            node: self.index.selected_at(&location).node,
            ..self.marked.get_untracked()
        });
        self.kept.update_value(|kept| kept.opened = Some(location));
        let explorer = *self;
        dom::once_painted(move || explorer.follow_opened());
    }

    /// Follows what has been opened, if that has not been done yet.
    pub fn follow_opened(&self) {
        let opened = self.kept.try_update_value(|kept| kept.opened.take());
        if let Some(location) = opened.flatten() {
            self.go(&location);
        }
    }

    /// Goes to another address: the browser's history first, the state from it.
    pub fn go(&self, location: &Location) {
        let query = self.kept.with_value(|kept| kept.location.query);
        self.go_exactly(&Location {
            query,
            ..location.clone()
        });
    }

    /// Goes to another address, query and all. An exhibit leaves no history: going back would
    /// show what the last visitor looked at.
    pub fn go_exactly(&self, location: &Location) {
        let go = if location.query.exhibit {
            dom::replace
        } else {
            dom::push
        };
        go(&self.href_to(location));
    }

    /// The whole map.
    pub fn show_whole_map(&self) {
        self.viewport.set(whole_map(self.index));
    }

    /// Stands as when it was first opened, on the overview; an exhibit stays one.
    pub fn begin_again(&self) {
        self.kept.update_value(|kept| kept.opened = None);
        let location = Location {
            query: self.location().query.exhibit_alone(),
            ..Location::page(Route::Overview)
        };
        dom::replace(&self.href_to(&location));
        self.show_whole_map();
        self.forget_search();
        self.tree_first.set(false);
        self.tree_focus.set(None);
        self.fold(|_, folds| *folds = Folds::new());
        self.kept.update_value(|kept| kept.typed = TypeAhead::new());
    }
}
