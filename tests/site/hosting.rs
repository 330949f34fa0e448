//! The site on hosts: what the local server and a real nginx send, what the pages ask for, and
//! whether a release is the same when it is built again.

use std::collections::BTreeMap;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::LazyLock;

use crate::folders::{self, contents};
use crate::host_words;
use crate::http::{SearchResponse, get};
use crate::nginx::Nginx;
use crate::parsed::{all, attribute, only, words};
use crate::staged::{JS, WASM, file_of, settings, staged};
use scraper::Html;
use tempfile::TempDir;
use yantu::data::{Folder, HOST_FILE, Seeds, load, load_host};
use yantu::model::host::Host;
use yantu::model::plan::Plan;
use yantu::route::Route;
use yantu::site::headers::{ASK_ANEW, DATA_ORIGIN, FOR_EVER, SECURITY, cache_control};
use yantu::site::serve::{Options, Server};
use yantu::site::{HEADERS_FILE, RELEASE_FILE, print_site, verify, write_site};

const SEEDS_FOLDER: &str = "tests/fixtures/second-plan";
/// A small invented plan with a host.
static SEEDS: LazyLock<Seeds> =
    LazyLock::new(|| load(&Folder::new(SEEDS_FOLDER)).expect("the seeds are sound"));
static PLAN: LazyLock<&Plan> = LazyLock::new(|| &SEEDS.plan);
static HOST: LazyLock<Host> =
    LazyLock::new(|| load_host(&Folder::new(SEEDS_FOLDER), HOST_FILE).expect("a sound host"));
static SITE: LazyLock<TempDir> = LazyLock::new(|| written(HOST.clone()));

/// The whole site in a new folder.
fn written(host: Host) -> TempDir {
    let (folder, settings) = (staged(), settings(None, host));
    write_site(&[*PLAN], &SEEDS.editorial, folder.path(), &settings).expect("a site");
    folder
}

/// The pages of the site in a new folder.
fn printed(host: Host) -> TempDir {
    let (folder, settings) = (staged(), settings(None, host));
    print_site(&[*PLAN], &SEEDS.editorial, folder.path(), &settings).expect("a site");
    folder
}

fn local(base: &str) -> Server {
    let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    Server::start_with(SITE.path().to_owned(), base, any, Options::default()).expect("a server")
}

/// Runs a check against both servers, at the root and below a path.
fn on_every_host(check: impl Fn(&str, u16, &str)) {
    for base in ["/", "/sub/path/"] {
        let server = local(base);
        check("local", server.port(), base);
        let nginx = match base {
            "/" => Nginx::serve(SITE.path()),
            _ => Nginx::serve_below(SITE.path(), base),
        };
        check("nginx", nginx.port, base);
    }
}

#[track_caller]
fn assert_guarded(answer: &SearchResponse, what: &str) {
    for (name, value) in SECURITY {
        assert_eq!(answer.field(name), Some(value), "{what}: {name}");
    }
}

/// The files of a site that visitors ask for, by address.
fn files() -> Vec<(String, String)> {
    let other = ["_headers", "nginx.conf", ".nojekyll"];
    let names = folders::files(SITE.path()).into_iter().filter(|name| {
        !name.ends_with(".br") && !name.ends_with(".gz") && !other.contains(&name.as_str())
    });
    let address = |name: &str| match name.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.to_owned(),
        _ => name.to_owned(),
    };
    names.map(|name| (address(&name), name)).collect()
}

#[test]
fn every_file_comes_with_its_headers() {
    let files = files();
    let routes = Route::all(&PLAN);
    assert!(files.len() > routes.len());
    for route in routes.iter().filter(|route| **route != Route::NotFound) {
        let address = route.to_string();
        assert!(files.iter().any(|(known, _)| *known == address), "/{route}");
    }
    on_every_host(|host, port, base| {
        for (address, file) in &files {
            let what = format!("{host} {base}{address}");
            let answer = get(port, &format!("{base}{address}"), &[]);
            assert_eq!(answer.status, 200, "{what}");
            assert_guarded(&answer, &what);
            assert!(
                answer.body == fs::read(SITE.path().join(file)).expect("a file"),
                "{what}"
            );
            let name = file.rsplit('/').next().expect("a name");
            assert_eq!(
                answer.field("cache-control"),
                Some(cache_control(name)),
                "{what}"
            );
            let kind = match name.rsplit('.').next().expect("an ending") {
                "html" => "text/html; charset=utf-8",
                "css" => "text/css; charset=utf-8",
                "js" => "text/javascript; charset=utf-8",
                "wasm" => "application/wasm",
                "json" => "application/json",
                "geojson" => "application/geo+json",
                "webmanifest" => "application/manifest+json",
                "csv" => "text/csv; charset=utf-8",
                "txt" => "text/plain; charset=utf-8",
                "svg" => "image/svg+xml",
                "png" => "image/png",
                _ => "application/octet-stream",
            };
            assert_eq!(answer.field("content-type"), Some(kind), "{what}");
            assert_eq!(answer.field("content-encoding"), None, "{what}");
            // The scripts of other sites may fetch the open data, and nothing else.
            let origin = address.starts_with("data/").then_some(DATA_ORIGIN.1);
            assert_eq!(answer.field(DATA_ORIGIN.0), origin, "{what}");
        }
    });
}

#[test]
fn the_best_copy_that_the_client_takes_is_sent() {
    on_every_host(|host, port, base| {
        for (address, file) in [
            ("", "index.html"),
            ("read/", "read/index.html"),
            ("data/plan.json", "data/plan.json"),
            ("data/counties.geojson", "data/counties.geojson"),
            (WASM, WASM),
        ] {
            for (accepted, coding, ending) in [
                ("gzip, deflate, br, zstd", Some("br"), ".br"),
                ("BR", Some("br"), ".br"),
                ("br;q=1.0", Some("br"), ".br"),
                ("br;q=0, gzip", Some("gzip"), ".gz"),
                ("gzip, br;q=0.0", Some("gzip"), ".gz"),
                ("gzip", Some("gzip"), ".gz"),
                ("brotli, identity", None, ""),
                ("identity", None, ""),
            ] {
                let what = format!("{host} {base}{address} for {accepted}");
                let path = format!("{base}{address}");
                let answer = get(port, &path, &[("Accept-Encoding", accepted)]);
                let plain = get(port, &path, &[]);
                let sent = fs::read(SITE.path().join(format!("{file}{ending}")));
                assert_eq!(answer.field("content-encoding"), coding, "{what}");
                assert!(answer.body == sent.expect("a copy"), "{what}");
                assert_eq!(answer.field("vary"), Some("Accept-Encoding"), "{what}");
                for same in ["content-type", "cache-control"] {
                    assert_eq!(answer.field(same), plain.field(same), "{what}");
                }
                assert_guarded(&answer, &what);
            }
        }
        // What the host may change has no copies.
        let settings = get(
            port,
            &format!("{base}site.json"),
            &[("Accept-Encoding", "br, gzip")],
        );
        assert_eq!(settings.field("content-encoding"), None, "{host}");
    });
}

#[test]
fn a_part_of_a_file_is_sent() {
    let text = fs::read(SITE.path().join("data/text.txt")).expect("a file");
    on_every_host(|host, port, base| {
        let path = format!("{base}data/text.txt");
        let answer = get(port, &path, &[("Range", "bytes=6-8")]);
        assert_eq!(answer.status, 206, "{host}");
        assert_eq!(answer.body, &text[6..9], "{host}");
        let range = format!("bytes 6-8/{}", text.len());
        assert_eq!(
            answer.field("content-range"),
            Some(range.as_str()),
            "{host}"
        );
        assert_guarded(&answer, host);
        let beyond = get(port, &path, &[("Range", "bytes=99999999-")]);
        assert_eq!(beyond.status, 416, "{host}");
    });
}

#[test]
fn what_is_not_there_answers_with_the_page_that_says_so() {
    let lost = fs::read(SITE.path().join("404.html")).expect("a page");
    let packed = fs::read(SITE.path().join("404.html.br")).expect("a page");
    on_every_host(|host, port, base| {
        for path in [
            "nothing",
            "article/99/",
            "article/1/x",
            "gone-0123456789abcdef.js",
            "county/%00",
            "county/%2e%2e/nothing",
        ] {
            let what = format!("{host} {base}{path}");
            let answer = get(port, &format!("{base}{path}"), &[]);
            // A host may refuse to read an address at all.
            if host == "nginx" && path.contains("%00") {
                assert_eq!(answer.status, 400, "{what}");
                continue;
            }
            assert_eq!(answer.status, 404, "{what}");
            assert!(answer.body == lost, "{what}");
            assert_eq!(answer.field("cache-control"), Some(ASK_ANEW), "{what}");
            assert_guarded(&answer, &what);
        }
        let answer = get(
            port,
            &format!("{base}nothing"),
            &[("Accept-Encoding", "br")],
        );
        assert_eq!(answer.status, 404, "{host}");
        assert!(answer.body == packed, "{host}");
        assert_eq!(
            answer.field("content-type"),
            Some("text/html; charset=utf-8")
        );
    });
}

#[test]
fn no_path_leads_out_of_the_site() {
    let outside = SITE.path().with_extension("secret");
    fs::write(&outside, "secret").expect("written");
    let name = outside
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    on_every_host(|host, port, base| {
        for up in [
            "..", "%2e%2e", "..%2f..", "a/../..", "....//..", "..\\", "/..",
        ] {
            for path in [
                format!("{base}{up}/{name}"),
                format!("{base}{up}/etc/passwd"),
            ] {
                let answer = get(port, &path, &[]);
                assert!(
                    answer.status == 404 || answer.status == 400,
                    "{host} {path}: {}",
                    answer.status
                );
                assert!(!answer.body.starts_with(b"secret"), "{host} {path}");
            }
        }
    });
    fs::remove_file(&outside).expect("removed");
}

#[test]
fn a_folder_without_its_slash_leads_to_the_page() {
    on_every_host(|host, port, base| {
        let answer = get(port, &format!("{base}article/1?layer=scope"), &[]);
        assert_eq!(answer.status, 301, "{host}");
        let to = format!("{base}article/1/?layer=scope");
        assert_eq!(answer.field("location"), Some(to.as_str()), "{host}");
        assert_guarded(&answer, host);
    });
}

#[test]
fn nginx_keeps_its_own_settings_to_itself() {
    let nginx = Nginx::serve(SITE.path());
    for file in ["/nginx.conf", "/_headers"] {
        assert_eq!(get(nginx.port, file, &[]).status, 404, "{file}");
    }
}

#[test]
fn other_hosts_read_the_same_headers() {
    let text = fs::read_to_string(SITE.path().join(HEADERS_FILE)).expect("a file");
    let mut rules: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    let mut rule = "";
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line
            .strip_prefix("  ")
            .and_then(|line| line.split_once(": "))
        {
            Some(header) => rules.entry(rule).or_default().push(header),
            None => rule = line,
        }
    }
    assert_eq!(rules["/*"], SECURITY);
    assert_eq!(rules["/data/*"], [DATA_ORIGIN]);
    for (file, kept) in [
        (JS, vec![("Cache-Control", FOR_EVER)]),
        (
            WASM,
            vec![
                ("Content-Type", "application/wasm"),
                ("Cache-Control", FOR_EVER),
            ],
        ),
        (
            "manifest.webmanifest",
            vec![("Content-Type", "application/manifest+json")],
        ),
    ] {
        assert_eq!(rules[&*format!("/{file}")], kept, "{file}");
    }
    for rule in rules.keys().filter(|rule| !rule.ends_with('*')) {
        assert!(SITE.path().join(&rule[1..]).is_file(), "{rule}");
    }
}

/// The host's words on a page: hidden or not, what is shown, where it leads.
fn said(page: &Html, name: &str) -> (bool, String, String) {
    let slot = all(page, &format!("footer p > [data-site={name}]"))
        .next()
        .unwrap_or_else(|| panic!("no place for {name}"));
    let line = slot.parent().and_then(scraper::ElementRef::wrap);
    let hidden = line.is_some_and(|line| line.value().attr("hidden").is_some());
    let link = attribute(&slot, "href").to_owned();
    (hidden, words(slot).trim().to_owned(), link)
}

#[test]
fn what_the_host_says_is_on_every_page() {
    let read = |folder: &TempDir, route: &Route| {
        let file = folder.path().join(file_of(route));
        Html::parse_document(&fs::read_to_string(file).expect("a page"))
    };
    let shown = |words: &str, link: &str| (false, words.to_owned(), link.to_owned());
    let notice = "footer p[data-map-notice]";
    for route in Route::all(&PLAN) {
        let page = read(&SITE, &route);
        for (name, words, link) in host_words::of(&HOST) {
            assert!(!words.is_empty(), "{name}");
            assert_eq!(said(&page, name), shown(words, link), "/{route}: {name}");
        }
        for replaced in [notice, "footer p[data-unreviewed]"] {
            let replaced = only(&page, replaced);
            assert!(replaced.value().attr("hidden").is_some(), "/{route}");
        }
        // The other notices, of summaries, glossary and translation, are hidden by the style sheet.
        only(&page, "html[data-reviewed]");
    }
    // Nobody: no places, and the notice.
    let folder = printed(Host::default());
    let page = read(&folder, &Route::Overview);
    assert_eq!(all(&page, "[data-site]").count(), 0);
    for there in [notice, "footer p[data-unreviewed]"] {
        let there = only(&page, there);
        assert_eq!(there.value().attr("hidden"), None);
    }
    assert_eq!(all(&page, "html[data-reviewed]").count(), 0);
}

#[test]
fn links_of_the_host_and_to_sources_are_the_only_ones_that_lead_away() {
    let mut pages = 0;
    for (name, bytes) in contents(SITE.path()) {
        if !name.ends_with(".html") {
            continue;
        }
        pages += 1;
        let page = Html::parse_document(&String::from_utf8(bytes).expect("text"));
        for element in all(&page, "*") {
            let tag = element.value().name();
            assert!(
                !["style", "iframe", "object", "embed", "base"].contains(&tag),
                "{name}"
            );
            for (attribute, value) in element.value().attrs() {
                assert_ne!(attribute, "style", "{name}: {tag}");
                assert!(!attribute.starts_with("on"), "{name}: {attribute}");
                let away = value.contains("//") || value.contains("script:");
                if ["href", "src", "action", "srcset", "xlink:href"].contains(&attribute) && away {
                    let said = element.value().attr("data-site").is_some();
                    let source = element.value().attr("data-source").is_some();
                    assert!(
                        tag == "a"
                            && (source || said && value.starts_with("https://"))
                            && value.starts_with("http"),
                        "{name}: {value}"
                    );
                }
            }
            if tag == "script" && element.value().attr("type") == Some("application/ld+json") {
                // A block of data: nothing runs.
                let data = words(element);
                let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
                assert_eq!(data["@context"], "https://schema.org", "{name}");
            } else if tag == "script" {
                assert!(element.value().attr("src").is_some(), "{name}");
                assert_eq!(words(element), "", "{name}");
            }
        }
    }
    assert_eq!(pages, Route::all(&PLAN).len());
}

#[test]
fn hostile_words_stay_words() {
    // As if the checks had let them through.
    let markup = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    let host = Host {
        title: markup.to_owned(),
        icp: yantu::model::host::Linked {
            text: markup.to_owned(),
            link: "https://example.org/\" onclick=\"alert(1)".to_owned(),
        },
        ..Host::default()
    };
    let folder = printed(host);
    let page = fs::read_to_string(folder.path().join("index.html")).expect("a page");
    let page = Html::parse_document(&page);
    assert_eq!(said(&page, "title").1, markup);
    assert_eq!(all(&page, "img, [onerror], [onclick]").len(), 0);
    let manifest = fs::read_to_string(folder.path().join("manifest.webmanifest")).expect("a file");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("sound JSON");
    assert_eq!(manifest["name"], markup);
}

#[test]
fn a_release_is_listed_and_the_same_when_it_is_built_again() {
    let (release, difference) = verify(SITE.path()).expect("a list");
    assert!(difference.is_none(), "{difference}");
    let files = contents(SITE.path());
    assert_eq!(
        files.len(),
        release.files.len() + 2,
        "all but the two lists"
    );
    let again = written(HOST.clone());
    assert_eq!(folders::files(&*SITE), folders::files(&again));
    for (name, bytes) in contents(again.path()) {
        assert!(files[&name] == bytes, "{name} differs");
    }
    assert!(files.contains_key(RELEASE_FILE));
    // Another host is another release.
    let other = written(Host::default());
    assert!(contents(other.path())[RELEASE_FILE] != files[RELEASE_FILE]);
}
