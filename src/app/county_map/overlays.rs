//! What only some layers of the map show: links outbound, places, counts, and their legends. It is in a
//! file beside the pages, which is fetched when a layer first needs it.

use leptos::html::Ul;
use leptos::prelude::*;
use leptos::svg::G;

use super::MapState;
use crate::dom;
use crate::route::Layer;

/// The groups of the map that an overlay is put into.
#[derive(Clone, Copy)]
pub(super) struct Overlays {
    pub(super) outbound: NodeRef<G>,
    pub(super) places: NodeRef<G>,
    pub(super) counts: NodeRef<G>,
    legend: NodeRef<Ul>,
}

impl Overlays {
    /// The groups, which are filled when the map shows a layer that needs them.
    pub(super) fn new(map: MapState) -> Self {
        let state = map.state;
        let overlays = Self {
            outbound: NodeRef::new(),
            places: NodeRef::new(),
            counts: NodeRef::new(),
            legend: map.legend,
        };
        Effect::new(move |_| {
            let is_wanted = matches!(state.layer(), Layer::Mentions | Layer::Places);
            if is_wanted && !overlays.is_filled() {
                overlays.fetch();
            }
        });
        overlays
    }

    /// Whether the file has come: every map has counts.
    fn is_filled(&self) -> bool {
        let counts = self.counts.get_untracked();
        counts.is_some_and(|counts| dom::child(&counts, 0).is_some())
    }

    /// Fetches the file and fills the groups.
    fn fetch(self) {
        dom::fetch_overlays(move |overlays| {
            if self.is_filled() {
                return;
            }
            for (group, class) in [
                (self.outbound, "county-map__outbound"),
                (self.places, "county-map__places"),
                (self.counts, "county-map__counts"),
            ] {
                if let Some(group) = group.get_untracked() {
                    dom::move_children(overlays, class, &group);
                }
            }
            if let Some(legend) = self.legend.get_untracked() {
                dom::move_children(overlays, "legend", &legend);
            }
        });
    }
}
