//! The index of a plan, made by the generator.

use std::collections::BTreeMap;

use super::map::MapData;
use super::{ClientIndex, MapRegion, Row, Selectable, TreeBundle, sentence_name};
use crate::geo::Direction;
use crate::model::messages::Msg;
use crate::model::plan::{NodeKey, Plan, Relation, Selection};
use crate::model::text::Section;
use crate::route::{Layer, Lens};

impl ClientIndex {
    /// The index of a plan. `shapes` is the way from the edition's root to the file with the shapes of
    /// the map; where there is none, the page has no files beside it: the sentences are in the index.
    pub fn of(plan: &Plan, shapes: &str) -> Self {
        let map = &plan.map;
        let mut trees: Vec<(Lens, Vec<Row>)> = Lens::ALL
            .iter()
            .map(|lens| (*lens, rows(plan, *lens)))
            .collect();
        let has_lens = trees.iter().map(|(_, rows)| !rows.is_empty()).collect();
        let further = trees.split_off(1);
        let mut first = TreeBundle::of(plan, trees);
        let sites = plan.divisions.iter().zip(&map.label_points).enumerate();
        let divisions = sites.map(|(at, (division, label))| MapRegion {
            adcode: division.adcode,
            label: *label,
            neighbours: Direction::ALL.map(|towards| {
                map.neighbour_towards(at, towards)
                    .and_then(|index| u16::try_from(index).ok())
            }),
            selectable: first.selectable_of(plan, NodeKey::County(division.adcode)),
        });
        let divisions = divisions.collect();
        let inset = plan.inset.as_ref();
        let mut index = Self {
            size: [map.width, map.height],
            first,
            further: TreeBundle::of(plan, further).into(),
            has_lens,
            divisions,
            inset: inset.map_or_else(Vec::new, |inset| inset.divisions.clone()),
            map: MapData::of(plan),
            outlines: Default::default(),
            shapes: shapes.to_owned(),
            text_language: plan.language.text.clone(),
            is_translated: plan.is_translated(),
            messages: plan.messages.only(is_said),
            sentences: String::new(),
        };
        if shapes.is_empty() {
            index.sentences = index.all_sentences(plan);
        }
        index
    }

    /// The list of sentences for the rows that say words of the text, each name once.
    pub fn all_sentences(&self, plan: &Plan) -> String {
        let trees = self.bundles().flat_map(|bundle| &bundle.trees);
        let keys = trees.flat_map(|(_, rows)| rows).map(|row| &row.key);
        let named = keys.filter_map(|key| Some((sentence_name(key)?, key)));
        let lines: BTreeMap<String, String> = named
            .map(|(name, key)| {
                let line = format!("{name}\t{}\n", plan.node_label(key));
                (name, line)
            })
            .collect();
        lines.into_values().collect()
    }
}

/// Whether a live part of a page says a message.
fn is_said(key: Msg) -> bool {
    key.is_live()
        || Lens::ALL.iter().any(|lens| lens.message() == key)
        || Layer::ALL.iter().any(|layer| layer.message() == key)
        || Relation::ALL
            .iter()
            .any(|relation| relation.message() == key)
}

impl TreeBundle {
    /// Trees with what can be selected of them.
    fn of(plan: &Plan, trees: Vec<(Lens, Vec<Row>)>) -> Self {
        let mut bundle = Self {
            trees,
            ..Self::default()
        };
        let keys: Vec<NodeKey> = bundle.keys().cloned().collect();
        bundle.selectables = keys
            .into_iter()
            .map(|key| bundle.selectable_of(plan, key))
            .collect();
        bundle
    }

    /// Something that can be selected; its pattern is kept here.
    fn selectable_of(&mut self, plan: &Plan, key: NodeKey) -> Selectable {
        let selection = plan.selection(key);
        let related = plan.divisions_of(&selection);
        let known = self.patterns.iter().position(|known| *known == related);
        let pattern = known.unwrap_or(self.patterns.len());
        if known.is_none() {
            self.patterns.push(related);
        }
        Selectable {
            pattern: u16::try_from(pattern).unwrap_or_default(),
            concerned: concerned(plan, &selection),
        }
    }
}

/// The parts and articles that concern a selection.
fn concerned(plan: &Plan, selection: &Selection) -> Vec<(Section, Relation)> {
    let mut all = Vec::new();
    for part in &plan.document.parts {
        let relation = plan.part_relation(part.number, selection);
        all.extend(relation.map(|relation| (Section::Part(part.number), relation)));
        for article in &part.articles {
            let relation = plan.article_relation(article.number, selection);
            all.extend(relation.map(|relation| (Section::Article(article.number), relation)));
        }
    }
    all
}

/// The rows of the tree through a lens.
fn rows(plan: &Plan, lens: Lens) -> Vec<Row> {
    let rows = plan.lens_tree(lens).into_iter().map(|(key, level)| Row {
        label: match sentence_name(&key) {
            None => plan.node_label(&key),
            Some(_) => String::new(),
        },
        level,
        key,
    });
    rows.collect()
}
