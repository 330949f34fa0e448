//! The inset of a map picture.

use super::land::Name;
use super::map::{Drawing, fine};
use super::sheet::{Line, n, stroke};
use crate::markup::Html;
use crate::model::plan::{DivisionIndex, InsetFrame};

impl Drawing<'_> {
    /// Draws the inset map in its frame.
    pub(super) fn inset(&self, html: &mut Html, frame: InsetFrame) {
        let (plan, look) = (self.view.plan, self.view.look);
        let Some(inset) = &plan.inset else { return };
        let [x, y, width, height] = frame.rect;
        let rim = [
            ("x", &*n(x)),
            ("y", &*n(y)),
            ("width", &*n(width)),
            ("height", &*n(height)),
            ("rx", "24"),
            ("fill", &look.raised),
            ("stroke", &look.strong),
            ("stroke-width", &n(self.px(1.2, 1.0))),
        ];
        html.leaf("rect", &rim, "");
        let title = Line {
            at: [x + 60.0, y + 130.0],
            size: self.px(self.letters() * 0.82, 1.0),
            fill: &look.soft,
            font: &look.sans,
            bold: false,
        };
        title.draw_text(html, &inset.title);
        let [left, top] = frame.offset;
        let place = format!(
            "translate({} {})scale({})",
            n(left),
            n(top),
            fine(frame.scale)
        );
        html.open("g", &[("transform", &place)]);
        let own = |index: &DivisionIndex| {
            let division = plan.divisions.get(usize::from(*index));
            division.is_some_and(|division| self.is_selected(division))
        };
        let (lifted, flat): (Vec<DivisionIndex>, Vec<_>) =
            inset.divisions.iter().copied().partition(own);
        for index in flat.iter().chain(&lifted) {
            self.division(html, *index, frame.scale);
        }
        let members: Vec<usize> = inset.divisions.iter().map(|m| usize::from(*m)).collect();
        let wide = |pixels| self.px(pixels, frame.scale);
        for member in &members {
            stroke(html, &plan.map.path(*member), &look.faint, wide(1.2));
        }
        if let [index] = lifted[..] {
            let path = plan.map.path(usize::from(index));
            stroke(html, &path, &look.vermilion, wide(4.5));
        }
        html.close("g");
        for (index, at) in plan.inset_names() {
            let Some(division) = plan.divisions.get(usize::from(index)) else {
                continue;
            };
            let name = Name {
                at,
                size: self.px(self.letters() * 0.9, 1.0),
                fill: &look.ink,
                anchor: "middle",
                serif: true,
                opacity: "1",
            };
            self.name(html, &name, division.label());
        }
    }
}
