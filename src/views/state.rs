//! What the explorer shows: the address, what follows from it, and a little that does not.

use leptos::prelude::*;
use leptos::reactive::graph::Source as _;

use super::search::Search;
use super::strategy_tree::{Layout, layout_of};
use crate::browser;
use crate::markup::Html;
use crate::messages::Msg;
use crate::pages;
use crate::plan::{DivisionIndex, NodeKey, Plan, Relation, Selection};
use crate::route::{Location, Query, Route};
use crate::tree::{Folds, Outline, TypeAhead};
use crate::viewport::Viewport;

/// The one selection, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selected {
    /// What is selected.
    pub what: Selection,
    /// How it concerns each division.
    pub related: Vec<Option<Relation>>,
}

/// What is kept but shown nowhere by itself.
struct Kept {
    /// The tree's nodes.
    outline: Outline<NodeKey>,
    /// Which of them are open.
    folds: Folds<NodeKey>,
    /// What has been typed to find one of them.
    typed: TypeAhead,
    /// What every link starts with: the way from the page to the site's root.
    prefix: String,
    /// Where the explorer stands.
    location: Location,
    /// What is searched for and found.
    search: Search,
}

/// The explorer's state: cheap to copy, handed to every view.
///
/// The address is the state; what it does not hold (folds, zoom, focus) is here too, each in
/// one signal. Every kind of signal weighs some kilobytes, so what changes together is one.
#[derive(Clone, Copy)]
pub struct Explorer {
    /// The plan.
    pub plan: &'static Plan,
    /// The page, derived from the address.
    pub route: RwSignal<Route>,
    /// What the map shows and how the tree is ordered, from the address.
    pub query: RwSignal<Query>,
    /// The selection, derived from the address.
    pub selected: RwSignal<Selected>,
    /// The rows of the tree, derived from its nodes and folds.
    pub(super) layout: RwSignal<Layout>,
    /// The node that the keyboard stands on.
    pub tree_focus: RwSignal<Option<NodeKey>>,
    /// How the map is seen.
    pub viewport: RwSignal<Viewport>,
    /// Whether a phone shows the tree below the map, not the detail of the selection.
    pub tree_first: RwSignal<bool>,
    /// Set once the page reacts to input.
    pub alive: RwSignal<bool>,
    /// Turns whenever something else is searched for or found.
    pub(super) searched: RwSignal<bool>,
    kept: StoredValue<Kept>,
}

/// What is selected at an address, and what follows from it.
fn selected_at(plan: &Plan, location: &Location) -> Selected {
    let what = location.selection(plan);
    Selected {
        related: plan.divisions_of(&what),
        what,
    }
}

/// Forgets who follows a signal that has just been set. Whoever is still there has been told and
/// follows it again as soon as it has looked; Leptos alone would keep for ever what is gone, and
/// the rows of the tree come and go for weeks in a hall.
fn forget_gone<T: Send + Sync + 'static>(signal: RwSignal<T>) {
    signal.clear_subscribers();
}

impl Explorer {
    /// The explorer of a plan at an address, with links that start with `prefix`.
    pub fn new(plan: &'static Plan, location: Location, prefix: String) -> Self {
        let outline = plan.lens_outline(location.query.lens);
        let folds = Folds::new();
        let explorer = Self {
            plan,
            route: RwSignal::new(location.route.clone()),
            query: RwSignal::new(location.query),
            selected: RwSignal::new(selected_at(plan, &location)),
            layout: RwSignal::new(layout_of(&outline, &folds)),
            tree_focus: RwSignal::new(None),
            viewport: RwSignal::new(Viewport::whole(
                f64::from(plan.map.width),
                f64::from(plan.map.height),
            )),
            tree_first: RwSignal::new(false),
            alive: RwSignal::new(false),
            searched: RwSignal::new(false),
            kept: StoredValue::new(Kept {
                outline,
                folds,
                typed: TypeAhead::new(),
                prefix,
                location,
                search: Search::default(),
            }),
        };
        explorer.reveal_selection();
        explorer
    }

    /// Where the explorer stands.
    pub fn location(&self) -> Location {
        self.kept.with_value(|kept| kept.location.clone())
    }

    /// Stands at another address from now on. Tells whether that is another page.
    pub fn stand_at(&self, location: Location) -> bool {
        let selected = selected_at(self.plan, &location);
        if self.selected.with_untracked(|before| *before != selected) {
            self.selected.set(selected);
            forget_gone(self.selected);
        }
        let new_page = self
            .route
            .with_untracked(|before| *before != location.route);
        if new_page {
            self.route.set(location.route.clone());
        }
        let before = self.query.get_untracked();
        if before != location.query {
            self.query.set(location.query);
        }
        if before.lens != location.query.lens {
            let outline = self.plan.lens_outline(location.query.lens);
            self.kept.update_value(|kept| kept.outline = outline);
            self.tree_focus.set(None);
            self.fold(|_, _| ());
        }
        if location.route == Route::Search {
            browser::set_value("q", &location.words);
        }
        self.move_search(&location, new_page);
        self.kept.update_value(|kept| kept.location = location);
        new_page
    }

    /// Reads the tree's nodes and which of them are open.
    pub fn with_tree<T>(&self, read: impl FnOnce(&Outline<NodeKey>, &Folds<NodeKey>) -> T) -> T {
        self.kept
            .with_value(|kept| read(&kept.outline, &kept.folds))
    }

    /// Opens and closes nodes of the tree.
    pub fn fold(&self, change: impl FnOnce(&Outline<NodeKey>, &mut Folds<NodeKey>)) {
        let layout = self.kept.try_update_value(|kept| {
            change(&kept.outline, &mut kept.folds);
            layout_of(&kept.outline, &kept.folds)
        });
        if let Some(layout) = layout.filter(|l| self.layout.with_untracked(|before| before != l)) {
            self.layout.set(layout);
            forget_gone(self.layout);
            self.tree_focus.notify();
            forget_gone(self.tree_focus);
        }
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

    /// The words of a message.
    pub fn msg(&self, key: Msg) -> &'static str {
        self.plan.messages.get(key)
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

    /// The address of another look at the present page, as an attribute. Without script it leads
    /// to what the printed pages hold of it: a list on the overview, or tree and map as they are.
    pub fn look(&self, query: &str, list: &str) -> String {
        let here = matches!(list, "tree" | "map");
        self.kept.with_value(|kept| {
            let prefix = if here { "" } else { &kept.prefix };
            format!("{prefix}?{query}#{list}")
        })
    }

    /// The detail of the present page as HTML.
    pub fn print_page(&self) -> Html {
        if self.route.with(|route| *route == Route::Search) {
            return self.print_search();
        }
        self.kept.with_value(|kept| {
            self.route
                .with(|route| pages::print(self.plan, &kept.prefix, route))
        })
    }

    /// The node of the tree that is selected.
    pub fn selected_node(&self) -> Option<NodeKey> {
        self.selected
            .with(|selected| self.plan.node_of(&selected.what))
    }

    /// Whether a division is selected.
    pub fn is_selected(&self, division: DivisionIndex) -> bool {
        self.selected
            .with(|selected| selected.what == Selection::Division(division))
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
        let node = self.selected.with_untracked(|s| self.plan.node_of(&s.what));
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
            browser::replace
        } else {
            browser::push
        };
        go(&self.href_to(location));
    }

    /// The whole map.
    pub fn show_whole_map(&self) {
        let map = &self.plan.map;
        self.viewport
            .set(Viewport::whole(f64::from(map.width), f64::from(map.height)));
    }

    /// Stands as when it was first opened, on the overview; an exhibit stays one.
    pub fn begin_again(&self) {
        let location = Location {
            query: self.location().query.exhibit_alone(),
            ..Location::page(Route::Overview)
        };
        browser::replace(&self.href_to(&location));
        self.show_whole_map();
        self.forget_search();
        self.tree_first.set(false);
        self.tree_focus.set(None);
        self.fold(|_, folds| *folds = Folds::new());
        self.kept.update_value(|kept| kept.typed = TypeAhead::new());
    }
}
