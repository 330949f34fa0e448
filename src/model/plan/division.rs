//! A county-level division.

use serde::{Deserialize, Serialize};

use super::Adcode;
use crate::model::messages::Msg;

/// What kind of county-level division it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DivisionKind {
    /// 市辖区
    District,
    /// 县
    County,
    /// 县级市
    CountyLevelCity,
}

impl DivisionKind {
    /// The word for it.
    pub const fn message(self) -> Msg {
        match self {
            Self::District => Msg::KindDistrict,
            Self::County => Msg::KindCounty,
            Self::CountyLevelCity => Msg::KindCountyLevelCity,
        }
    }
}

/// A county-level division: names and code. Its shape stands in the map at the same index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    /// Its code.
    pub adcode: Adcode,
    /// Its full name.
    pub name: String,
    /// Its name in the text's language, where `name` is in another one; empty otherwise.
    pub original: String,
    /// A shorter name for the map; empty where its own name will do.
    pub label: String,
    /// Its name in pinyin, toneless, a space between syllables.
    #[serde(skip)]
    pub pinyin: String,
    /// Its English name.
    #[serde(skip)]
    pub en: String,
    /// Its kind.
    pub kind: DivisionKind,
}

impl Division {
    /// What the map calls it.
    pub fn label(&self) -> &str {
        match self.label.as_str() {
            "" => &self.name,
            label => label,
        }
    }
}
