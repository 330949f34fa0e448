//! The tree's lenses: the same plan ordered by parts, centres, zones, programmes or topics.

use super::{NodeKey, Plan, Step, StrategyKind};
use crate::route::Lens;
use crate::tree::{Outline, OutlineBuilder};

impl Plan {
    /// The tree through a lens, as an outline.
    pub fn lens_outline(&self, lens: Lens) -> Outline<NodeKey> {
        let rows = self.lens_tree(lens).into_iter();
        Outline::from_levels(rows.map(|(key, level)| (key, u32::from(level))))
            .unwrap_or_else(|_| OutlineBuilder::new().finish())
    }

    /// The tree through a lens, as (node, level from 1).
    pub fn lens_tree(&self, lens: Lens) -> Vec<(NodeKey, u16)> {
        match lens {
            Lens::Parts => self.document_tree(),
            Lens::Centres => self.centres_tree(),
            Lens::Zones => self.zones_tree(),
            Lens::Programmes => self.programmes_tree(),
            Lens::Topics => self.topics_tree(),
        }
    }

    /// Whether the plan has anything to see through a lens.
    pub fn has_lens(&self, lens: Lens) -> bool {
        match lens {
            Lens::Parts => true,
            Lens::Centres => !self.centres.is_empty(),
            Lens::Zones => !self.zones.is_empty(),
            Lens::Programmes => !self.strategies.is_empty(),
            Lens::Topics => !self.topics.is_empty(),
        }
    }

    /// Centres and the steps of their threads.
    fn centres_tree(&self) -> Vec<(NodeKey, u16)> {
        let mut steps: Vec<&[Step]> = vec![&[]; self.centres.len()];
        // Of one centre the first thread counts.
        for thread in self.threads.iter().rev() {
            if let Some(steps) = steps.get_mut(usize::from(thread.centre)) {
                *steps = &thread.steps;
            }
        }
        let mut rows = Vec::new();
        for (centre, steps) in self.centres.iter().zip(steps) {
            rows.push((NodeKey::Centre(centre.id.clone()), 1));
            for (step, number) in steps.iter().zip(1..) {
                let key = NodeKey::Step(centre.id.clone(), number, step.sentence);
                rows.push((key, 2));
            }
        }
        rows
    }

    /// Zones, their divisions, and the divisions of no zone.
    fn zones_tree(&self) -> Vec<(NodeKey, u16)> {
        let mut rows = Vec::new();
        let county = |index: u16| {
            let division = self.divisions.get(usize::from(index));
            division.map(|division| NodeKey::County(division.adcode))
        };
        for zone in &self.zones {
            rows.push((NodeKey::Zone(zone.id.clone()), 1));
            rows.extend(zone.members.iter().filter_map(|m| Some((county(*m)?, 2))));
        }
        let outside = (0..)
            .take(self.divisions.len())
            .filter(|index| self.zone_of(*index).is_none());
        rows.extend(outside.filter_map(|index| Some((county(index)?, 1))));
        rows
    }

    /// Kinds of what is named, and what is named.
    fn programmes_tree(&self) -> Vec<(NodeKey, u16)> {
        let mut rows = Vec::new();
        for kind in StrategyKind::ALL {
            let mut named = self
                .strategies
                .iter()
                .filter(|s| s.kind == *kind)
                .peekable();
            if named.peek().is_some() {
                rows.push((NodeKey::Kind(*kind), 1));
                rows.extend(named.map(|s| (NodeKey::Strategy(s.id.clone()), 2)));
            }
        }
        rows
    }

    /// Topics and the sentences about them.
    fn topics_tree(&self) -> Vec<(NodeKey, u16)> {
        let mut sentences = vec![Vec::new(); self.topics.len()];
        for tag in &self.topic_tags {
            if let Some(sentences) = sentences.get_mut(usize::from(tag.what)) {
                sentences.push(tag.sentence);
            }
        }
        let mut rows = Vec::new();
        for (topic, sentences) in self.topics.iter().zip(sentences) {
            rows.push((NodeKey::Topic(topic.id.clone()), 1));
            let about = sentences.into_iter();
            rows.extend(about.map(|id| (NodeKey::TopicSentence(topic.id.clone(), id), 2)));
        }
        rows
    }
}
