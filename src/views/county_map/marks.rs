//! What the map marks of the selection: the division or zone itself, and what is related to it.

use super::print;
use crate::client_index::Selected;
use crate::dom;
use crate::model::plan::{DivisionIndex, NodeKey, Relation};
use crate::views::state::Explorer;

/// How a division is related to the selection, as an attribute.
pub(super) fn related(selected: &Selected, division: DivisionIndex) -> Option<&'static str> {
    let relation = *selected.related.get(usize::from(division))?;
    relation.map(Relation::as_str)
}

/// Whether the legend has nothing of a relation to explain.
pub(super) fn is_absent(selected: &Selected, relation: Relation) -> bool {
    !selected.related.contains(&Some(relation))
}

/// Whether a division is what is selected.
pub(super) fn is_selected(explorer: Explorer, selected: &Selected, index: DivisionIndex) -> bool {
    let site = explorer.index.divisions.get(usize::from(index));
    let key = site.map(|site| NodeKey::County(site.adcode));
    key.is_some() && selected.node == key
}

/// Where the border of what is selected is found, on the map or in the inset.
pub(super) fn border(explorer: Explorer, selected: &Selected, in_inset: bool) -> Option<String> {
    let index = explorer.index;
    let shape = match &selected.node {
        Some(NodeKey::County(adcode)) => {
            let at = index.division(*adcode)?;
            let here = !in_inset || index.inset.contains(&at);
            here.then(|| print::division_shape(*adcode))
        }
        Some(NodeKey::Zone(id)) if !in_inset => Some(print::zone_shape(id)),
        _ => None,
    };
    Some(explorer.shape(&shape?))
}

/// Makes the map on the page mark what is selected now. One effect for all of it, and only what
/// differs is touched: this is what a tap waits for.
pub(super) fn paint(explorer: Explorer) {
    let new = explorer.marked.get();
    let old = explorer.keep_marks(new.clone());
    if old == new {
        return;
    }
    for part in dom::parts("[data-county],[data-inset-copy]") {
        let (adcode, is_inset_copy) = match part.read("data-county") {
            None => (part.read("data-inset-copy"), true),
            own => (own, false),
        };
        let adcode = adcode.and_then(|adcode| adcode.parse().ok());
        let Some(index) = adcode.and_then(|adcode| explorer.index.division(adcode)) else {
            continue;
        };
        let relation = related(&new, index);
        if relation != related(&old, index) {
            part.write("data-related", relation);
        }
        let chosen = is_selected(explorer, &new, index);
        if chosen != is_selected(explorer, &old, index) {
            let [name, value] = if is_inset_copy {
                ["data-selected", ""]
            } else {
                ["aria-current", "true"]
            };
            part.write(name, chosen.then_some(value));
        }
    }
    for relation in Relation::ALL {
        let absent = is_absent(&new, relation);
        if absent != is_absent(&old, relation) {
            let entry = format!("[data-legend={}]", relation.as_str());
            dom::write_attribute(&entry, "hidden", absent.then_some(""));
        }
    }
    for (around, in_inset) in [("sheet", false), ("inset", true)] {
        let shape = border(explorer, &new, in_inset);
        if shape != border(explorer, &old, in_inset) {
            let place = format!(".county-map__{around} .county-map__selected");
            dom::write_attribute(&place, "href", shape.as_deref());
        }
    }
}
