//! Share cards and posters, and what pages say of themselves to messengers and search engines.

#![allow(
    clippy::panic,
    reason = "a test fails by panicking, here outside of test functions too"
)]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use crate::parsed::{all, words};
use crate::printed::writer;
use crate::staged::{settings, staged};
use scraper::Html;
use serde_json::Value;
use tempfile::TempDir;
use yantu::data::{Folder, Seeds, load};
use yantu::model::host::Host;
use yantu::model::messages::{Messages, Msg};
use yantu::model::plan::{Adcode, Plan};
use yantu::route::Route;
use yantu::site::print_site;
use yantu::site::share_images::{CARD, Fonts, POSTER, subjects};

static SEEDS: LazyLock<Seeds> =
    LazyLock::new(|| load(&Folder::new("seeds")).expect("the seeds are sound"));

/// The plan as the generator prints it where there is a font.
static PLAN: LazyLock<&Plan> = LazyLock::new(|| {
    let mut plan = SEEDS.plan.clone();
    plan.pictures = true;
    Box::leak(Box::new(plan))
});

const SITE: &str = "https://example.org/yantu/";
/// The site with its pictures, written once.
static BUILT: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = staged();
    let settings = settings(Some(SITE), Host::default());
    print_site(&[*PLAN], &SEEDS.editorial, folder.path(), &settings).expect("a site");
    folder
});

/// The width, height and grey pixels of a picture.
fn pixels(path: &Path) -> (u32, u32, Vec<u8>) {
    let file = fs::File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut decoder = png::Decoder::new(std::io::BufReader::new(file));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut bytes).expect("pixels");
    let channels = info.color_type.samples();
    let grey = bytes.chunks(channels).map(|pixel| pixel[1]).collect();
    (info.width, info.height, grey)
}

#[test]
fn everything_named_has_its_pictures() {
    assert!(Fonts::find().is_some(), "fonts-noto-cjk is not installed");
    let all = subjects(&PLAN);
    let plan = *PLAN;
    let places = plan.divisions.len() + plan.zones.len() + plan.centres.len();
    let texts = plan.document.parts.len() + plan.document.articles().count();
    assert_eq!(all.len(), 1 + places + plan.topics.len() + texts);
    assert_eq!(all.iter().filter(|subject| subject.poster).count(), places);
    let mut sum = 0;
    for subject in &all {
        let drawn = [("cards", CARD, 36_000), ("posters", POSTER, 80_000)];
        for (folder, size, most) in drawn {
            let path = BUILT
                .path()
                .join(folder)
                .join(format!("{}.png", subject.name));
            if folder == "posters" && !subject.poster {
                assert!(!path.exists(), "{}", subject.name);
                continue;
            }
            let (width, height, grey) = pixels(&path);
            assert_eq!([width, height], size, "{folder}/{}", subject.name);
            // Something is printed on it.
            let dark = grey.iter().filter(|value| **value < 80).count();
            assert!(dark > 2_000, "{folder}/{}: {dark}", subject.name);
            let bytes = fs::metadata(&path).expect("a file").len();
            assert!(bytes < most, "{folder}/{}: {bytes} bytes", subject.name);
            sum += bytes;
        }
    }
    assert!(sum < 5_200_000, "{sum} bytes");
}

#[test]
fn quotations_on_pictures_are_words_of_their_sentence() {
    for subject in subjects(&PLAN) {
        assert!(!subject.quotations.is_empty(), "{}", subject.name);
        for quotation in &subject.quotations {
            let sentence = PLAN.document.span(quotation.sentence).expect("a sentence");
            for most in [1_000, 90, 60, 20] {
                let shown = quotation.within(&PLAN, most);
                assert!(sentence.contains(shown.span), "{}", subject.name);
                let words = PLAN.words(shown.span);
                assert!(!words.is_empty(), "{}: {most}", subject.name);
                assert!(words.chars().count() <= most, "{}", subject.name);
                let bare = shown.shown(&PLAN);
                assert!(PLAN.text.contains(bare.trim_matches('…')), "{bare}");
            }
        }
    }
}

#[test]
fn the_code_on_a_poster_leads_to_its_page() {
    for subject in subjects(&PLAN).iter().filter(|subject| subject.poster) {
        let path = BUILT.path().join(format!("posters/{}.png", subject.name));
        let (width, height, grey) = pixels(&path);
        let width = width as usize;
        let at = |x: usize, y: usize| grey[y * width + x];
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height as usize, at);
        let found = image.detect_grids();
        let [grid] = &found[..] else {
            panic!("{}: {} codes", subject.name, found.len())
        };
        let (_, address) = grid.decode().expect("a readable code");
        assert_eq!(address, format!("{SITE}{}", subject.location));
    }
}

#[test]
fn pictures_are_kept_out_of_what_is_saved_for_use_offline() {
    let mut files = fs::read_dir(BUILT.path()).expect("a folder").flatten();
    let is_worker = |name: &str| name.starts_with("worker-");
    let worker = files.find(|entry| is_worker(&entry.file_name().to_string_lossy()));
    let worker = fs::read_to_string(worker.expect("a worker").path()).expect("words");
    assert!(worker.contains("article/31/") && !worker.contains("cards/"));
    assert!(!worker.contains("posters/"));
}

fn content(page: &Html, name: &str) -> Option<String> {
    let mut found = all(
        page,
        &format!("meta[property='{name}'],meta[name='{name}']"),
    );
    let content = found.next()?.value().attr("content").map(str::to_owned);
    assert!(found.next().is_none(), "{name} twice");
    content
}

fn data(page: &Html) -> Value {
    let block = all(page, "script[type='application/ld+json']").next();
    serde_json::from_str(&words(block.expect("a block of data"))).expect("JSON")
}

#[test]
fn every_kind_of_page_says_what_it_is() {
    let county = Route::County(Adcode::new(430_421).expect("a code"));
    let kinds = [
        (Route::Overview, "WebSite", "overview", "website"),
        (county, "AdministrativeArea", "county-430421", "website"),
        (
            Route::Zone("core".parse().expect("a name")),
            "Place",
            "zone-core",
            "website",
        ),
        (Route::Part(8), "CreativeWork", "part-8", "article"),
        (Route::Article(31), "Article", "article-31", "article"),
        (
            Route::Topic("jobs".parse().expect("a name")),
            "DefinedTerm",
            "topic-jobs",
            "website",
        ),
        (
            Route::CountyTopic(
                Adcode::new(430_421).expect("a code"),
                "jobs".parse().expect("a name"),
            ),
            "WebPage",
            "county-430421",
            "website",
        ),
        (Route::COMPARE, "WebPage", "overview", "website"),
        (Route::Glossary, "DefinedTermSet", "overview", "website"),
        (Route::Read, "CreativeWork", "overview", "website"),
        (Route::Search, "SearchResultsPage", "overview", "website"),
        (Route::About, "AboutPage", "overview", "website"),
    ];
    for site in [None, Some(SITE)] {
        let writer = writer(*PLAN, "./", site);
        for (route, kind, card, og) in &kinds {
            assert_ne!(route.clone().within(&PLAN), Route::NotFound, "/{route}");
            let page = Html::parse_document(&writer.page(route));
            let meta = route.page_meta(&PLAN);
            assert_eq!(content(&page, "og:title").as_deref(), Some(&*meta.title));
            assert_eq!(
                content(&page, "og:description"),
                content(&page, "description")
            );
            assert_eq!(content(&page, "og:type").as_deref(), Some(*og), "/{route}");
            assert_eq!(content(&page, "og:locale").as_deref(), Some("zh_CN"));
            let image = site.map(|site| format!("{site}cards/{card}.png"));
            assert_eq!(content(&page, "og:image"), image, "/{route}");
            let address = site.map(|site| format!("{site}{route}"));
            assert_eq!(content(&page, "og:url"), address, "/{route}");
            let large = site.map_or("summary", |_| "summary_large_image");
            assert_eq!(content(&page, "twitter:card").as_deref(), Some(large));
            let data = data(&page);
            let thing = if *route == Route::Overview {
                &data
            } else {
                &data["@graph"][0]
            };
            assert_eq!(thing["@type"], *kind, "/{route}");
            let searches = thing["potentialAction"]["target"].as_str();
            let searches = searches.is_some_and(|target| target.starts_with(SITE));
            assert_eq!(searches, *route == Route::Overview && site.is_some());
            if *route != Route::Overview {
                let steps = data["@graph"][1]["itemListElement"]
                    .as_array()
                    .expect("steps");
                assert_eq!(
                    steps.len(),
                    if matches!(route, Route::Article(_) | Route::CountyTopic(..)) {
                        3
                    } else {
                        2
                    }
                );
                let last = steps.last().expect("a step");
                assert_eq!(last["name"], *meta.heading);
            }
        }
    }
}

#[test]
fn detail_pages_lead_to_their_picture_only_where_there_is_one() {
    let links = |plan: &'static Plan, route: &Route| -> Vec<String> {
        let page = Html::parse_document(&writer(plan, "./", None).page(route));
        let links = all(&page, "a[data-picture]");
        links
            .filter_map(|link| link.value().attr("href").map(str::to_owned))
            .collect()
    };
    assert_eq!(
        links(*PLAN, &Route::Article(31)),
        ["../../cards/article-31.png"]
    );
    assert_eq!(
        links(*PLAN, &Route::Zone("core".parse().expect("a name"))),
        ["../../posters/zone-core.png"]
    );
    assert_eq!(
        links(*PLAN, &Route::Topic("elder-care".parse().expect("a name"))),
        ["../../cards/topic-elder-care.png"]
    );
    let both = "county/430481/elder-care/".parse().expect("never fails");
    assert_eq!(links(*PLAN, &both), ["../../../posters/county-430481.png"]);
    let centres = links(*PLAN, &Route::Overview);
    assert_eq!(centres.len(), PLAN.centres.len());
    for link in centres {
        assert!(BUILT.path().join(&link).is_file(), "{link}");
    }
    assert!(links(&SEEDS.plan, &Route::Article(31)).is_empty());
}

#[test]
fn hostile_words_do_not_leave_the_block_of_data() {
    const HOSTILE: &str = "\"}</script><script>alert(1)</script><!--";
    let mut plan = SEEDS.plan.clone();
    plan.meta.city_full.push_str(HOSTILE);
    plan.meta.title.push_str(HOSTILE);
    plan.meta.short_title.push_str(HOSTILE);
    for division in &mut plan.divisions {
        division.name.push_str(HOSTILE);
    }
    let table = Msg::ALL
        .iter()
        .map(|key| format!("{}{HOSTILE}", plan.messages.get(*key)));
    plan.messages = Messages::new(table.collect()).expect("a whole table");
    let plan: &'static Plan = Box::leak(Box::new(plan));
    let county = Route::County(plan.divisions[0].adcode);
    let writer = writer(plan, "./", Some(SITE));
    for route in [Route::Overview, county, Route::Article(1), Route::About] {
        let page = Html::parse_document(&writer.page(&route));
        let scripts = all(&page, "script:not([src]):not([type])");
        assert_eq!(scripts.len(), 0, "/{route}");
        assert!(data(&page).to_string().contains("alert(1)"), "/{route}");
    }
}
