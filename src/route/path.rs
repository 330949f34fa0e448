//! The pages of the site and their paths.

use std::fmt;
use std::str::FromStr;

use super::compare::{Side, query_of};
use crate::model::plan::{Adcode, NodeKey, Plan, Slug};

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// `/`
    Overview,
    /// `/county/<adcode>/`
    County(Adcode),
    /// `/county/<adcode>/<topic>/`
    CountyTopic(Adcode, Slug),
    /// `/zone/<id>/`
    Zone(Slug),
    /// `/part/<n>/`
    Part(u16),
    /// `/article/<n>/`
    Article(u16),
    /// `/strategy/<id>/`
    Strategy(Slug),
    /// `/topic/<id>/`
    Topic(Slug),
    /// `/compare/`, with what its query names.
    Compare([Side; 2]),
    /// `/tree/`; the anchor may name a node.
    Tree,
    /// `/glossary/`
    Glossary,
    /// `/read/`
    Read,
    /// `/search/`; the words are in the query.
    Search,
    /// `/about/`
    About,
    /// `/404.html`, and every unknown path.
    NotFound,
}

impl fmt::Display for Route {
    /// Writes the path below the site's root, without leading slash: `county/430481/`. The two places
    /// of a comparison follow as its query: `compare/?a=430481&b=430421`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overview => Ok(()),
            Self::County(adcode) => write!(f, "county/{adcode}/"),
            Self::CountyTopic(adcode, topic) => write!(f, "county/{adcode}/{topic}/"),
            Self::Zone(id) => write!(f, "zone/{id}/"),
            Self::Part(n) => write!(f, "part/{n}/"),
            Self::Article(n) => write!(f, "article/{n}/"),
            Self::Strategy(id) => write!(f, "strategy/{id}/"),
            Self::Topic(id) => write!(f, "topic/{id}/"),
            Self::Compare(sides) => write!(f, "compare/{}", query_of(*sides)),
            Self::Tree => f.write_str("tree/"),
            Self::Glossary => f.write_str("glossary/"),
            Self::Read => f.write_str("read/"),
            Self::Search => f.write_str("search/"),
            Self::About => f.write_str("about/"),
            Self::NotFound => f.write_str("404.html"),
        }
    }
}

/// Parses a number without sign or leading zero.
fn number(text: &str) -> Option<u16> {
    let plain = !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

impl FromStr for Route {
    type Err = std::convert::Infallible;

    /// Parses a path below the site's root; `index.html` and the trailing slash are optional.
    fn from_str(path: &str) -> Result<Self, Self::Err> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => path,
        };
        // One trailing slash is ignored; a path of slashes only is invalid.
        let path = path
            .strip_suffix('/')
            .filter(|rest| !rest.is_empty())
            .unwrap_or(path);
        let route = match path.split_once('/') {
            None => match path {
                "" => Some(Self::Overview),
                "compare" => Some(Self::COMPARE),
                "tree" => Some(Self::Tree),
                "glossary" => Some(Self::Glossary),
                "read" => Some(Self::Read),
                "search" => Some(Self::Search),
                "about" => Some(Self::About),
                _ => None,
            },
            Some(("county", ids)) => match ids.split_once('/') {
                None => ids.parse().ok().map(Self::County),
                Some((id, topic)) => match (id.parse(), topic.parse()) {
                    (Ok(adcode), Ok(topic)) => Some(Self::CountyTopic(adcode, topic)),
                    _ => None,
                },
            },
            Some(("zone", id)) => id.parse().ok().map(Self::Zone),
            Some(("part", n)) => number(n).map(Self::Part),
            Some(("article", n)) => number(n).map(Self::Article),
            Some(("strategy", id)) => id.parse().ok().map(Self::Strategy),
            Some(("topic", id)) => id.parse().ok().map(Self::Topic),
            Some(_) => None,
        };
        Ok(route.unwrap_or(Self::NotFound))
    }
}

impl Route {
    /// The comparison of no places yet.
    pub const COMPARE: Self = Self::Compare([Side::Empty; 2]);

    /// The same page with what a query names; only a comparison has its places there.
    #[must_use]
    pub fn with_query(self, query: &str) -> Self {
        match self {
            Self::Compare(_) => Self::Compare(Side::both(query)),
            _ => self,
        }
    }

    /// The number of folders between the site's root and the page.
    pub fn depth(&self) -> usize {
        self.to_string().matches('/').count()
    }

    /// Every page of a plan, including the not-found page.
    pub fn all(plan: &Plan) -> Vec<Self> {
        let mut routes = vec![
            Self::Overview,
            Self::COMPARE,
            Self::Tree,
            Self::Glossary,
            Self::Read,
            Self::Search,
            Self::About,
            Self::NotFound,
        ];
        routes.extend(plan.divisions.iter().map(|d| Self::County(d.adcode)));
        routes.extend(plan.zones.iter().map(|z| Self::Zone(z.id.clone())));
        routes.extend(plan.document.parts.iter().map(|p| Self::Part(p.number)));
        routes.extend(plan.document.articles().map(|a| Self::Article(a.number)));
        routes.extend(plan.strategies.iter().map(|s| Self::Strategy(s.id.clone())));
        routes.extend(plan.topics.iter().map(|t| Self::Topic(t.id.clone())));
        for division in &plan.divisions {
            let topics = plan.topics.iter();
            routes.extend(topics.map(|t| Self::CountyTopic(division.adcode, t.id.clone())));
        }
        routes
    }

    /// The node of the page's subject, for pages that a plan may or may not have.
    pub fn node(&self) -> Option<NodeKey> {
        match self {
            Self::County(adcode) | Self::CountyTopic(adcode, _) => Some(NodeKey::County(*adcode)),
            Self::Zone(id) => Some(NodeKey::Zone(id.clone())),
            Self::Part(n) => Some(NodeKey::Part(*n)),
            Self::Article(n) => Some(NodeKey::Article(*n)),
            Self::Strategy(id) => Some(NodeKey::Strategy(id.clone())),
            Self::Topic(id) => Some(NodeKey::Topic(id.clone())),
            Self::Overview
            | Self::Compare(_)
            | Self::Tree
            | Self::Glossary
            | Self::Read
            | Self::Search
            | Self::About
            | Self::NotFound => None,
        }
    }

    /// Returns whether the page is a reading page with the map at its end; the style sheet matches
    /// it as `data-map-last`.
    pub fn has_map_last(&self) -> bool {
        match self {
            Self::CountyTopic(..)
            | Self::Compare(_)
            | Self::Tree
            | Self::Glossary
            | Self::Read
            | Self::Search
            | Self::About
            | Self::NotFound => true,
            Self::Overview
            | Self::County(_)
            | Self::Zone(_)
            | Self::Part(_)
            | Self::Article(_)
            | Self::Strategy(_)
            | Self::Topic(_) => false,
        }
    }

    /// The same page if its subject exists, otherwise the not-found page. The topic of a division's
    /// page is not looked up: the index of a page in the browser may not have it yet.
    #[must_use]
    pub fn known(self, has: impl Fn(&NodeKey) -> bool) -> Self {
        match self.node() {
            Some(key) if !has(&key) => Self::NotFound,
            _ => self,
        }
    }

    /// The same page if it exists in the plan, otherwise the not-found page.
    #[must_use]
    pub fn within(self, plan: &Plan) -> Self {
        match &self {
            Self::CountyTopic(_, topic) if plan.topic(topic.as_str()).is_none() => Self::NotFound,
            _ => self.known(|key| plan.has(key)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str) -> Route {
        path.parse().unwrap_or(Route::NotFound)
    }

    #[test]
    fn paths_round_trip() {
        for path in [
            "",
            "county/430481/",
            "county/430481/elder-care/",
            "zone/core/",
            "part/8/",
            "article/31/",
            "strategy/five-centres/",
            "topic/jobs/",
            "compare/",
            "tree/",
            "glossary/",
            "read/",
            "search/",
            "about/",
        ] {
            assert_eq!(read(path).to_string(), path);
            assert_eq!(read(&format!("/{path}index.html")), read(path));
            assert_eq!(read(path.trim_end_matches('/')), read(path));
        }
    }

    #[test]
    fn comparisons_round_trip_with_their_query() {
        for (query, written) in [
            ("", ""),
            ("?x=1", ""),
            ("?a=", ""),
            ("?a=430481", "?a=430481"),
            ("b=430421", "?b=430421"),
            ("?b=430421&a=430481&lens=topics", "?a=430481&b=430421"),
            ("?a=<script>&b=99", "?a=unknown&b=unknown"),
        ] {
            let route = Route::COMPARE.with_query(query);
            assert_eq!(route.to_string(), format!("compare/{written}"));
            assert_eq!(Route::COMPARE.with_query(written), route);
        }
        assert_eq!(Route::Read.with_query("a=430481"), Route::Read);
    }

    #[test]
    fn unknown_paths_are_not_found() {
        for path in [
            "x",
            "county/",
            "county/1/",
            "part/0/",
            "part/-1/",
            "part/01/",
            "article/99999999/",
            "article/3/4/",
            "zone/一核/",
            "strategy/",
            "topic/A/",
            "read/read/",
            "..",
            "county/430481/X/",
            "county/430481/jobs/x",
            "county/x/jobs/",
            "//",
            "\u{0}",
        ] {
            assert_eq!(read(path), Route::NotFound, "{path}");
        }
    }
}
