//! The colours and letters of a picture.

use crate::model::plan::{Plan, Zone};

/// Colours, fonts and opacities as the style sheet names them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// The ground.
    pub paper: String,
    /// What lies on it.
    pub raised: String,
    /// Words.
    pub ink: String,
    /// Words of less weight.
    pub soft: String,
    /// Lines of less weight.
    pub faint: String,
    /// Rules.
    pub rule: String,
    /// Rules of more weight.
    pub strong: String,
    /// What is meant.
    pub vermilion: String,
    /// Its ground.
    pub wash: String,
    /// Water, and how often something is named.
    pub river: String,
    /// Land without a colour of its own.
    pub land: String,
    /// Land of no zone.
    pub zone: String,
    /// How much a zone's colour covers, from 0 to 1.
    pub fill: String,
    /// How much its pattern covers.
    pub hatch: String,
    /// Letters of titles and names.
    pub serif: String,
    /// Letters of all else.
    pub sans: String,
    /// The colours of the zones, parallel to [`Plan::zones`].
    pub zones: Vec<String>,
}

impl Look {
    /// Reads the tokens of the style sheet; `token` is asked for one by its name, and for a zone's
    /// colour with the zone.
    pub fn read(plan: &Plan, token: impl Fn(&str, Option<&Zone>) -> String) -> Self {
        let own = |name: &str| token(name, None).trim().to_owned();
        let zones = plan.zones.iter();
        Self {
            paper: own("--paper"),
            raised: own("--paper-raised"),
            ink: own("--ink"),
            soft: own("--ink-soft"),
            faint: own("--ink-faint"),
            rule: own("--rule"),
            strong: own("--rule-strong"),
            vermilion: own("--vermilion"),
            wash: own("--vermilion-wash"),
            river: own("--river"),
            land: own("--land"),
            zone: own("--zone"),
            fill: own("--zone-fill"),
            hatch: own("--hatch"),
            serif: own("--serif"),
            sans: own("--sans"),
            zones: zones
                .map(|zone| token("--zone", Some(zone)).trim().to_owned())
                .collect(),
        }
    }
}
