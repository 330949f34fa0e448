//! The labels of layers and lenses.

use super::{Layer, Lens};
use crate::model::messages::Msg;

impl Layer {
    /// The label of a layer.
    pub const fn message(self) -> Msg {
        match self {
            Self::Zones => Msg::LayerZones,
            Self::Scope => Msg::LayerScope,
            Self::Mentions => Msg::LayerMentions,
            Self::Places => Msg::LayerPlaces,
        }
    }
}

impl Lens {
    /// The label of a lens.
    pub const fn message(self) -> Msg {
        match self {
            Self::Parts => Msg::LensParts,
            Self::Centres => Msg::LensCentres,
            Self::Zones => Msg::LensZones,
            Self::Programmes => Msg::LensProgrammes,
            Self::Topics => Msg::LensTopics,
        }
    }
}
