//! Pictures of the present view: sound SVG that needs nothing beside it and says what it shows, where
//! it is from, and where it is found.

use std::sync::LazyLock;

use proptest::prelude::*;
use resvg::usvg::roxmltree::{Document, Node};
use yantu::data::{Folder, load, locales};
use yantu::extras::picture::{Look, Picture, Seen, View, map, quoted, tree};
use yantu::model::messages::Msg;
use yantu::model::plan::{NodeKey, Plan};
use yantu::route::{Layer, Lens, Location, Route};

/// The plan in every language, read once.
static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    let folder = Folder::new("seeds");
    let seeds = load(&folder).expect("the seeds are sound");
    let further = locales(&folder, &seeds).expect("every language is whole");
    [seeds.plan].into_iter().chain(further).collect()
});

fn plan() -> &'static Plan {
    &PLANS[0]
}

/// A look in which every token can be told apart.
fn look(plan: &Plan) -> Look {
    Look::read(plan, |name, zone| match zone {
        Some(zone) => format!("colour-of-{}", zone.id),
        None if name == "--zone-fill" || name == "--hatch" => ".2".to_owned(),
        None => format!("token{name}"),
    })
}

/// Where somebody stands.
fn at(path: &str, layer: Layer, lens: Lens) -> Location {
    let mut location = Location::page(path.parse().unwrap_or(Route::NotFound));
    location.query.layer = layer;
    location.query.lens = lens;
    location
}

fn view<'a>(plan: &'a Plan, look: &'a Look, location: &'a Location) -> View<'a> {
    View {
        plan,
        look,
        location,
        review: "",
        publisher: "",
        address: "https://example.org/yantu/county/430481/",
    }
}

/// All words of a picture, a line each.
fn words(document: &Document) -> Vec<String> {
    let texts = document
        .descendants()
        .filter(|node| node.has_tag_name("text"));
    texts
        .filter_map(|node| node.text().map(str::to_owned))
        .collect()
}

/// Whether words stand in a picture, whatever their lines.
fn says(document: &Document, what: &str) -> bool {
    let bare = |words: &str| words.split_whitespace().collect::<String>();
    bare(&words(document).concat()).contains(&bare(what))
}

/// Checks what holds for every picture.
fn is_sound(picture: &Picture, plan: &Plan, location: &Location) {
    let document = Document::parse(&picture.svg).expect("well-formed XML");
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "svg");
    assert_eq!(
        root.tag_name().namespace(),
        Some("http://www.w3.org/2000/svg")
    );
    let [width, height] = picture.size;
    assert_eq!(root.attribute("width"), Some(&*width.to_string()));
    assert_eq!(root.attribute("height"), Some(&*height.to_string()));
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        let known = [
            "svg", "title", "defs", "g", "rect", "path", "circle", "text", "pattern", "clipPath",
        ];
        assert!(known.contains(&name), "an element {name}");
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            // Nothing from elsewhere, nothing that runs, no style that a policy could refuse.
            assert!(
                !["href", "src", "style", "class"].contains(&name) && !name.starts_with("on"),
                "{name}"
            );
            if let Some(id) = value
                .strip_prefix("url(#")
                .and_then(|v| v.strip_suffix(')'))
            {
                let there = |node: Node| node.attribute("id") == Some(id);
                assert!(document.descendants().any(there), "nothing is called {id}");
            } else {
                assert!(!value.contains("url("), "{value}");
            }
            assert!(
                !value.contains("var(") && !value.contains("NaN"),
                "{name}: {value}"
            );
        }
    }
    let heading = location.route.page_meta(plan).heading;
    let title = root.first_element_child().and_then(|node| node.text());
    assert_eq!(title, Some(&*picture.title));
    assert!(picture.title.starts_with(&heading));
    assert!(says(&document, &heading), "{heading}");
    let source = plan
        .messages
        .fill(Msg::FooterSource, &[("title", &plan.meta.title)]);
    assert!(says(&document, &source), "{source}");
    assert!(says(&document, "https://example.org/yantu/county/430481/"));
}

#[test]
fn every_layer_of_the_map_is_exported() {
    for plan in &*PLANS {
        let look = look(plan);
        let pages = [
            "",
            "county/430481/",
            "county/430405/",
            "zone/circle/",
            "article/31/",
            "topic/elder-care/",
        ];
        // Other languages change the words alone.
        let own = plan.language.path.is_empty();
        for page in pages.into_iter().take(if own { 6 } else { 2 }) {
            for layer in Layer::ALL {
                let location = at(page, *layer, Lens::Parts);
                let picture = map(view(plan, &look, &location), Seen::default());
                is_sound(&picture, plan, &location);
                let document = Document::parse(&picture.svg).expect("XML");
                assert!(says(&document, plan.messages.get(layer.message())));
                for division in &plan.divisions {
                    assert!(says(&document, division.label()), "{}", division.name);
                }
                // The zones where they are shown, with what is said of them.
                let shown = matches!(layer, Layer::Zones | Layer::Places);
                for zone in &plan.zones {
                    let words = plan.labelled(&zone.short, &zone.name);
                    assert!(!shown || says(&document, &words), "{words}");
                    assert_eq!(
                        picture.svg.contains(&format!("url(#key-{})", zone.id)),
                        shown
                    );
                    assert_eq!(
                        picture.svg.contains(&format!("url(#hatch-{})", zone.id)),
                        shown
                    );
                }
                let mut outbound_groups = plan.links.iter().filter(|link| link.bearing.is_some());
                let outbound = outbound_groups.all(|link| picture.svg.contains(&*link.verb));
                assert_eq!(outbound, *layer == Layer::Places, "{page} {layer:?}");
            }
        }
    }
}

#[test]
fn selected_shapes_are_outlined() {
    let look = look(plan());
    let count = |page: &str, colour: &str| {
        let location = at(page, Layer::Zones, Lens::Parts);
        let svg = map(view(plan(), &look, &location), Seen::default()).svg;
        let document = Document::parse(&svg).expect("XML");
        let strokes = document.descendants();
        strokes
            .filter(|n| n.attribute("stroke") == Some(colour) && n.attribute("d").is_some())
            .count()
    };
    assert_eq!(count("", "token--vermilion"), 0);
    assert_eq!(count("county/430481/", "token--vermilion"), 1);
    // One of the inset is marked there too.
    assert_eq!(count("county/430405/", "token--vermilion"), 2);
    // A zone's members and its outline.
    let members = plan().zone("circle").expect("a zone").members.len();
    assert_eq!(count("zone/circle/", "token--vermilion"), members + 1);
}

#[test]
fn the_map_is_exported_with_its_zoom() {
    let look = look(plan());
    let location = at("", Layer::Zones, Lens::Parts);
    let seen = Seen {
        scale: 4.0,
        offset: [-8000.0, -6000.0],
    };
    let picture = map(view(plan(), &look, &location), seen);
    is_sound(&picture, plan(), &location);
    assert!(
        picture
            .svg
            .contains("translate(-8000 -6000)scale(4.000000)")
    );
    // Near enough, the inset's divisions are named on the map as well.
    let named = |svg: &str| {
        svg.matches(&*format!(">{}<", plan().divisions[0].label()))
            .count()
    };
    assert_eq!(
        named(&picture.svg),
        1 + named(&map(view(plan(), &look, &location), Seen::default()).svg)
    );
}

#[test]
fn the_hosts_number_takes_the_place_of_the_notice() {
    let look = look(plan());
    let location = at("", Layer::Zones, Lens::Parts);
    let plain = view(plan(), &look, &location);
    let notice = plan().messages.get(Msg::MapNotice);
    let document = map(plain, Seen::default()).svg;
    assert!(says(&Document::parse(&document).expect("XML"), notice));
    let numbered = View {
        review: "湘S(2026)001号",
        publisher: "某<出版>&社",
        ..plain
    };
    let svg = map(numbered, Seen::default()).svg;
    let document = Document::parse(&svg).expect("XML");
    assert!(says(&document, "审图号：湘S(2026)001号") && says(&document, "某<出版>&社"));
    assert!(!says(&document, notice));
    // A tree has no boundaries.
    let svg = tree(numbered, &|_| false).svg;
    assert!(!says(&Document::parse(&svg).expect("XML"), "审图号"));
}

#[test]
fn the_tree_is_exported_with_its_lens_and_folds() {
    for plan in &*PLANS {
        let look = look(plan);
        for lens in Lens::ALL {
            let location = at("article/31/", Layer::Zones, *lens);
            let view = view(plan, &look, &location);
            let outline = plan.lens_outline(*lens);
            let first = outline
                .roots()
                .next()
                .and_then(|node| outline.key(node))
                .expect("a root");
            for (open, least) in [
                (
                    &(|_: &NodeKey| false) as &dyn Fn(&NodeKey) -> bool,
                    outline.roots().count(),
                ),
                (&|key| key == first, outline.roots().count() + 1),
                (&|_| true, outline.len()),
            ] {
                let picture = tree(view, open);
                is_sound(&picture, plan, &location);
                let document = Document::parse(&picture.svg).expect("XML");
                let boxes = document.descendants();
                let boxes = boxes
                    .filter(|node| node.attribute("rx") == Some("5"))
                    .count();
                assert!(
                    boxes >= least && boxes <= outline.len(),
                    "{lens:?}: {boxes} of {least}"
                );
                assert!(says(&document, plan.messages.get(lens.message())));
                let [width, height] = picture.painted();
                assert!(width >= 300 && u64::from(width) * u64::from(height) <= 16_777_216);
            }
        }
    }
}

#[test]
fn the_selected_row_and_what_it_concerns_are_marked() {
    let look = look(plan());
    let location = at("article/31/", Layer::Zones, Lens::Parts);
    let svg = tree(view(plan(), &look, &location), &|_| true).svg;
    assert_eq!(svg.matches("fill=\"token--vermilion-wash\"").count(), 1);
    let location = at("county/430481/", Layer::Zones, Lens::Parts);
    let picture = tree(view(plan(), &look, &location), &|_| true);
    let document = Document::parse(&picture.svg).expect("XML");
    assert!(
        document
            .descendants()
            .any(|node| node.has_tag_name("circle"))
    );
    assert!(says(&document, plan().messages.get(Msg::MapRelatedNamed)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn nothing_that_a_host_says_breaks_a_picture(review in any::<String>(), publisher in "\\PC{0,40}", address in any::<String>()) {
        let look = look(plan());
        let location = at("", Layer::Zones, Lens::Parts);
        let hostile = View { review: &review, publisher: &publisher, address: &address, ..view(plan(), &look, &location) };
        for picture in [map(hostile, Seen::default()), tree(hostile, &|_| false)] {
            let document = Document::parse(&picture.svg);
            prop_assert!(document.is_ok(), "{:?}", document.err());
        }
    }
}

/// The words of a picture of what an address quotes, joined.
fn quoted_words(plan: &Plan, path: &str, is_translated: bool) -> (Picture, String) {
    let (page, anchor) = path.split_once('#').unwrap_or((path, ""));
    let (page, query) = page.split_once('?').unwrap_or((page, ""));
    let route: Route = page.parse().unwrap_or(Route::NotFound);
    let location = Location {
        anchor: anchor.to_owned(),
        ..Location::page(route.with_query(query))
    };
    let look = look(plan);
    let picture = quoted(view(plan, &look, &location), is_translated);
    let document = Document::parse(&picture.svg).expect("sound XML");
    let joined = words(&document).concat();
    (picture, joined)
}

#[test]
fn a_picture_of_a_sentence_has_its_place_its_words_and_its_source() {
    let (picture, shown) = quoted_words(plan(), "article/44/#s6", false);
    let (id, _) = plan()
        .document
        .sentences()
        .find(|(id, _)| id.to_string() == "44.6")
        .expect("a sentence");
    for expected in [
        plan().sentence(id),
        "第44条第6句",
        &plan().meta.title,
        "https://example.org",
    ] {
        assert!(shown.contains(expected), "without “{expected}”: {shown}");
    }
    assert!(picture.title.contains("第44条"), "{}", picture.title);
    let (_, shown) = quoted_words(plan(), "county/430481/elder-care/", false);
    assert!(
        shown.contains("耒阳市 · 养老") && shown.contains("——"),
        "{shown}"
    );
    // The English edition quotes its translation, and calls it one, unless the original is shown.
    let english = PLANS
        .iter()
        .find(|plan| plan.language.tag == "en")
        .expect("English");
    let bare = |words: &str| {
        words
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    let (_, shown) = quoted_words(english, "article/44/#s6", true);
    let translation = english.translation(id).expect("a translation");
    assert!(bare(&shown).contains(&bare(translation)), "{shown}");
    assert!(shown.contains(english.messages.get(Msg::PictureTranslation)));
    let (_, shown) = quoted_words(english, "article/44/#s6", false);
    assert!(shown.contains(english.sentence(id)), "{shown}");
}

#[test]
fn a_picture_of_a_comparison_counts_and_quotes() {
    for plan in PLANS.iter() {
        let (picture, shown) = quoted_words(plan, "compare/?a=430481&b=430405", true);
        let [one, _] = [430_481, 430_405];
        let division = plan
            .divisions
            .iter()
            .find(|d| d.adcode.to_string() == one.to_string());
        assert!(
            shown.contains(&division.expect("a division").name),
            "{shown}"
        );
        assert!(shown.contains("——"), "{shown}");
        assert!(
            picture.size[0] < 1000 && picture.size[1] < 4000,
            "{:?}",
            picture.size
        );
    }
}
