//! The address in the browser, as a page of the plan.

use crate::dom;
use crate::route::{Location, Query, Route, is_hash_root, searched_words, split};

/// The page that lies at the browser's address, below `root`: the one that was printed there. Where
/// all pages are in one file, that is the overview. `known` leaves a page that the plan has as it is.
pub(crate) fn printed_page(root: &str, known: impl Fn(Route) -> Route) -> Route {
    if is_hash_root(root) {
        return Route::Overview;
    }
    let path = dom::current().path;
    let path = path.strip_prefix(root).unwrap_or(&path);
    known(path.parse().unwrap_or(Route::NotFound))
}

/// The address in the browser as a location below `root`. Behind `#/` stands the address of
/// another page: in the single file always, elsewhere where one page was opened for another.
pub(crate) fn location(root: &str, known: impl Fn(Route) -> Route) -> Location {
    let address = dom::current();
    let way = root.strip_prefix('#').unwrap_or("/");
    let (route, query, anchor) = match address.anchor.strip_prefix(way).map(split) {
        Some([path, query, anchor]) => {
            let route: Route = path.parse().unwrap_or(Route::NotFound);
            (known(route), query, anchor)
        }
        None => (printed_page(root, known), "", address.anchor.as_str()),
    };
    let asked = match query {
        "" if !is_hash_root(root) => address.query.as_str(),
        query => query,
    };
    let route = route.with_query(asked);
    let (query, faults) = Query::parse(asked);
    for name in faults {
        dom::warn_once(&format!(
            "unknown value of the parameter “{name}”; the default is used"
        ));
    }
    Location {
        words: words_of(&route, asked),
        route,
        query,
        anchor: anchor.to_owned(),
    }
}

/// The words to search for; only the search page has some.
pub(crate) fn words_of(route: &Route, query: &str) -> String {
    match route {
        Route::Search => searched_words(query),
        _ => String::new(),
    }
}
