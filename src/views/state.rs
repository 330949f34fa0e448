//! What the explorer shows: the address, what follows from it, and a little that does not.

use leptos::prelude::*;

use crate::browser;
use crate::markup::Html;
use crate::messages::Msg;
use crate::pages;
use crate::plan::{DivisionIndex, NodeKey, Plan, Relation, Selection};
use crate::route::{Location, Route};
use crate::text::{Section, SentenceId};
use crate::tree::{Folds, Outline, OutlineBuilder, TypeAhead};
use crate::viewport::Viewport;

/// Which of two panels a phone shows below the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The detail of the selection.
    Detail,
    /// The tree.
    Tree,
}

/// The explorer's state: cheap to copy, handed to every view.
///
/// The address is the state; what it does not hold (folds, zoom, focus) is here too, each in
/// one signal. Everything else is derived.
#[derive(Clone, Copy)]
pub struct Explorer {
    /// The plan.
    pub plan: &'static Plan,
    /// Where the explorer stands.
    pub location: RwSignal<Location>,
    /// The page, derived from the address.
    pub route: Memo<Route>,
    /// The one selection, derived from the address.
    pub selection: Memo<Selection>,
    /// How the selection concerns each division.
    pub related: Memo<Vec<Option<Relation>>>,
    /// The tree's nodes.
    pub outline: StoredValue<Outline<NodeKey>>,
    /// Which of them are open.
    pub folds: RwSignal<Folds<NodeKey>>,
    /// The node that the keyboard stands on.
    pub tree_focus: RwSignal<Option<NodeKey>>,
    /// What has been typed to find a node.
    pub typed: StoredValue<TypeAhead>,
    /// How the map is seen.
    pub viewport: RwSignal<Viewport>,
    /// What a phone shows below the map.
    pub panel: RwSignal<Panel>,
    /// Set once the page reacts to input.
    pub alive: RwSignal<bool>,
    /// What every link starts with: the way from the page to the site's root.
    prefix: StoredValue<String>,
}

/// The selection that an address stands for.
fn selection_of(plan: &Plan, location: &Location) -> Selection {
    match &location.route {
        Route::County(adcode) => plan
            .division(*adcode)
            .map_or(Selection::Nothing, |(index, _)| Selection::Division(index)),
        Route::Zone(id) => Selection::Zone(id.clone()),
        Route::Part(n) => Selection::Part(*n),
        Route::Article(n) => {
            let sentence = location
                .sentence()
                .map(|number| SentenceId {
                    section: Section::Article(*n),
                    number,
                })
                .filter(|id| plan.document.span(*id).is_some());
            sentence.map_or(Selection::Article(*n), Selection::Sentence)
        }
        Route::Read => location
            .anchor
            .strip_prefix('a')
            .and_then(|n| n.parse().ok())
            .filter(|n| plan.document.article(*n).is_some())
            .map_or(Selection::Nothing, Selection::Article),
        _ => Selection::Nothing,
    }
}

/// The node of the tree that a selection stands on.
fn node_of(plan: &Plan, selection: &Selection) -> Option<NodeKey> {
    match selection {
        Selection::Part(n) => plan.document.part(*n).map(|_| NodeKey::Part(*n)),
        Selection::Article(n) => plan.document.article(*n).map(|_| NodeKey::Article(*n)),
        Selection::Sentence(id) => Some(NodeKey::Sentence(*id)),
        _ => None,
    }
}

impl Explorer {
    /// The explorer of a plan at an address, with links that start with `prefix`.
    pub fn new(plan: &'static Plan, location: Location, prefix: String) -> Self {
        let outline = Outline::from_levels(
            plan.document_tree()
                .into_iter()
                .map(|(key, level)| (key, u32::from(level))),
        )
        .unwrap_or_else(|_| OutlineBuilder::new().finish());
        let location = RwSignal::new(location);
        let route = Memo::new(move |_| location.with(|l| l.route.clone()));
        let selection = Memo::new(move |_| location.with(|l| selection_of(plan, l)));
        let related = Memo::new(move |_| selection.with(|s| plan.divisions_of(s)));
        let explorer = Self {
            plan,
            location,
            route,
            selection,
            related,
            folds: RwSignal::new(Folds::new()),
            outline: StoredValue::new(outline),
            tree_focus: RwSignal::new(None),
            typed: StoredValue::new(TypeAhead::new()),
            viewport: RwSignal::new(Viewport::whole(
                f64::from(plan.map.width),
                f64::from(plan.map.height),
            )),
            panel: RwSignal::new(Panel::Detail),
            alive: RwSignal::new(false),
            prefix: StoredValue::new(prefix),
        };
        explorer.reveal_selection();
        explorer
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
        self.prefix
            .with_value(|prefix| format!("{prefix}{location}"))
    }

    /// The detail of the present page as HTML.
    pub fn print_page(&self) -> Html {
        self.prefix.with_value(|prefix| {
            self.route
                .with(|route| pages::print(self.plan, prefix, route))
        })
    }

    /// The node of the tree that is selected.
    pub fn selected_node(&self) -> Option<NodeKey> {
        self.selection
            .with(|selection| node_of(self.plan, selection))
    }

    /// Whether a division is selected.
    pub fn is_selected(&self, division: DivisionIndex) -> bool {
        self.selection
            .with(|selection| *selection == Selection::Division(division))
    }

    /// The value of `aria-current` for a link to a page.
    pub fn marked_on(&self, route: &Route, word: &str) -> Option<String> {
        self.route
            .with(|here| here == route)
            .then(|| word.to_owned())
    }

    /// From now on every link starts with `root`.
    pub fn settle(&self, root: String) {
        self.prefix.set_value(root);
        self.alive.set(true);
    }

    /// Opens what leads to the selected node, and the selected node itself.
    pub fn reveal_selection(&self) {
        let Some(node) = self.selection.with_untracked(|s| node_of(self.plan, s)) else {
            return;
        };
        let plan_outline = self.outline;
        self.folds.update(|folds| {
            plan_outline.with_value(|outline| folds.reveal(outline, &node));
            if matches!(node, NodeKey::Part(_)) {
                folds.open(&node);
            }
        });
        self.tree_focus.set(Some(node));
    }

    /// Goes to another address: the browser's history first, the state from it.
    pub fn go(&self, location: &Location) {
        let query = self.location.with_untracked(|l| l.query);
        let location = Location {
            query,
            ..location.clone()
        };
        browser::push(&self.href_to(&location));
    }
}
