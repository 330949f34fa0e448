//! The current view of the site, read from the browser's address, and its addresses elsewhere.

use crate::route::Query;

/// A view of the site, below its root.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The page: `article/31/`.
    pub path: String,
    /// Layer, lens, kiosk mode.
    pub query: Query,
    /// The anchor without `#`; empty if there is none.
    pub anchor: String,
}

impl Place {
    /// Parses an absolute address below the address of the root, or with the route after `#/`.
    pub fn read(address: &str, root: &str) -> Self {
        let below = match address.split_once("#/") {
            Some((_, behind)) => {
                let folder = root.split_once("#/").map_or("", |(_, folder)| folder);
                behind.strip_prefix(folder).unwrap_or(behind)
            }
            None => address.strip_prefix(root).unwrap_or_default(),
        };
        let (rest, anchor) = below.split_once('#').unwrap_or((below, ""));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        Self {
            path: path.trim_end_matches("index.html").to_owned(),
            query: Query::parse(query).0,
            anchor: anchor.to_owned(),
        }
    }

    /// The page with its anchor: `article/31/#s2`.
    pub fn page(&self) -> String {
        let sign = if self.anchor.is_empty() { "" } else { "#" };
        format!("{}{sign}{}", self.path, self.anchor)
    }

    /// Layer and lens, both explicit: `?layer=zones&lens=parts`.
    pub fn view(&self) -> String {
        format!(
            "?layer={}&lens={}",
            self.query.layer.as_str(),
            self.query.lens.as_str()
        )
    }

    /// The address of the same view for a phone, outside kiosk mode.
    pub fn public(&self, site: &str) -> String {
        let query = Query {
            layer: self.query.layer,
            lens: self.query.lens,
            ..Query::default()
        };
        let sign = if self.anchor.is_empty() { "" } else { "#" };
        format!("{site}{}{query}{sign}{}", self.path, self.anchor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = "https://example.org/plan/";

    #[test]
    fn public_address_has_the_same_view_without_kiosk_mode() {
        let root = "http://127.0.0.1:8080/kiosk/";
        for (here, public) in [
            ("?exhibit=1", ""),
            ("index.html?exhibit=1&idle=90", ""),
            (
                "article/31/?exhibit=1&layer=scope&idle=30&lens=topics#s2",
                "article/31/?layer=scope&lens=topics#s2",
            ),
            ("county/430481/?exhibit=1", "county/430481/"),
        ] {
            let place = Place::read(&format!("{root}{here}"), root);
            assert_eq!(place.public(SITE), format!("{SITE}{public}"));
            assert!(place.query.exhibit);
        }
    }

    #[test]
    fn hash_routes_are_parsed_like_paths() {
        let place = Place::read(
            "file:///E:/plan.html?exhibit=1#/article/31/?layer=scope#s2",
            "file:///E:/",
        );
        assert_eq!(place.page(), "article/31/#s2");
        assert_eq!(place.view(), "?layer=scope&lens=parts");
        assert_eq!(
            place.public(SITE),
            format!("{SITE}article/31/?layer=scope#s2")
        );
    }

    #[test]
    fn a_further_language_is_no_part_of_the_page() {
        let root = "file:///E:/plan.html#/en/";
        let place = Place::read("file:///E:/plan.html#/en/article/31/?layer=scope#s2", root);
        assert_eq!(place.page(), "article/31/#s2");
        let place = Place::read("file:///E:/plan.html?exhibit=1#/en/", root);
        assert_eq!(place.page(), "");
    }

    #[test]
    fn foreign_address_gives_the_overview() {
        assert_eq!(
            Place::read("about:blank", "https://example.org/"),
            Place::default()
        );
    }
}
