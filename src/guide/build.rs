//! The guide of a plan, made by the builder.

use std::collections::BTreeMap;

use super::{Guide, Row, Site, Thing, sentence_name};
use crate::geo::Direction;
use crate::messages::Msg;
use crate::plan::{Plan, Relation, Selection};
use crate::route::Lens;
use crate::text::Section;

impl Guide {
    /// The guide of a plan. `shapes` is the way from the edition's root to the file with the shapes of
    /// the map; where there is none, the page has no files beside it: the sentences are in the guide.
    pub fn of(plan: &Plan, shapes: &str) -> Self {
        let map = &plan.map;
        let sites = plan.divisions.iter().zip(&map.label_points).enumerate();
        let divisions = sites.map(|(at, (division, label))| Site {
            adcode: division.adcode,
            label: *label,
            neighbours: Direction::ALL.map(|towards| {
                map.neighbour_towards(at, towards)
                    .and_then(|index| u16::try_from(index).ok())
            }),
        });
        let lenses = Lens::ALL.iter().map(|lens| rows(plan, *lens));
        let inset = plan.inset.as_ref();
        let mut guide = Self {
            size: [map.width, map.height],
            has_links: !plan.links.is_empty(),
            divisions: divisions.collect(),
            inset: inset.map_or_else(Vec::new, |inset| inset.divisions.clone()),
            zones: u16::try_from(plan.zones.len()).unwrap_or_default(),
            shapes: shapes.to_owned(),
            lenses: lenses.collect(),
            things: Vec::new(),
            patterns: Vec::new(),
            text_language: plan.language.text.clone(),
            messages: plan.messages.only(Msg::is_live),
            sentences: String::new(),
        };
        if shapes.is_empty() {
            guide.sentences = guide.all_sentences(plan);
        }
        let selections: Vec<Selection> = guide.keys().map(|key| plan.selection(key)).collect();
        for selection in selections {
            let related = plan.divisions_of(&selection);
            let known = guide.patterns.iter().position(|known| *known == related);
            let pattern = known.unwrap_or(guide.patterns.len());
            if known.is_none() {
                guide.patterns.push(related);
            }
            guide.things.push(Thing {
                pattern: u16::try_from(pattern).unwrap_or_default(),
                concerned: concerned(plan, &selection),
            });
        }
        guide
    }

    /// The list of sentences for the rows that say words of the text, each name once.
    pub fn all_sentences(&self, plan: &Plan) -> String {
        let keys = self.lenses.iter().flatten().map(|row| &row.key);
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
