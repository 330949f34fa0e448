//! A county-level division.

use serde::{Deserialize, Serialize};

use super::Adcode;

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

/// A county-level division: names and code. Its shape stands in the map at the same index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    /// Its code.
    pub adcode: Adcode,
    /// Its full Chinese name.
    pub name: String,
    /// Its name in pinyin, toneless, a space between syllables.
    #[serde(skip)]
    pub pinyin: String,
    /// Its English name.
    #[serde(skip)]
    pub en: String,
    /// Its kind.
    pub kind: DivisionKind,
}
