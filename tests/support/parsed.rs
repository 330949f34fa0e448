//! Printed pages as they are read: elements by selector, and where links lead.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test uses its own part of this"
)]

use std::collections::{BTreeSet, HashMap};

use scraper::{ElementRef, Html, Selector};
use yantu::route::Route;

/// A selector.
#[track_caller]
pub fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("a sound selector")
}

/// Every element that a selector finds, in the order of the page.
#[track_caller]
pub fn all<'a>(page: &'a Html, css: &str) -> std::vec::IntoIter<ElementRef<'a>> {
    let found: Vec<_> = page.select(&selector(css)).collect();
    found.into_iter()
}

/// Every element below another that a selector finds.
#[track_caller]
pub fn within<'a>(element: ElementRef<'a>, css: &str) -> Vec<ElementRef<'a>> {
    element.select(&selector(css)).collect()
}

/// The only element that a selector finds.
#[track_caller]
pub fn only<'a>(page: &'a Html, css: &str) -> ElementRef<'a> {
    let mut found = all(page, css);
    assert_eq!(found.len(), 1, "{css} should find one element");
    found.next().expect("one element")
}

/// All words in an element.
pub fn words(element: ElementRef) -> String {
    element.text().collect()
}

/// An attribute; nothing where there is none.
pub fn attribute<'a>(element: &ElementRef<'a>, name: &str) -> &'a str {
    element.value().attr(name).unwrap_or_default()
}

/// What a browser would have to mend.
pub fn faults(page: &Html) -> BTreeSet<&str> {
    // Leptos marks the places of its texts with `<!>`, which reads as an empty comment.
    page.errors
        .iter()
        .map(AsRef::as_ref)
        .filter(|fault| *fault != "Saw ! in state MarkupDeclarationOpen")
        .collect()
}

/// Runs a check over every page.
pub fn on_every_page(pages: &[(Route, String)], check: impl Fn(&Route, &Html)) {
    for (route, source) in pages {
        check(route, &Html::parse_document(source));
    }
}

/// One of the pages.
#[track_caller]
pub fn page(pages: &[(Route, String)], route: &Route) -> Html {
    let found = pages.iter().find(|(known, _)| known == route);
    Html::parse_document(&found.expect("a page of the plan").1)
}

/// The ids on every page, by the page's path.
pub fn ids(pages: &[(Route, String)]) -> HashMap<String, BTreeSet<String>> {
    let mut found = HashMap::new();
    for (route, source) in pages {
        let page = Html::parse_document(source);
        let ids = all(&page, "[id]").map(|element| attribute(&element, "id").to_owned());
        found.insert(route.to_string(), ids.collect());
    }
    found
}

/// The page and anchor an address on a page leads to, below the site's root. The not-found page is
/// shown in the place of a page that does not exist, such as `article/99/`.
#[track_caller]
pub fn resolve(route: &Route, href: &str) -> (String, String) {
    let own = route.to_string();
    let (address, anchor) = href.split_once('#').unwrap_or((href, ""));
    // A query is another look at a page.
    let address = address.split('?').next().unwrap_or_default();
    if address.is_empty() {
        return (own, anchor.to_owned());
    }
    let shown = if *route == Route::NotFound {
        "article/99/"
    } else {
        own.as_str()
    };
    let mut path: Vec<&str> = shown.split_terminator('/').collect();
    let (folders, file) = address.rsplit_once('/').unwrap_or(("", address));
    for segment in folders.split('/') {
        match segment {
            "" | "." => {}
            ".." => assert!(path.pop().is_some(), "/{route}: {href} leaves the site"),
            name => path.push(name),
        }
    }
    let mut resolved: String = path.iter().map(|name| format!("{name}/")).collect();
    resolved.push_str(file);
    (resolved, anchor.to_owned())
}
