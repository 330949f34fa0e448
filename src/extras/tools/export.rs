//! The present view of map or tree as a picture to keep: shown, and offered as SVG and PNG.

use super::Tools;
use crate::dom::{self, Painted};
use crate::extras::picture::{Look, Picture, Seen, View, map, quoted, tree};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::Zone;
use crate::route::{Location, Query};

/// What is zoomed and panned on the map.
const SHEET: &str = ".county-map__sheet";
/// The open rows of the tree.
const OPEN: &str = "[role=treeitem][aria-expanded=true]";

/// A view that can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// The map.
    Map,
    /// The tree.
    Tree,
    /// What the page quotes: the sentence that its address names, or a comparison.
    Words,
}

impl Tools {
    /// Draws the present view, paints it, and offers both.
    pub(super) fn keep_picture(&'static self, kept: Kept) {
        dom::forget_files();
        let picture = self.picture(kept);
        let svg = picture.svg.clone();
        dom::paint(&svg, picture.painted(), move |painted| {
            self.offer(&picture, painted.as_ref());
        });
    }

    /// The present view.
    fn picture(&self, kept: Kept) -> Picture {
        let here = self.location();
        // Layer and lens belong to what is seen; the exhibit does not.
        let location = Location {
            query: Query {
                layer: here.query.layer,
                lens: here.query.lens,
                ..Query::default()
            },
            ..here
        };
        let address = match dom::public_root().as_str() {
            "" => String::new(),
            root => format!("{root}{location}"),
        };
        let token = |name: &str, zone: Option<&Zone>| match zone {
            Some(zone) => dom::token(&format!("[data-zone=\"{}\"]", zone.id), name),
            None => dom::token("html", name),
        };
        let look = Look::read(self.plan, token);
        let view = View {
            plan: self.plan,
            look: &look,
            location: &location,
            review: &dom::words("[data-site=review]"),
            publisher: &dom::words("[data-site=publisher]"),
            address: &address,
        };
        match kept {
            Kept::Words => quoted(view, !self.shows_original()),
            Kept::Map => map(view, Seen::parse(&dom::attribute(SHEET, "transform"))),
            Kept::Tree => {
                let open = dom::attributes(OPEN, "data-node");
                tree(view, &|key| open.contains(&key.to_string()))
            }
        }
    }

    /// Shows a picture that the site has, and how it can be kept.
    pub(super) fn show_picture(&self, path: &str) {
        let title = self.here().route.page_meta(self.plan).title;
        let file = format!("{}.png", file_name(&title));
        let mut html = Html::new();
        html.leaf("h2", &[("class", "export__title")], &title);
        let image = [
            ("class", "export__picture"),
            ("src", path),
            ("alt", &*title),
        ];
        html.open("img", &image)
            .leaf(
                "p",
                &[("class", "export__hint")],
                self.msg(Msg::PictureHint),
            )
            .open("p", &[("class", "export__ways")]);
        if !dom::is_called("MicroMessenger") {
            let link = [("class", "action"), ("href", path), ("download", &*file)];
            html.leaf("a", &link, self.msg(Msg::KeepPng));
        }
        let close = [("class", "action"), ("type", "button"), ("data-close", "")];
        html.leaf("button", &close, self.msg(Msg::KeepClose))
            .close("p");
        dom::open_box(&title, html.as_str());
    }

    /// Shows the picture, and how it can be kept.
    fn offer(&self, picture: &Picture, painted: Option<&Painted>) {
        let file = |ending: &str| format!("{}.{ending}", file_name(&picture.title));
        let mut html = Html::new();
        html.leaf("h2", &[("class", "export__title")], self.msg(Msg::ToolKeep));
        let shown = match painted {
            Some(painted) => painted.shown.clone(),
            None => dom::svg_address(&picture.svg),
        };
        let image = [
            ("class", "export__picture"),
            ("src", &*shown),
            ("alt", &picture.title),
        ];
        html.open("img", &image);
        let hint = match painted {
            Some(_) => Msg::KeepHint,
            None => Msg::KeepNotPainted,
        };
        html.leaf("p", &[("class", "export__hint")], self.msg(hint))
            .open("p", &[("class", "export__ways")]);
        // Nothing is downloaded there, but a picture that is pressed long is kept.
        if !dom::is_called("MicroMessenger") {
            let mut way = |key, address: &str, name: &str| {
                let link = [("class", "action"), ("href", address), ("download", name)];
                html.leaf("a", &link, self.msg(key));
            };
            if let Some(painted) = painted {
                way(Msg::KeepPng, &painted.file, &file("png"));
            }
            way(Msg::KeepSvg, &dom::svg_file(&picture.svg), &file("svg"));
        }
        let close = [("class", "action"), ("type", "button"), ("data-close", "")];
        html.leaf("button", &close, self.msg(Msg::KeepClose))
            .close("p");
        dom::open_box(self.msg(Msg::ToolKeep), html.as_str());
    }
}

/// A name for a file, without what no system's names may hold.
fn file_name(title: &str) -> String {
    let sound = title.chars().map(|c| match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => ' ',
        '·' => '-',
        c => c,
    });
    let words: String = sound.take(80).collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").replace(" - ", "-")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn files_can_be_called_so_everywhere() {
        assert_eq!(file_name("耒阳市 · 地图 · 区域"), "耒阳市-地图-区域");
        assert_eq!(file_name("a/b: \"c\" <d>"), "a b c d");
        assert_eq!(file_name(&"长".repeat(200)).chars().count(), 80);
    }
}
