//! The palette and fonts of a picture.

use crate::model::plan::{Plan, Zone};

/// Colours, fonts and opacities from the tokens of the style sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// The background.
    pub paper: String,
    /// The background of raised elements.
    pub raised: String,
    /// Text.
    pub ink: String,
    /// Secondary text.
    pub soft: String,
    /// Secondary lines.
    pub faint: String,
    /// Rules.
    pub rule: String,
    /// Strong rules.
    pub strong: String,
    /// The accent colour.
    pub vermilion: String,
    /// The background of accents.
    pub wash: String,
    /// Water, and the number of mentions.
    pub river: String,
    /// Land without its own colour.
    pub land: String,
    /// Land outside all zones.
    pub zone: String,
    /// The opacity of a zone's colour, from 0 to 1.
    pub fill: String,
    /// The opacity of a zone's pattern.
    pub hatch: String,
    /// The font of titles and names.
    pub serif: String,
    /// The font of all other text.
    pub sans: String,
    /// The colours of the zones, parallel to [`Plan::zones`].
    pub zones: Vec<String>,
}

impl Look {
    /// Reads the tokens of the style sheet; `token` returns one by its name, or a zone's colour if
    /// the zone is given.
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
