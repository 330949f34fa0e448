//! Sources, method, honesty: where everything on the screen comes from.

use super::Printer;
use super::knowledge::figure_message;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{
    Certainty, FigureKind, Level, Place, Reach, Rest, SourcePage, StrategyKind, Target,
    kind_message,
};
use crate::route::DATA_FILES;

/// The page about the explorer.
pub(super) fn about(p: &Printer, html: &mut Html) {
    let plan = p.plan;
    let meta = &plan.meta;
    let text = |html: &mut Html, title: Msg, words: &str| {
        p.section(html, "", title, |html| _ = html.leaf("p", &[], words));
    };
    html.open(
        "article",
        &[("class", "detail detail--about"), ("data-detail", "about")],
    )
    .leaf("h1", &[("class", "detail__title")], p.msg(Msg::AboutTitle));
    text(html, Msg::AboutWhat, p.msg(Msg::AboutWhatText));
    p.tools(html);
    if let Some(status) = &meta.status {
        p.section_at(html, "status", Msg::AboutStatus, |html| {
            html.leaf("p", &[], &status.text).open("ul", &[]);
            for (what, page) in &status.sources {
                html.open("li", &[]);
                p.source(html, what, page);
                html.close("li");
            }
            html.close("ul");
        });
    }
    text(html, Msg::AboutAuthors, p.msg(Msg::AboutAuthorsText));
    p.about_translation(html);
    p.glossary_link(html);
    let source = p.fill(
        Msg::AboutSourceText,
        &[
            ("title", &meta.title),
            ("date", &plan.day(&meta.adopted)),
            ("by", &meta.adopted_by),
        ],
    );
    text(html, Msg::AboutSource, &source);
    p.section(html, "", Msg::AboutNotInText, |html| {
        html.open("ul", &[])
            .leaf("li", &[], &meta.title_basis)
            .leaf("li", &[], &meta.adopted_basis);
        if let Some(period) = &meta.period {
            html.leaf("li", &[], &period.basis);
        }
        html.close("ul");
    });
    let edition = &p.plan.meta.edition;
    if edition.is_restored() || !edition.kept.is_empty() || p.plan.converted {
        p.section(html, "", Msg::AboutRestored, |html| restored(p, html));
    }
    if !plan.strategies.is_empty() {
        p.section(html, "", Msg::AboutMethod, |html| method(p, html));
        p.section(html, "", Msg::AboutCounts, |html| counts(p, html));
        p.section(html, "", Msg::AboutSources, |html| sources(p, html));
    }
    if !plan.method.doubts.is_empty() {
        p.section(html, "", Msg::AboutDoubts, |html| doubts(p, html));
    }
    let named = (0..)
        .take(plan.divisions.len())
        .filter(|index| plan.mentions_of(*index).next().is_some())
        .count();
    let places = p.fill(
        Msg::AboutPlacesText,
        &[("named", &named), ("all", &plan.divisions.len())],
    );
    text(html, Msg::AboutPlaces, &places);
    text(html, Msg::AboutGeography, p.msg(Msg::AboutGeographyText));
    p.section(html, "offline", Msg::Offline, |html| offline(p, html));
    p.section(html, "", Msg::AboutData, |html| {
        if p.links.single() {
            html.leaf("p", &[], p.msg(Msg::AboutDataElsewhere));
        }
        html.open("ul", &[]);
        for file in DATA_FILES {
            html.open("li", &[]);
            if p.links.single() {
                html.text(file);
            } else {
                html.leaf("a", &[("href", &p.file(file))], file);
            }
            html.close("li");
        }
        html.close("ul");
    });
    text(html, Msg::AboutAccess, p.msg(Msg::AboutAccessText));
    text(html, Msg::AboutPrivacy, p.msg(Msg::AboutPrivacyText));
    text(html, Msg::AboutLicence, p.msg(Msg::AboutLicenceText));
    html.close("article");
}

/// The control that keeps the whole site for use without a network. It is seen where that is
/// possible: `html[data-offline]` says so and how far it has come, and the style shows the words.
fn offline(p: &Printer, html: &mut Html) {
    html.leaf("p", &[], p.msg(Msg::OfflineText))
        .leaf(
            "button",
            &[
                ("type", "button"),
                ("class", "action"),
                ("data-offline-save", ""),
            ],
            p.msg(Msg::OfflineSave),
        )
        .open("div", &[("class", "offline__state"), ("role", "status")])
        .open("p", &[("class", "offline__saving")])
        .text(p.msg(Msg::OfflineSaving))
        .leaf(
            "progress",
            &[
                ("data-offline-progress", ""),
                ("aria-label", p.msg(Msg::OfflineSave)),
            ],
            "",
        )
        .close("p")
        .leaf(
            "p",
            &[("class", "offline__saved")],
            p.msg(Msg::OfflineSaved),
        )
        .leaf(
            "p",
            &[("class", "offline__failed")],
            p.msg(Msg::OfflineFailed),
        )
        .close("div");
}

/// How the text was restored; every repair and every oddity with its reason.
fn restored(p: &Printer, html: &mut Html) {
    let edition = &p.plan.meta.edition;
    if edition.is_restored() {
        let words = p.fill(
            Msg::AboutRestoredText,
            &[
                ("readings", &edition.readings),
                ("repairs", &edition.repairs.len()),
            ],
        );
        html.leaf("p", &[], &words);
    }
    if p.plan.converted {
        html.leaf("p", &[], p.msg(Msg::AboutConverted));
    }
    let sub = [("class", "detail__sub")];
    if !edition.repairs.is_empty() {
        html.leaf("h3", &sub, p.msg(Msg::AboutRepairs))
            .open("ul", &[]);
        for (words, reason) in &edition.repairs {
            html.open("li", &[])
                .leaf("q", &[p.of_text()], words)
                .text(" ")
                .text(reason)
                .close("li");
        }
        html.close("ul");
    }
    if !edition.kept.is_empty() {
        // Full-width brackets bring their own.
        let gap = if p.plan.language.is_foreign_to_text() {
            " "
        } else {
            ""
        };
        html.leaf("h3", &sub, p.msg(Msg::AboutKept)).open("ul", &[]);
        for (id, words, note) in &edition.kept {
            html.open("li", &[])
                .leaf("q", &[p.of_text()], words)
                .text(&p.fill(Msg::InBrackets, &[("words", id)]))
                .text(gap);
            p.prose(html, note);
            html.close("li");
        }
        html.close("ul");
    }
}

/// How the text became data, and how well two readings of it agree.
fn method(p: &Printer, html: &mut Html) {
    html.leaf("p", &[], p.msg(Msg::AboutMethodText));
    if let Some(r) = &p.plan.method.readings {
        let words = p.fill(
            Msg::AboutReadings,
            &[
                ("sentences", &p.plan.document.sentences().count()),
                ("divisions", &p.plan.divisions.len()),
                ("agreement", &r.reach.agreement),
                ("kappa", &r.reach.kappa),
                ("differences", &r.reach.differences),
                (
                    "topics",
                    &p.plan.topics.iter().filter(|t| !t.is_rest).count(),
                ),
                ("topic-agreement", &r.topics.agreement),
                ("topic-kappa", &r.topics.kappa),
                ("topic-differences", &r.topics.differences),
            ],
        );
        html.leaf("p", &[], &words);
    }
    let left_out = &p.plan.method.left_out;
    if !left_out.is_empty() {
        let reasons = left_out.iter();
        let reasons = reasons.map(|(words, reason)| (words.as_str(), reason.as_str()));
        folded_reasons(p, html, Msg::AboutLeftOut, reasons, p.of_text());
    }
}

/// A folded list of what the editors say of single things.
fn folded_reasons<'a>(
    p: &Printer,
    html: &mut Html,
    title: Msg,
    reasons: impl Iterator<Item = (&'a str, &'a str)>,
    language: (&str, &str),
) {
    html.open("details", &[("class", "fold")])
        .leaf("summary", &[], p.msg(title))
        .open("ul", &[]);
    for (name, reason) in reasons {
        let line = p.plan.labelled("\0", reason);
        html.open("li", &[]).leaf("span", &[language], name);
        p.prose(html, line.trim_start_matches('\0'));
        html.close("li");
    }
    html.close("ul").close("details");
}

/// How much there is of everything, counted.
fn counts(p: &Printer, html: &mut Html) {
    let plan = p.plan;
    html.open("ul", &[]);
    let mut say = |key: Msg, values: &[(&str, &dyn std::fmt::Display)]| {
        html.leaf("li", &[], &p.fill(key, values));
    };
    let level = |level: Level| plan.strategies.iter().filter(|s| s.level == level).count();
    let of_kind = |kind: StrategyKind| plan.strategies.iter().filter(|s| s.kind == kind).count();
    let kinds = StrategyKind::ALL
        .iter()
        .map(|kind| (kind_message(*kind), of_kind(*kind)));
    say(
        Msg::AboutStrategies,
        &[
            ("n", &plan.strategies.len()),
            ("city", &level(Level::City)),
            ("province", &level(Level::Province)),
            ("nation", &level(Level::Nation)),
            ("formula", &level(Level::Formula)),
            ("kinds", &p.listed(kinds)),
        ],
    );
    let places = |which: fn(&Place) -> bool| plan.places.iter().filter(|p| which(p)).count();
    say(
        Msg::AboutPlacesCount,
        &[
            ("n", &plan.places.len()),
            ("inside", &places(|place| !place.outside)),
            ("placed", &places(|place| place.division.is_some())),
            ("weak", &places(|place| place.certainty == Certainty::Weak)),
            ("points", &places(|place| place.point.is_some())),
            ("outside", &places(|place| place.outside)),
        ],
    );
    let arrows = plan.links.iter().filter(|l| l.bearing.is_some()).count();
    say(
        Msg::AboutLinksCount,
        &[("n", &plan.links.len()), ("arrows", &arrows)],
    );
    let tags = || {
        plan.topic_tags
            .iter()
            .filter(|tag| !tag.evidence.is_empty())
    };
    say(
        Msg::AboutTags,
        &[
            ("topics", &plan.topics.iter().filter(|t| !t.is_rest).count()),
            ("tags", &tags().count()),
            ("hand", &tags().filter(|tag| tag.by_hand).count()),
            (
                "excluded",
                &plan.topics.iter().map(|t| t.left_out.len()).sum::<usize>(),
            ),
        ],
    );
    let reach = |which: &dyn Fn(&Reach) -> bool| plan.reach.iter().filter(|r| which(r)).count();
    let names = |wanted: fn(Target) -> bool| {
        reach(&|r: &Reach| r.spans.iter().any(|span| wanted(span.target)))
    };
    say(
        Msg::AboutReach,
        &[
            ("sentences", &plan.reach.len()),
            ("named", &names(|t| matches!(t, Target::Division(_)))),
            ("zone", &names(|t| matches!(t, Target::Zone(_)))),
            ("kind", &names(|t| matches!(t, Target::Kind(_)))),
            ("city", &reach(&|r| r.rest == Rest::City)),
            ("outside", &reach(&|r| r.rest == Rest::Outside)),
            ("hand", &reach(&|r| !r.reason.is_empty())),
        ],
    );
    if !plan.figures.is_empty() {
        let of_kind = |kind: FigureKind| plan.figures.iter().filter(|f| f.kind == kind).count();
        let stated = plan.figures.iter().filter(|f| f.is_stated()).count();
        let kinds = FigureKind::ALL
            .iter()
            .filter(|kind| **kind != FigureKind::Formula)
            .map(|kind| (figure_message(*kind), of_kind(*kind)));
        say(
            Msg::AboutFigures,
            &[("n", &stated), ("kinds", &p.listed(kinds))],
        );
        say(Msg::AboutFormulas, &[("n", &of_kind(FigureKind::Formula))]);
    }
    html.close("ul");
    p.targets(html);
}

impl Printer<'_> {
    /// Names with numbers in one line; what there is none of is left out.
    fn listed(&self, counts: impl Iterator<Item = (Msg, usize)>) -> String {
        let counts = counts.filter(|(_, count)| *count > 0);
        let words: Vec<String> = counts
            .map(|(key, count)| format!("{} {count}", self.msg(key)))
            .collect();
        words.join(self.msg(Msg::ListSeparator))
    }
}

/// Where background and the places of divisions are known from.
fn sources(p: &Printer, html: &mut Html) {
    let plan = p.plan;
    html.open("ul", &[]);
    let mut say = |name: &str, source: &str, page: &SourcePage| {
        html.open("li", &[]);
        p.source(html, &plan.labelled(name, source), page);
        html.close("li");
    };
    for item in &plan.background {
        let strategy = item.strategy.and_then(|at| plan.strategy_at(at));
        let place = item.place.and_then(|at| plan.places.get(usize::from(at)));
        let kind = item.kind.and_then(|at| plan.kind(at));
        let name = strategy.map(|s| &s.name).or(place.map(|place| &place.name));
        let name = name.or(kind.map(|kind| &kind.name));
        say(name.map_or("", String::as_str), &item.source, &item.page);
    }
    for place in plan.places.iter().filter(|place| place.division.is_some()) {
        say(&place.name, &p.place_basis(place), &place.page);
    }
    html.close("ul");
    let notes = plan.places.iter().filter(|place| !place.note.is_empty());
    let notes = notes.map(|place| (place.name.as_str(), place.note.as_str()));
    folded_reasons(p, html, Msg::AboutPlaceNotes, notes, ("", ""));
    let arrows: Vec<(String, &str)> = plan
        .links
        .iter()
        .filter_map(|link| {
            let place = plan.places.get(usize::from(link.target))?;
            let name = format!("{} · {}", link.verb, place.name);
            Some((name, link.basis.as_str()))
        })
        .collect();
    let arrows = arrows.iter().map(|(name, basis)| (name.as_str(), *basis));
    folded_reasons(p, html, Msg::AboutArrows, arrows, ("", ""));
}

/// What is doubtful.
fn doubts(p: &Printer, html: &mut Html) {
    html.open("ul", &[]);
    for doubt in &p.plan.method.doubts {
        let line = p.plan.labelled("\0", &doubt.text);
        html.open("li", &[])
            .leaf("strong", &[], &doubt.title)
            .text(line.trim_start_matches('\0'))
            .close("li");
    }
    html.close("ul");
}
