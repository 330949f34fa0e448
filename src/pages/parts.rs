//! Pieces that several pages are made of: sections, chips, pagers.

use super::Printer;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{DivisionIndex, Relation};
use crate::route::{Location, Route};

impl Printer<'_> {
    /// A section of the detail with its heading.
    pub(super) fn section(
        &self,
        html: &mut Html,
        class: &str,
        title: Msg,
        body: impl FnOnce(&mut Html),
    ) {
        self.open_section(html, class, "", title);
        body(html);
        html.close("section");
    }

    /// A section that links can lead to.
    pub(super) fn section_at(
        &self,
        html: &mut Html,
        id: &str,
        title: Msg,
        body: impl FnOnce(&mut Html),
    ) {
        self.open_section(html, "", id, title);
        body(html);
        html.close("section");
    }

    /// What every section begins with; once, as there are many sections.
    #[inline(never)]
    fn open_section(&self, html: &mut Html, class: &str, id: &str, title: Msg) {
        let class = format!("detail__section {class}");
        let name = if id.is_empty() { "" } else { "id" };
        html.open("section", &[("class", class.trim_end()), (name, id)])
            .leaf("h2", &[], self.msg(title));
    }

    /// A link to a place on a page.
    pub(super) fn link_to(&self, html: &mut Html, class: &str, to: &Location, words: &str) {
        html.leaf(
            "a",
            &[("class", class), ("href", &self.links.place(to))],
            words,
        );
    }

    /// A link down the page, beside its kicker.
    pub(super) fn jump(&self, html: &mut Html, to: &Location, words: &str) {
        self.link_to(html, "detail__jump", to, words);
    }

    /// A link to a page.
    pub(super) fn link(&self, html: &mut Html, class: &str, route: &Route, words: &str) {
        html.leaf(
            "a",
            &[("class", class), ("href", &self.links.page(route))],
            words,
        );
    }

    /// A list of divisions, each a link with the colour of its zone.
    pub(super) fn division_chips(
        &self,
        html: &mut Html,
        divisions: impl IntoIterator<Item = DivisionIndex>,
        relation: Option<Relation>,
    ) {
        html.open("ul", &[("class", "chips")]);
        for index in divisions {
            self.division_chip(html, index, relation, 0);
        }
        html.close("ul");
    }

    /// A division in a list, with a number unless that is 0.
    pub(super) fn division_chip(
        &self,
        html: &mut Html,
        index: DivisionIndex,
        relation: Option<Relation>,
        count: usize,
    ) {
        let Some(division) = self.plan.divisions.get(usize::from(index)) else {
            return;
        };
        let zone = self.plan.zone_of(index).map(|zone| zone.id.as_str());
        html.open("li", &[])
            .open(
                "a",
                &[
                    ("class", "chip"),
                    (
                        if zone.is_some() { "data-zone" } else { "" },
                        zone.unwrap_or_default(),
                    ),
                    (
                        if relation.is_some() { "data-mark" } else { "" },
                        relation.map_or("", Relation::as_str),
                    ),
                    ("href", &self.links.page(&Route::County(division.adcode))),
                ],
            )
            .text(&division.name);
        if count > 0 {
            html.leaf("span", &[("class", "chip__count")], &count.to_string());
        }
        html.close("a").close("li");
    }

    /// The card of a zone.
    pub(super) fn zone_card(&self, html: &mut Html, zone: &crate::model::plan::Zone) {
        html.open(
            "a",
            &[
                ("class", "zone-card"),
                ("data-zone", zone.id.as_str()),
                ("href", &self.links.page(&Route::Zone(zone.id.clone()))),
            ],
        )
        .leaf("span", &[("class", "zone-card__short")], &zone.short)
        .open("span", &[("class", "zone-card__name")])
        .text(&zone.name);
        self.original(html, &zone.original);
        html.close("span").close("a");
    }

    /// Previous and next page, each with its title.
    pub(super) fn pager(
        &self,
        html: &mut Html,
        [before, after]: [Msg; 2],
        previous: Option<(Route, String)>,
        next: Option<(Route, String)>,
    ) {
        html.open(
            "nav",
            &[
                ("class", "pager"),
                ("aria-label", self.msg(Msg::PagerLabel)),
            ],
        );
        let ends = [
            (
                previous,
                before,
                "pager__link pager__link--previous",
                "prev",
            ),
            (next, after, "pager__link pager__link--next", "next"),
        ];
        for (target, key, class, rel) in ends {
            if let Some((route, title)) = target {
                let words = self.fill(key, &[("title", &title)]);
                html.leaf(
                    "a",
                    &[
                        ("class", class),
                        ("rel", rel),
                        ("href", &self.links.page(&route)),
                    ],
                    &words,
                );
            }
        }
        html.close("nav");
    }
}
