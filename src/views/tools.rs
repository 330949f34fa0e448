//! What the tools of a page need on every page: a place for notices, what only paper shows, and
//! the buttons below the tree. The tools themselves are another program's, see `crate::extras`.

use leptos::prelude::*;

use super::element::element;
use super::state::Explorer;
use crate::model::messages::Msg;

/// Where notices appear; empty until there is one.
pub(super) fn notice() -> AnyView {
    element("div")
        .fixed("id", "notice")
        .fixed("class", "notice")
        .fixed("role", "status")
        .empty()
}

/// What only paper shows: the page's address, and a place for its picture.
pub(super) fn print_foot() -> AnyView {
    element("div").fixed("class", "print-foot").printed(|html| {
        html.leaf("div", &[("class", "print-branch")], "")
            .leaf("div", &[("class", "print-qr")], "")
            .leaf("p", &[("class", "print-address")], "");
    })
}

/// The buttons below the tree.
pub(super) fn tree_tools(explorer: Explorer) -> AnyView {
    element("div").fixed("class", "tree-tools").printed(|html| {
        let branch = [
            ("class", "tool"),
            ("value", "branch"),
            ("data-print-branch", ""),
        ];
        html.leaf("button", &branch, explorer.msg(Msg::PrintBranch));
        let keep = [
            ("class", "tool"),
            ("value", "keep-tree"),
            ("data-export", "tree"),
        ];
        html.leaf("button", &keep, explorer.msg(Msg::ToolKeep));
    })
}
