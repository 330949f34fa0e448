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

const PICTURE: &str = "M4 4h16v16H4zM4 16l5-5 4 4 3-3 4 4M15 8h1v1h-1z";

/// A picture to take along, drawn by the builder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// For messengers.
    Card,
    /// For a phone's screen or a wall.
    Poster,
}

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
        self.tools_and_picture(html, None);
    }

    /// The row of tools with the picture of the page: a poster or a card, by the name of its file.
    pub(super) fn tools_and_picture(&self, html: &mut Html, picture: Option<(Picture, &str)>) {
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
        if let Some((picture, name)) = picture.filter(|_| self.plan.pictures) {
            html.open(
                "a",
                &self.picture_link("picture", &self.picture_path(picture, name)),
            )
            .open("svg", &[("viewBox", "0 0 24 24"), ("aria-hidden", "true")])
            .leaf("path", &[("d", PICTURE)], "")
            .close("svg")
            .leaf("span", &[], self.msg(picture.message()))
            .close("a");
        }
        html.close("div");
    }

    /// Where a picture lies.
    pub(super) fn picture_path(&self, picture: Picture, name: &str) -> String {
        format!("{}{}/{name}.png", self.links.prefix, picture.folder())
    }

    /// The attributes of a link to a picture, which is no page of the explorer: with a target, the
    /// browser itself opens it.
    pub(super) fn picture_link<'a>(
        &self,
        class: &'a str,
        path: &'a str,
    ) -> [(&'static str, &'a str); 4] {
        [
            ("class", class),
            ("href", path),
            ("target", "_self"),
            ("data-picture", ""),
        ]
    }
}

impl Picture {
    /// The folder of such pictures, below an edition's root.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Card => "cards",
            Self::Poster => "posters",
        }
    }

    /// What a link to it says.
    pub(super) const fn message(self) -> Msg {
        match self {
            Self::Card => Msg::PictureCard,
            Self::Poster => Msg::PicturePoster,
        }
    }
}
