//! The whole tree as a nested list of links: what the page of the tree is without script and on paper.

use super::Printer;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::NodeKey;
use crate::route::Lens;

/// The lenses that are printed. The others order the same sentences anew.
const PRINTED: [Lens; 2] = [Lens::Parts, Lens::Programmes];

/// The page of the tree.
pub(super) fn tree(p: &Printer, html: &mut Html) {
    html.open(
        "article",
        &[("class", "detail detail--tree"), ("data-detail", "tree")],
    )
    .leaf(
        "h1",
        &[("class", "detail__title")],
        p.msg(Msg::TreePageTitle),
    )
    .leaf("p", &[("class", "detail__lead")], p.msg(Msg::TreePageLead));
    for lens in PRINTED {
        let rows = p.plan.lens_tree(lens);
        if rows.is_empty() {
            continue;
        }
        p.section(html, "outline", lens.message(), |html| {
            branches(p, html, &rows);
        });
    }
    html.close("article");
}

/// The nodes of one level with what is below each of them: `rows` in reading order, each with its
/// level.
fn branches(p: &Printer, html: &mut Html, rows: &[(NodeKey, u16)]) {
    let Some((_, level)) = rows.first() else {
        return;
    };
    html.open("ul", &[("class", "outline__list")]);
    for branch in rows.chunk_by(|_, (_, next)| next > level) {
        if let Some(((key, _), below)) = branch.split_first() {
            node(p, html, key, *level, below);
        }
    }
    html.close("ul");
}

/// A node: a link, and a fold with what is below it. Opening and folding are two separate targets.
fn node(p: &Printer, html: &mut Html, key: &NodeKey, level: u16, below: &[(NodeKey, u16)]) {
    let language = p.plan.language.text.as_str();
    let lang = if p.plan.is_foreign(key) { "lang" } else { "" };
    html.open("li", &[("id", &key.to_string())]).leaf(
        "a",
        &[("href", &p.links.place(&key.location())), (lang, language)],
        &p.plan.node_label(key),
    );
    if !below.is_empty() {
        let children = below.iter().filter(|(_, own)| *own == level + 1).count();
        let open = if level == 1 { "open" } else { "" };
        let holds = p.fill(Msg::TreeHolds, &[("n", &children)]);
        html.open("details", &[(open, "")])
            .leaf("summary", &[], &holds);
        branches(p, html, below);
        html.close("details");
    }
    html.close("li");
}
