//! The tools of a page: copy, cite, share, print, read aloud, size of text. Without script the
//! style sheet hides them; what each does is in `src/extras/tools/`.

use super::Printer;
use crate::markup::Html;
use crate::model::messages::Msg;

/// A picture to take along, drawn by the generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// For messengers.
    Card,
    /// For a phone's screen or a wall.
    Poster,
}

/// A tool: its name as the button's value, its hook, the words on it (each with the
/// state of the page in which it is shown, if not always), and its full name, if it has one.
type Tool<'a> = (&'a str, &'a str, &'a [(&'a str, Msg)], Option<Msg>);

/// In the order of their buttons.
const TOOLS: [Tool; 7] = [
    (
        "copy",
        "data-copy",
        &[("", Msg::ToolCopy)],
        Some(Msg::ToolCopyHelp),
    ),
    (
        "cite",
        "data-cite",
        &[("", Msg::ToolCite)],
        Some(Msg::ToolCiteHelp),
    ),
    ("share", "data-share", &[("", Msg::ToolShare)], None),
    ("print", "data-print", &[("", Msg::ToolPrint)], None),
    (
        "aloud",
        "data-read-aloud",
        &[
            ("silent", Msg::ToolAloud),
            ("speaking", Msg::ToolPause),
            ("paused", Msg::ToolGoOn),
        ],
        None,
    ),
    ("stop", "data-stop", &[("", Msg::ToolStop)], None),
    (
        "size",
        "data-text-size",
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

    /// The row of tools with one that draws what the page quotes on the device, where the site has
    /// no picture of the page.
    pub(super) fn tools_and_drawing(&self, html: &mut Html) {
        self.tool_row(html, |html| {
            let words = self.msg(Msg::PictureCard);
            let attributes = [
                ("class", "tool"),
                ("value", "keep-words"),
                ("data-export", "words"),
            ];
            html.open("button", &attributes)
                .leaf("span", &[], words)
                .close("button");
        });
    }

    /// The row of tools with the picture of the page: a poster or a card, by the name of its file.
    pub(super) fn tools_and_picture(&self, html: &mut Html, picture: Option<(Picture, &str)>) {
        self.tool_row(html, |html| {
            if let Some((picture, name)) = picture.filter(|_| self.plan.pictures) {
                html.open(
                    "a",
                    &self.picture_link("picture", &self.picture_path(picture, name)),
                )
                .leaf("span", &[], self.msg(picture.message()))
                .close("a");
            }
        });
    }

    /// The tools that every page has, and what stands behind them.
    fn tool_row(&self, html: &mut Html, last: impl FnOnce(&mut Html)) {
        html.open(
            "div",
            &[
                ("class", "tools"),
                ("role", "group"),
                ("aria-label", self.msg(Msg::ToolsLabel)),
            ],
        );
        for (name, hook, words, help) in TOOLS {
            html.open(
                "button",
                &[
                    ("class", "tool"),
                    ("value", name),
                    (hook, ""),
                    (
                        help.map_or("", |_| "aria-label"),
                        help.map_or("", |help| self.msg(help)),
                    ),
                ],
            );
            for (when, key) in words {
                let name = if when.is_empty() { "" } else { "data-when" };
                html.leaf("span", &[(name, when)], self.msg(*key));
            }
            html.close("button");
        }
        last(html);
        html.close("div");
        self.translation_note(html);
    }

    /// Where a picture lies.
    pub(super) fn picture_path(&self, picture: Picture, name: &str) -> String {
        format!("{}{}/{name}.png", self.links.prefix, picture.folder())
    }

    /// The attributes of a link to a picture, which is no page of the explorer: with a target, the
    /// browser itself opens it where no script shows it in a dialog.
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
