//! The same page in fewer characters: what HTML lets one leave out.

/// Elements of drawings that hold nothing; they may end where they begin.
const EMPTY: [&str; 4] = ["path", "use", "rect", "circle"];

/// Elements whose content is not HTML.
const RAW: [&str; 2] = ["script", "style"];

/// HTML as [`crate::markup`] and Leptos print it, every value in double quotes, without the quotes
/// that nobody needs, without empty values and without the ends of empty drawings. It is the same
/// document. A tag of another form stays as it is.
pub fn minify_html(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        out.push('<');
        rest = match tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            true => start_tag(tag, &mut out),
            false => tag,
        };
    }
    out.push_str(rest);
    out
}

/// Writes a start tag, which begins after its `<`, and the content that is not HTML. Returns what is
/// after it.
fn start_tag<'a>(tag: &'a str, out: &mut String) -> &'a str {
    let Some((name, attributes, after)) = parsed(tag) else {
        return tag;
    };
    out.push_str(name);
    let mut bare_end = false;
    for (name, value) in attributes {
        if name == "class" && value == Some("") {
            continue;
        }
        out.push(' ');
        out.push_str(name);
        bare_end = false;
        match value {
            None | Some("") => {}
            Some(value) if is_bare(value) && !is_hook(name) => {
                out.push('=');
                out.push_str(value);
                bare_end = true;
            }
            Some(value) => {
                out.push_str("=\"");
                out.push_str(value);
                out.push('"');
            }
        }
    }
    let end = format!("</{name}>");
    if EMPTY.contains(&name)
        && let Some(after) = after.strip_prefix(&end)
    {
        // The stroke would belong to the value.
        out.push_str(if bare_end { " />" } else { "/>" });
        return after;
    }
    out.push('>');
    let raw = if RAW.contains(&name) {
        after.find(&end)
    } else {
        None
    };
    let (raw, after) = after.split_at(raw.unwrap_or_default());
    out.push_str(raw);
    after
}

type Attribute<'a> = (&'a str, Option<&'a str>);

/// Name and attributes of a start tag without its `<`, and what is after it.
fn parsed(tag: &str) -> Option<(&str, Vec<Attribute<'_>>, &str)> {
    let end = |c: char| !c.is_ascii_alphanumeric() && !"-:_".contains(c);
    let (name, mut rest) = tag.split_at(tag.find(end)?);
    let mut attributes = Vec::new();
    while let Some(attribute) = rest.strip_prefix(' ') {
        let (name, after) = attribute.split_at(attribute.find(end)?);
        if name.is_empty() {
            return None;
        }
        let Some(value) = after.strip_prefix("=\"") else {
            attributes.push((name, None));
            rest = after;
            continue;
        };
        let (value, after) = value.split_once('"')?;
        attributes.push((name, Some(value)));
        rest = after;
    }
    Some((name, attributes, rest.strip_prefix('>')?))
}

/// Hooks of which only style sheet and programs know, and which every page has many times.
const OWN: [&str; 10] = [
    "data-zone",
    "data-named",
    "data-inset-copy",
    "data-when",
    "data-site",
    "data-layer",
    "data-lens",
    "data-legend",
    "data-export",
    "data-relevance",
];

/// Whether outsiders look for an attribute, be it with a search for characters: it is written as they
/// expect it.
fn is_hook(name: &str) -> bool {
    name.starts_with("data-") && !OWN.contains(&name)
        || ["href", "id", "lang", "role", "src", "type"].contains(&name)
}

/// Whether a value needs no quotes.
fn is_bare(value: &str) -> bool {
    !value.contains(|c: char| c.is_whitespace() || "\"'=<>`".contains(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use scraper::{Html, Node};

    use super::minify_html;
    use crate::markup;

    #[test]
    fn what_is_not_needed_is_left_out() {
        for (long, short) in [
            (
                "<a class=\"b\" href=\"../../\">c</a>",
                "<a class=b href=\"../../\">c</a>",
            ),
            ("<p class=\"a b\" hidden=\"\">", "<p class=\"a b\" hidden>"),
            (
                "<path class=\"b\"></path><g data-county=\"1\">",
                "<path class=b /><g data-county=\"1\">",
            ),
            (
                "<a href=\"?q=1\" title=\"&quot;一，二\">",
                "<a href=\"?q=1\" title=&quot;一，二>",
            ),
            (
                "<path d=\"M1 2\"></path><use href=\"a#b\"></use>",
                "<path d=\"M1 2\"/><use href=\"a#b\"/>",
            ),
            (
                "<path class=\"\"></path><span></span>",
                "<path/><span></span>",
            ),
            (
                "<script src=\"a\"></script><!><!DOCTYPE html>",
                "<script src=\"a\"></script><!><!DOCTYPE html>",
            ),
            (
                "<script type=\"b\">\"<a b=\\\"c\\\">\"</script>",
                "<script type=\"b\">\"<a b=\\\"c\\\">\"</script>",
            ),
        ] {
            assert_eq!(minify_html(long), short);
            assert_eq!(minify_html(short), short);
        }
    }

    #[test]
    fn what_is_of_another_form_stays() {
        for html in [
            "",
            "a < b",
            "<",
            "<a",
            "<a b",
            "<a b=",
            "<a b=\"",
            "<a b=c\"d",
            "<a  b=\"c\">",
            "<a\nb=\"c\">",
            "<a =\"b\">",
        ] {
            assert_eq!(minify_html(html), html);
        }
    }

    /// Every element with its attributes, and every text, in their order.
    fn document(html: &str) -> Vec<String> {
        let page = Html::parse_document(html);
        let nodes = page.tree.nodes().map(|node| match node.value() {
            Node::Element(element) => {
                let mut attributes: Vec<_> = element.attrs().collect();
                attributes.sort_unstable();
                format!(
                    "{} {attributes:?} {}",
                    element.name(),
                    node.ancestors().count()
                )
            }
            other => format!("{other:?} {}", node.ancestors().count()),
        });
        nodes.collect()
    }

    proptest! {
        #[test]
        fn the_document_is_the_same(values in prop::collection::vec("\\PC{0,12}", 1..6), text in "\\PC{0,20}") {
            let mut html = markup::Html::new();
            html.open("svg", &[("viewBox", "0 0 1 1")]);
            for value in &values {
                html.leaf("path", &[("d", value), ("class", "a"), ("id", value)], "");
            }
            html.close("svg");
            for value in &values {
                html.open("a", &[("href", value), ("title", value)]).text(&text);
            }
            let short = minify_html(html.as_str());
            prop_assert!(short.len() < html.as_str().len());
            prop_assert_eq!(document(&short), document(html.as_str()));
        }
    }
}
