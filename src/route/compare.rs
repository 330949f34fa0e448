//! The two places that a comparison is of, as its address names them.

use crate::model::plan::Adcode;

/// What the address names for one side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Side {
    /// Nothing yet.
    #[default]
    Empty,
    /// A division, by its code; the plan may not have it.
    Code(Adcode),
    /// Something that is no code.
    Invalid,
}

/// The value of a side that is no code.
const INVALID: &str = "unknown";

impl Side {
    /// The side named by a query such as `a=430481&b=430421`.
    fn named(name: &str, query: &str) -> Self {
        let mut pairs = query.trim_start_matches('?').split('&');
        let value = pairs.find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        match value.unwrap_or_default() {
            "" => Self::Empty,
            value => value.parse().map_or(Self::Invalid, Self::Code),
        }
    }

    /// Both sides of a query.
    pub(super) fn both(query: &str) -> [Self; 2] {
        ["a", "b"].map(|name| Self::named(name, query))
    }

    /// The code, if it is one.
    pub const fn code(self) -> Option<Adcode> {
        match self {
            Self::Code(adcode) => Some(adcode),
            Self::Empty | Self::Invalid => None,
        }
    }
}

/// The query of a comparison with its `?`; nothing where no place is named.
pub(super) fn query_of(sides: [Side; 2]) -> String {
    let named = ["a", "b"].into_iter().zip(sides);
    let pairs = named.filter_map(|(name, side)| match side {
        Side::Empty => None,
        Side::Code(adcode) => Some(format!("{name}={adcode}")),
        Side::Invalid => Some(format!("{name}={INVALID}")),
    });
    let pairs: Vec<String> = pairs.collect();
    match pairs.is_empty() {
        true => String::new(),
        false => format!("?{}", pairs.join("&")),
    }
}
