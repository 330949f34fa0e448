//! The state that all live roots share: the address, what follows from it, and what it does not hold.

use std::ops::Range;

use leptos::prelude::*;

use super::search::SearchState;
use crate::client_index::{ClientIndex, Selected};
use crate::dom;
use crate::model::messages::Msg;
use crate::model::plan::{Adcode, NodeKey, Relation};
use crate::model::text::Section;
use crate::route::{Layer, Lens, Location, Query, Route};
use crate::tree::{Folds, Outline};
use crate::viewport::Viewport;

/// The rows of a long tree that are rendered before it is known which are on the screen.
const FIRST_ROWS: Range<usize> = 0..48;

/// The state of the application. It is `Copy`: every component and every listener has one. It is a prop,
/// not a context: each hydrated root has an owner of its own, which a context provided outside does not reach.
#[derive(Clone, Copy)]
pub struct AppState {
    /// What the browser knows of the plan.
    pub index: &'static ClientIndex,
    /// What every link starts with: the way to the root of the pages in this language.
    base_path: StoredValue<String>,
    /// The address. All memos derive from it.
    pub location: RwSignal<Location>,
    /// The page that `main` shows; the one of the address may still be loading.
    pub page: RwSignal<Route>,
    /// The parameters of the address.
    pub query: Memo<Query>,
    /// What the address selects, and what is related to that.
    pub selection: Memo<Selected>,
    /// What has been pressed, until the address follows.
    pressed: RwSignal<Option<NodeKey>>,
    /// What the map highlights: what has been pressed, else what is selected.
    pub highlighted: Memo<Option<NodeKey>>,
    /// The location to go to once the highlight has been painted.
    pending: StoredValue<Option<Location>>,
    /// Whether the trees of the further lenses are here.
    lenses_loaded: RwSignal<bool>,
    /// How the tree is ordered: as the address says, once that tree is here.
    pub lens: Memo<Lens>,
    /// The open nodes of the tree.
    pub expanded: RwSignal<Folds<NodeKey>>,
    /// The node that the Tab key leads to.
    pub focused: RwSignal<Option<NodeKey>>,
    /// The words of the rows that quote the text; empty until they are fetched.
    pub sentences: RwSignal<String>,
    /// The rows of a long tree that are near the screen.
    pub row_window: RwSignal<Range<usize>>,
    /// How the map is seen.
    pub viewport: RwSignal<Viewport>,
    /// Whether a small screen shows the tree below the map, not the detail.
    pub tree_first: RwSignal<bool>,
    /// Set after hydration, even where a root was handed back: from then on attributes may differ from the
    /// printed page.
    pub is_hydrated: RwSignal<bool>,
    /// Counts the arrivals at an address: the tree scrolls to what is selected then.
    pub arrivals: RwSignal<u32>,
    /// The heading of the last page that was opened; empty for the printed one.
    pub opened_heading: RwSignal<String>,
    /// The search box and what was found.
    pub search: SearchState,
}

impl AppState {
    /// The state at a location whose page has been printed with links that start with `base_path`.
    pub fn new(index: &'static ClientIndex, location: Location, base_path: String) -> Self {
        let page = RwSignal::new(location.route.clone());
        let location = RwSignal::new(location);
        let query = Memo::new(move |_| location.with(|location| location.query));
        let selection = Memo::new(move |_| location.with(|location| index.selected_at(location)));
        let pressed = RwSignal::new(None::<NodeKey>);
        let highlighted = Memo::new(move |_| {
            let selected = || selection.with(|selected| selected.node.clone());
            pressed.get().or_else(selected)
        });
        let lenses_loaded = RwSignal::new(index.further().is_some());
        let lens = Memo::new(move |before: Option<&Lens>| {
            lenses_loaded.track();
            let wanted = query.with(|query| query.lens);
            match index.has_tree(wanted) {
                true => wanted,
                false => before.copied().unwrap_or_default(),
            }
        });
        let state = Self {
            index,
            base_path: StoredValue::new(base_path),
            location,
            page,
            query,
            selection,
            pressed,
            highlighted,
            pending: StoredValue::new(None),
            lenses_loaded,
            lens,
            expanded: RwSignal::new(Folds::new()),
            focused: RwSignal::new(None),
            sentences: RwSignal::new(index.sentences.clone()),
            row_window: RwSignal::new(FIRST_ROWS),
            viewport: RwSignal::new(whole_map(index)),
            tree_first: RwSignal::new(false),
            is_hydrated: RwSignal::new(false),
            arrivals: RwSignal::new(0),
            opened_heading: RwSignal::new(String::new()),
            search: SearchState::new(),
        };
        state.reveal_selection();
        state
    }

    /// From now on every link starts with `base_path`.
    pub fn set_base_path(&self, base_path: String) {
        self.base_path.set_value(base_path);
    }

    /// The words of a message.
    pub fn msg(&self, key: Msg) -> &'static str {
        self.index.messages.get(key)
    }

    /// The address of a place on a page.
    pub fn href(&self, location: &Location) -> String {
        self.base_path
            .with_value(|base_path| format!("{base_path}{location}"))
    }

    /// The address of a page.
    pub fn href_to(&self, route: Route) -> String {
        self.href(&Location::page(route))
    }

    /// What a division on the map leads to: its page, or while a topic is open, that topic there.
    pub fn division_page(&self, adcode: Adcode) -> Location {
        let topic = self.page.with(|page| match page {
            Route::Topic(topic) | Route::CountyTopic(_, topic) => Some(topic.clone()),
            _ => None,
        });
        Location::page(match topic {
            Some(topic) => Route::CountyTopic(adcode, topic),
            None => Route::County(adcode),
        })
    }

    /// The address of a zone's page.
    pub fn zone_href(&self, id: &str) -> String {
        self.base_path
            .with_value(|base_path| format!("{base_path}zone/{id}/"))
    }

    /// The address of a shape of the map.
    pub fn shape(&self, name: &str) -> String {
        let file = &self.index.shapes;
        if file.is_empty() {
            return format!("#{name}");
        }
        self.base_path
            .with_value(|base_path| format!("{base_path}{file}#{name}"))
    }

    /// The address of the present page with another lens or layer. Without script it leads to what
    /// printed pages have of that: a list on the overview, or tree and map as they are.
    pub fn view_href(&self, query: &str, list: &str) -> String {
        if matches!(list, "tree" | "map") {
            return format!("?{query}#{list}");
        }
        self.base_path
            .with_value(|base_path| format!("{base_path}?{query}#{list}"))
    }

    /// The tree through the present lens.
    pub fn outline(&self) -> &'static Outline<NodeKey> {
        self.index.tree(self.lens.get_untracked())
    }

    /// The layer that the map shows.
    pub fn layer(&self) -> Layer {
        self.query.with(|query| query.layer)
    }

    /// How a part or an article that a node stands for is related to the selection.
    pub fn relevance(&self, key: &NodeKey) -> Option<Relation> {
        let section = match key {
            NodeKey::Article(n) => Section::Article(*n),
            NodeKey::Part(n) => Section::Part(*n),
            _ => return None,
        };
        self.selection.with(|selected| {
            let mut concerned = selected.concerned.iter();
            let (_, relation) = concerned.find(|(own, _)| *own == section)?;
            Some(*relation)
        })
    }

    /// Returns whether a topic is selected that concerns every division alike: the map, which tells none
    /// from another then, is small on a phone.
    pub fn is_everywhere(&self) -> bool {
        let alike =
            |relation: &Option<Relation>| matches!(relation, Some(Relation::City | Relation::Kind));
        self.selection.with(|selected| {
            matches!(selected.node, Some(NodeKey::Topic(_))) && selected.related.iter().all(alike)
        })
    }

    /// Expands and collapses nodes of the tree.
    pub fn expand(&self, change: impl FnOnce(&Outline<NodeKey>, &mut Folds<NodeKey>)) {
        let mut folds = self.expanded.get_untracked();
        change(self.outline(), &mut folds);
        if self.expanded.with_untracked(|before| *before != folds) {
            self.expanded.set(folds);
        }
    }

    /// Expands what leads to the selected node, and the selected node itself.
    pub fn reveal_selection(&self) {
        let node = self
            .selection
            .with_untracked(|selected| selected.node.clone());
        let Some(node) = node.filter(|node| self.outline().find(node).is_some()) else {
            return;
        };
        self.expand(|outline, folds| {
            folds.reveal(outline, &node);
            if !matches!(node, NodeKey::Article(_)) {
                folds.open(&node);
            }
        });
        self.focused.set(Some(node));
    }

    /// The trees of the further lenses have come.
    pub fn set_lenses_loaded(&self) {
        self.lenses_loaded.set(true);
    }

    /// Whether the address asks for a tree that is not here.
    pub fn awaits_lens(&self) -> bool {
        self.lenses_loaded.track();
        !self.index.has_tree(self.query.with(|query| query.lens))
    }

    /// Shows the whole map.
    pub fn reset_viewport(&self) {
        self.viewport.set(whole_map(self.index));
    }

    /// Optimistic navigation: highlights what was pressed now, navigates after the next frame. What is
    /// related to it waits too: marking that repaints the whole map.
    pub fn navigate(&self, location: Location) {
        self.pressed.set(self.index.selected_at(&location).node);
        self.pending.set_value(Some(location));
        let state = *self;
        dom::after_next_paint(move || state.flush_pending());
    }

    /// Where something that map or tree show is selected: its page, or its place on the page of the tree
    /// while that is shown.
    pub fn on_this_page(&self, location: Location) -> Location {
        let is_tree = self.page.with_untracked(|page| *page == Route::Tree);
        match self.index.selected_at(&location).node.filter(|_| is_tree) {
            Some(key) => Location {
                anchor: key.to_string(),
                ..Location::page(Route::Tree)
            },
            None => location,
        }
    }

    /// Goes to the pending location now, if there is one.
    pub fn flush_pending(&self) {
        let pending = self.pending.try_update_value(Option::take);
        if let Some(location) = pending.flatten() {
            let query = self.query.get_untracked();
            self.push_location(&Location { query, ..location });
        }
    }

    /// Changes the address; whoever listens to it follows. A kiosk adds nothing to the history: going
    /// back would show what the last visitor looked at.
    pub fn push_location(&self, location: &Location) {
        let change = match location.query.exhibit {
            true => dom::replace,
            false => dom::push,
        };
        change(&self.href(location));
    }

    /// Takes up the browser's new location.
    pub fn apply_location(&self, location: Location) {
        self.location.set(location);
        self.pressed.set(None);
        self.reveal_selection();
    }

    /// Whether this is the page of the address, be it shown already or still loading.
    pub fn is_at(&self, route: &Route) -> bool {
        self.location
            .with_untracked(|location| location.route == *route)
    }

    /// Starts over for the next visitor, on the overview; a kiosk stays one.
    pub fn reset(&self) {
        self.pending.set_value(None);
        let query = self.query.get_untracked().exhibit_alone();
        dom::replace(&self.href(&Location {
            query,
            ..Location::page(Route::Overview)
        }));
        self.reset_viewport();
        self.search.reset();
        self.tree_first.set(false);
        self.focused.set(None);
        self.expand(|_, folds| *folds = Folds::new());
    }
}

/// The viewport that shows the whole map.
fn whole_map(index: &ClientIndex) -> Viewport {
    let [width, height] = index.size.map(f64::from);
    Viewport::whole(width, height)
}
