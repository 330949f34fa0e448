//! What the browser needs of a plan to bring a printed page to life: the tree through every lens,
//! the outlines of the map, and which of them belong together. The words of the pages are not in it.
//! It comes in two pieces: what every page needs before it reacts, and the further lenses.

mod build;
pub mod count_labels;
pub mod map;
mod map_build;
pub mod outbound_labels;
pub mod place_labels;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::geo::{Direction, GridPoint};
use crate::model::messages::Messages;
use crate::model::plan::{Adcode, DivisionIndex, NodeKey, Relation};
use crate::model::text::Section;
use crate::route::{Lens, Location, Route};
use crate::tree::{Outline, OutlineBuilder};

use map::MapData;
pub use map_build::inset_zone;

/// The index of a plan in one language. It is made by the generator, see [`ClientIndex::of`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ClientIndex {
    /// Width and height of the map in grid units.
    pub size: [i32; 2],
    /// The divisions, in the order of their codes.
    pub divisions: Vec<MapRegion>,
    /// The divisions that the map shows enlarged; may be none.
    pub inset: Vec<DivisionIndex>,
    /// What the map shows besides its shapes.
    pub map: MapData,
    /// The file with the shapes of the map, from the edition's root; empty where they are on the page.
    pub shapes: String,
    /// For each of [`Lens::ALL`] whether there is anything to see through it.
    has_lens: Vec<bool>,
    /// The divisions, and the tree through the first lens.
    first: TreeBundle,
    /// The tree through all other lenses, once it has come.
    #[serde(skip)]
    further: OnceLock<TreeBundle>,
    /// The outlines built so far, in the order of [`Lens::ALL`].
    #[serde(skip)]
    outlines: [OnceLock<Outline<NodeKey>>; Lens::ALL.len()],
    /// What the live page says.
    pub messages: Messages,
    /// The language of the text, if it is not the interface's; empty otherwise.
    pub text_language: String,
    /// Whether the rows of sentences say their translation.
    pub is_translated: bool,
    /// The words of the rows that have none here, see [`ClientIndex::words`]; empty where they are
    /// fetched when they are needed.
    pub sentences: String,
}

/// Trees, and what can be selected of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreeBundle {
    /// The rows through some lenses.
    trees: Vec<(Lens, Vec<Row>)>,
    /// What can be selected of them: what pages and sentences of articles are about, in order.
    selectables: Vec<Selectable>,
    /// How they concern the divisions: for each division a [`Relation`] or none.
    patterns: Vec<Vec<Option<Relation>>>,
}

impl TreeBundle {
    /// The nodes of what can be selected of the rows.
    fn keys(&self) -> impl Iterator<Item = &NodeKey> {
        let rows = self.trees.iter().flat_map(|(_, rows)| rows);
        rows.map(|row| &row.key).filter(|key| {
            use NodeKey::{Article, Part, Sentence, Strategy, Topic, Zone};
            matches!(
                key,
                Part(_) | Article(_) | Sentence(_) | Zone(_) | Strategy(_) | Topic(_)
            )
        })
    }

    fn related(&self, selectable: &Selectable) -> Vec<Option<Relation>> {
        let pattern = self.patterns.get(usize::from(selectable.pattern));
        pattern.cloned().unwrap_or_default()
    }
}

/// What the map needs of a division.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapRegion {
    /// Its code.
    pub adcode: Adcode,
    /// Where its name stands.
    pub label: GridPoint,
    /// Its neighbours in the order of [`Direction::ALL`].
    neighbours: [Option<DivisionIndex>; 4],
    /// It can be selected; its pattern is among those of the first lens.
    selectable: Selectable,
}

impl MapRegion {
    /// The neighbour in a direction.
    pub fn neighbour(&self, towards: Direction) -> Option<DivisionIndex> {
        self.neighbours.get(towards as usize).copied().flatten()
    }
}

/// A row of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Row {
    key: NodeKey,
    /// From 1.
    level: u16,
    /// What it says; empty for words of the text.
    label: String,
}

/// Something that can be selected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Selectable {
    /// Which pattern says how it concerns the divisions.
    pattern: u16,
    /// The parts and articles that concern it.
    concerned: Vec<(Section, Relation)>,
}

/// The name of a node's words in the list of sentences, if they are words of the text.
fn sentence_name(key: &NodeKey) -> Option<String> {
    match key {
        NodeKey::Sentence(id) | NodeKey::TopicSentence(_, id) => Some(id.to_string()),
        NodeKey::Step(..) => Some(key.to_string()),
        _ => None,
    }
}

/// The selection, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selected {
    /// The node of what is selected, if anything is.
    pub node: Option<NodeKey>,
    /// How it concerns each division.
    pub related: Vec<Option<Relation>>,
    /// The parts and articles that concern it, and how.
    pub concerned: Vec<(Section, Relation)>,
}

impl ClientIndex {
    /// Takes the further lenses in; a second call is ignored.
    pub fn take_further(&self, further: TreeBundle) {
        _ = self.further.set(further);
    }

    /// The further lenses; none where they have not come yet.
    pub fn further(&self) -> Option<&TreeBundle> {
        self.further.get()
    }

    fn bundles(&self) -> impl Iterator<Item = &TreeBundle> {
        [Some(&self.first), self.further()].into_iter().flatten()
    }

    /// Something that can be selected, and the bundle that it is in.
    fn selectable(&self, key: &NodeKey) -> Option<(&TreeBundle, &Selectable)> {
        if let NodeKey::County(adcode) = key {
            let region = self.divisions.get(usize::from(self.division(*adcode)?))?;
            return Some((&self.first, &region.selectable));
        }
        self.bundles().find_map(|bundle| {
            let at = bundle.keys().position(|known| known == key)?;
            Some((bundle, bundle.selectables.get(at)?))
        })
    }

    /// The same page if the plan has it, otherwise the not-found page.
    pub fn known(&self, route: Route) -> Route {
        route.known(|key| self.selectable(key).is_some())
    }

    /// What is selected at an address.
    pub fn selected_at(&self, location: &Location) -> Selected {
        let node = location.node(|key| self.selectable(key).is_some());
        let selectable = node.as_ref().and_then(|key| self.selectable(key));
        let (related, concerned) = selectable
            .map_or_else(Default::default, |(bundle, selectable)| {
                (bundle.related(selectable), selectable.concerned.clone())
            });
        Selected {
            node,
            related,
            concerned,
        }
    }

    fn rows(&self, lens: Lens) -> Option<&[Row]> {
        let mut trees = self.bundles().flat_map(|bundle| &bundle.trees);
        trees
            .find(|(own, _)| *own == lens)
            .map(|(_, rows)| rows.as_slice())
    }

    /// The names of the topics with a sentence that names a division; none before the further lenses have
    /// come.
    pub fn topics_naming(&self, division: DivisionIndex) -> Vec<&str> {
        let rows = self.rows(Lens::Topics).unwrap_or_default().iter();
        let topics = rows.filter(|row| matches!(row.key, NodeKey::Topic(_)));
        topics
            .filter(|row| self.relation(&row.key, division) == Some(Relation::Named))
            .map(|row| row.label.as_str())
            .collect()
    }

    /// How something that can be selected concerns a division.
    fn relation(&self, key: &NodeKey, division: DivisionIndex) -> Option<Relation> {
        let (bundle, selectable) = self.selectable(key)?;
        *bundle.related(selectable).get(usize::from(division))?
    }

    /// Whether there is anything to see through a lens.
    pub fn has_lens(&self, lens: Lens) -> bool {
        self.has_lens.get(lens as usize).is_some_and(|has| *has)
    }

    /// Whether the tree through a lens is here.
    pub fn has_tree(&self, lens: Lens) -> bool {
        self.rows(lens).is_some()
    }

    /// The tree through a lens; an empty one where it has not come yet.
    pub fn tree(&self, lens: Lens) -> &Outline<NodeKey> {
        static EMPTY: OnceLock<Outline<NodeKey>> = OnceLock::new();
        let empty = || OutlineBuilder::new().finish();
        match (self.rows(lens), self.outlines.get(lens as usize)) {
            (Some(rows), Some(outline)) => outline.get_or_init(|| {
                let rows = rows
                    .iter()
                    .map(|row| (row.key.clone(), u32::from(row.level)));
                Outline::from_levels(rows).unwrap_or_else(|_| empty())
            }),
            _ => EMPTY.get_or_init(empty),
        }
    }

    /// What the row of a node says, by its place in the outline; `None` for words of the text that
    /// are not in the list of sentences given.
    pub fn label<'a>(&'a self, lens: Lens, node: usize, sentences: &'a str) -> Option<&'a str> {
        let row = self.rows(lens)?.get(node)?;
        match sentence_name(&row.key) {
            None => Some(&row.label),
            Some(name) => Self::words(sentences, &name),
        }
    }

    /// Whether the row of a node says words of the text.
    pub fn is_quoted(&self, lens: Lens, node: usize) -> bool {
        let row = self.rows(lens).and_then(|rows| rows.get(node));
        row.is_some_and(|row| sentence_name(&row.key).is_some())
    }

    /// The language of the row of a node, if it is not the interface's.
    pub fn label_language(&self, lens: Lens, node: usize) -> Option<&str> {
        let row = self.rows(lens)?.get(node)?;
        let is_text = row.key.says_text(self.is_translated);
        Some(self.text_language.as_str()).filter(|tag| is_text && !tag.is_empty())
    }

    /// The words of a name in a list of sentences: lines of a name, a tab, and words.
    fn words<'a>(sentences: &'a str, name: &str) -> Option<&'a str> {
        let mut lines = sentences.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'))
    }

    /// The index of a division.
    pub fn division(&self, adcode: Adcode) -> Option<DivisionIndex> {
        (0..)
            .zip(&self.divisions)
            .find(|(_, region)| region.adcode == adcode)
            .map(|(index, _)| index)
    }
}
