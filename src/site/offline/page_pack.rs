//! All pages of a language in one file, for use offline. Pages share most of their markup: each piece is
//! in the file once, and a page is a list of pieces.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

/// A piece begins with one of these.
const STARTS: [&str; 14] = [
    "<a", "<article", "<div", "<figure", "<footer", "<g", "<h2", "<li", "<main", "<nav", "<p",
    "<section", "<svg", "<ul",
];

/// Where a piece ends and the next begins, in bytes; the last is the end of the page.
fn ends(html: &str) -> impl Iterator<Item = usize> {
    let bytes = html.as_bytes();
    let is_start = move |at: usize| {
        let rest = html.get(at..).unwrap_or_default();
        STARTS.iter().any(|start| {
            let next = rest
                .strip_prefix(start)
                .and_then(|rest| rest.bytes().next());
            next.is_some_and(|next| matches!(next, b' ' | b'>'))
        })
    };
    (1..bytes.len())
        .filter(move |at| bytes.get(*at) == Some(&b'<') && is_start(*at))
        .chain([bytes.len()])
}

/// Packs pages, each with its address: `pieces`, and for each address in `pages` runs of pieces, as pairs
/// of a first number and how many follow each other from there.
pub(super) fn packed<'a>(pages: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let (mut pieces, mut packed) = (Vec::new(), Map::new());
    for (address, html) in pages {
        let mut runs: Vec<[usize; 2]> = Vec::new();
        let mut start = 0;
        for end in ends(html) {
            let piece = html.get(start..end).unwrap_or_default();
            start = end;
            let number = *numbers.entry(piece).or_insert_with(|| {
                pieces.push(piece);
                pieces.len() - 1
            });
            match runs.last_mut() {
                Some([first, count]) if *first + *count == number => *count += 1,
                _ => runs.push([number, 1]),
            }
        }
        packed.insert(address.to_owned(), Value::from(runs.concat()));
    }
    json!({ "pieces": pieces, "pages": packed }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What the worker does.
    fn unpacked(pack: &str, address: &str) -> String {
        let pack: Value = serde_json::from_str(pack).expect("JSON");
        let runs = pack["pages"][address].as_array().expect("a page");
        let runs: Vec<usize> = runs
            .iter()
            .map(|n| n.as_u64().expect("a number") as usize)
            .collect();
        let pieces = pack["pieces"].as_array().expect("pieces");
        let pieces = runs
            .chunks(2)
            .flat_map(|run| &pieces[run[0]..run[0] + run[1]]);
        pieces.map(|piece| piece.as_str().expect("words")).collect()
    }

    #[test]
    fn what_pages_share_is_there_once() {
        let pages = [
            ("", "<!DOCTYPE html><main><p>一</p><p>二</p></main>"),
            (
                "part/1/",
                "<!DOCTYPE html><main><p>一</p><p class=\"x\">三</p></main>",
            ),
        ];
        let pack = packed(pages);
        assert_eq!(pack.matches("<p>一").count(), 1);
        for (address, html) in pages {
            assert_eq!(unpacked(&pack, address), html);
        }
    }

    proptest! {
        #[test]
        fn a_page_comes_back_as_it_was(one in "(<p>|<ul |<a|[a一<>/ ]){0,40}", other in "(<p>|<ul |<a|[a一<>/ ]){0,40}") {
            let pack = packed([("", &*one), ("b/", &*other)]);
            prop_assert_eq!(unpacked(&pack, ""), one);
            prop_assert_eq!(unpacked(&pack, "b/"), other);
        }
    }
}
