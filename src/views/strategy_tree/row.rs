//! One row of the tree: folding and opening are two separate targets.

use super::rows::{Row, place_classes};
use crate::dom::Rows;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{NodeKey, Relation};
use crate::model::text::Section;
use crate::route::Lens;
use crate::views::state::Explorer;

/// What a row shows, but for its words: these never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::views) struct Look {
    /// The order of the tree that it belongs to.
    pub(super) lens: Lens,
    pub(super) row: Row,
    pub(super) is_selected: bool,
    pub(super) concerned: Option<Relation>,
    /// Whether the Tab key leads to it.
    pub(super) is_stop: bool,
    /// Whether the page reacts; before, a row is no more than a link in its place.
    pub(super) is_alive: bool,
}

/// Some attributes of a row by name and value; `None` leaves one out.
type Attributes = [(&'static str, Option<String>); 8];

impl Look {
    /// Where the row belongs among others: rows that are the same row have the same.
    pub(super) fn order(&self) -> (u8, usize) {
        (self.lens as u8, self.row.node)
    }

    /// What may change.
    fn attributes(&self, label: &str) -> Attributes {
        let Self { row, is_alive, .. } = self;
        let alive = |value: String| is_alive.then_some(value);
        let stop = if self.is_stop { "0" } else { "-1" };
        let selected = self.is_selected.to_string();
        [
            ("class", Some(place_classes(row))),
            (
                "data-relevance",
                self.concerned.map(|c| c.as_str().to_owned()),
            ),
            ("aria-label", alive(label.to_owned())),
            ("aria-posinset", alive(row.position.to_string())),
            ("aria-setsize", alive(row.set_size.to_string())),
            ("aria-expanded", row.expanded.map(|open| open.to_string())),
            (
                "aria-selected",
                Some(selected).filter(|_| *is_alive || self.is_selected),
            ),
            ("tabindex", alive(stop.to_owned())),
        ]
    }

    /// The row as HTML, in the builder and in the browser alike.
    pub(super) fn print(&self, html: &mut Html, explorer: Explorer) {
        let node = self.row.node;
        let (Some(key), label) = (explorer.node(node), explorer.label(node)) else {
            return;
        };
        let (id, level) = (key.to_string(), self.row.level.to_string());
        let language = explorer.label_language(node).unwrap_or_default();
        let changing = self.attributes(&label);
        let mut attributes = vec![
            ("role", "treeitem"),
            ("data-node", &id),
            ("aria-level", &level),
            (if language.is_empty() { "" } else { "lang" }, &language),
        ];
        let changing = changing.iter();
        attributes.extend(changing.filter_map(|(name, value)| Some((*name, value.as_deref()?))));
        html.open("div", &attributes);
        self.print_fold(html, explorer, &label);
        let href = explorer.href_to(&key.location());
        let stop = if self.is_alive { "tabindex" } else { "" };
        html.open("a", &[("href", &href), (stop, "-1")])
            .leaf("span", &[], &label)
            .close("a")
            .close("div");
    }

    /// What folds and unfolds the row, if it has rows below it: a button once the page reacts.
    fn print_fold(&self, html: &mut Html, explorer: Explorer, label: &str) {
        match self.row.expanded {
            Some(_) if self.is_alive => {
                let words = self.fold_words(explorer, label);
                let button = [
                    ("class", "tree__fold"),
                    ("type", "button"),
                    ("tabindex", "-1"),
                    ("aria-label", &words),
                ];
                html.leaf("button", &button, "");
            }
            Some(_) => _ = html.leaf("i", &[], ""),
            None => {}
        }
    }

    /// What the button says.
    fn fold_words(&self, explorer: Explorer, label: &str) -> String {
        let message = match self.row.expanded {
            Some(true) => Msg::TreeFold,
            _ => Msg::TreeUnfold,
        };
        explorer.index.messages.fill(message, &[("name", &label)])
    }

    /// Makes the row that `rows` are at, which looks like `before`, look like this.
    pub(super) fn show(&self, before: &Self, rows: &Rows, explorer: Explorer) {
        let label = explorer.label(self.row.node);
        let (old, new) = (before.attributes(&label), self.attributes(&label));
        for ((name, new), (_, old)) in new.iter().zip(&old) {
            if new != old {
                rows.write(name, new.as_deref());
            }
        }
        if self.is_alive != before.is_alive {
            rows.write_last("tabindex", "-1");
            let mut fold = Html::new();
            self.print_fold(&mut fold, explorer, &label);
            if self.row.expanded.is_some() {
                rows.replace_first(fold.as_str());
            }
        } else if self.row.expanded != before.row.expanded {
            rows.write_first("aria-label", &self.fold_words(explorer, &label));
        }
    }
}

/// How the part of the plan that a node stands for is concerned by what is selected.
pub(super) fn concerned(explorer: Explorer, key: &NodeKey) -> Option<Relation> {
    let section = match key {
        NodeKey::Article(n) => Section::Article(*n),
        NodeKey::Part(n) => Section::Part(*n),
        _ => return None,
    };
    explorer.selected.with(|selected| {
        let mut concerned = selected.concerned.iter();
        let (_, relation) = concerned.find(|(here, _)| *here == section)?;
        Some(*relation)
    })
}
