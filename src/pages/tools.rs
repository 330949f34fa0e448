//! The tools of a page: copy, cite, share, print, read aloud, size of text. Without script the
//! style sheet hides them; what each does is in `views/tools/`.

use super::Printer;
use crate::markup::Html;
use crate::messages::Msg;

const COPY: &str = "M9 9h11v12H9zM15 9V3H4v12h5";
const CITE: &str = "M10 7H5v6h5V7v6c0 2-1 4-4 5M20 7h-5v6h5V7v6c0 2-1 4-4 5";
const SHARE: &str = "M12 15V3M8 7l4-4 4 4M6 11H4v10h16V11h-2";
const PRINT: &str = "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z";
const ALOUD: &str = "M4 9v6h4l5 4V5L8 9zM16 9q2 3 0 6M19 6q4 6 0 12";
const STOP: &str = "M6 6h12v12H6z";
const SIZE: &str = "M3 19L9 5l6 14M5 15h8M15 19l3-8 3 8M16 17h4";

/// A tool: its name as the button's value, its hook, its picture, the words on it (each with the
/// state of the page in which it is shown, if not always), and its full name, if it has one.
type Tool<'a> = (&'a str, &'a str, &'a str, &'a [(&'a str, Msg)], Option<Msg>);

/// In the order of their buttons.
const TOOLS: [Tool; 7] = [
    (
        "copy",
        "data-copy",
        COPY,
        &[("", Msg::ToolCopy)],
        Some(Msg::ToolCopyHelp),
    ),
    (
        "cite",
        "data-cite",
        CITE,
        &[("", Msg::ToolCite)],
        Some(Msg::ToolCiteHelp),
    ),
    ("share", "data-share", SHARE, &[("", Msg::ToolShare)], None),
    ("print", "data-print", PRINT, &[("", Msg::ToolPrint)], None),
    (
        "aloud",
        "data-read-aloud",
        ALOUD,
        &[
            ("silent", Msg::ToolAloud),
            ("speaking", Msg::ToolPause),
            ("paused", Msg::ToolGoOn),
        ],
        None,
    ),
    ("stop", "data-stop", STOP, &[("", Msg::ToolStop)], None),
    (
        "size",
        "data-text-size",
        SIZE,
        &[
            ("", Msg::ToolSize),
            ("0", Msg::ToolSizeStandard),
            ("1", Msg::ToolSizeLarge),
            ("2", Msg::ToolSizeLargest),
        ],
        None,
    ),
];

impl Printer<'_> {
    /// The row of tools.
    pub(super) fn tools(&self, html: &mut Html) {
        html.open(
            "div",
            &[
                ("class", "tools"),
                ("role", "group"),
                ("aria-label", self.msg(Msg::ToolsLabel)),
            ],
        );
        for (name, hook, picture, words, help) in TOOLS {
            html.open(
                "button",
                &[
                    ("class", "tool"),
                    ("type", "button"),
                    ("value", name),
                    (hook, ""),
                    (
                        help.map_or("", |_| "aria-label"),
                        help.map_or("", |help| self.msg(help)),
                    ),
                ],
            )
            .open("svg", &[("viewBox", "0 0 24 24"), ("aria-hidden", "true")])
            .leaf("path", &[("d", picture)], "")
            .close("svg");
            for (when, key) in words {
                let name = if when.is_empty() { "" } else { "data-when" };
                html.leaf("span", &[(name, when)], self.msg(*key));
            }
            html.close("button");
        }
        html.close("div");
    }
}
