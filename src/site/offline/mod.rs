//! The service worker of a finished site, and the script that registers it.

mod not_cached;
mod page_pack;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::headers::is_hashed;
use super::hosts::{HEADERS_FILE, NGINX_FILE, NO_JEKYLL};
use super::minify_js::{fingerprint, minify_script};
use super::release::{RELEASE_FILE, SUMS_FILE, files_below};

use crate::markup::escape;
use crate::model::messages::Msg;
use crate::model::plan::Plan;
use crate::reading::INSTALL;

pub(super) use not_cached::words_of_locales;

const SWITCH: &str = include_str!("sw.js");
const WORKER: &str = include_str!("worker.js");
const OFF: &str = include_str!("sw-off.js");
const PAGE: &str = include_str!("offline.js");

/// Files that the host may change after the build. They have no compressed copies, because these
/// would become outdated.
pub(super) const CHANGEABLE: [&str; 3] = ["sw.js", "sw-off.js", "site.json"];
/// Files that only search engines and hosts read; a host may not serve them.
const NOT_FOR_VISITORS: [&str; 7] = [
    "robots.txt",
    "sitemap.xml",
    HEADERS_FILE,
    NGINX_FILE,
    NO_JEKYLL,
    RELEASE_FILE,
    SUMS_FILE,
];
/// The prefix of the worker's file name.
const WORKER_NAME: &str = "worker-";
/// Extensions of files that a visitor never requests by name.
const EXCLUDED_EXTENSIONS: [&str; 2] = ["br", "gz"];

/// Prefixes of files that the boot script mentions but does not load by itself.
const ON_DEMAND: [&str; 3] = ["plan-", "sentences-", "overlays-"];

/// Writes the script that the boot script loads once the page is hydrated, with the words of each
/// language. Returns its file name.
///
/// # Errors
/// Fails if a file cannot be written.
pub(super) fn write_page_side(folder: &Path, plans: &[&'static Plan]) -> io::Result<String> {
    let installs = plans.iter().map(|plan| {
        let words = [Msg::InstallOffer, Msg::TranslationDismiss];
        let words = words.map(|key| Value::from(escape(plan.messages.get(key))));
        (plan.language.tag.clone(), Value::from(words.to_vec()))
    });
    let installs = Value::Object(installs.collect());
    let script = PAGE
        .replace("{ \"{{INSTALLS}}\": 0 }", &installs.to_string())
        .replace("{{ANSWERED}}", INSTALL);
    let name = format!("offline-{}.js", fingerprint(script.as_bytes()));
    fs::write(folder.join(&name), script)?;
    minify_script(&folder.join(&name))?;
    Ok(name)
}

/// Prefix of the files that have all pages of a locale in one.
const PAGES: &str = "pages-";

/// Writes all pages of each locale into one file, and the service worker for the files that are in
/// `folder` then, except those in folders `left_out`, with the words of each locale
/// ([`words_of_locales`]); `sw.js`, which loads it; and `sw-off.js`, which removes it when it is published
/// in place of `sw.js`. Of a locale whose folder is left out, only the pages are: the file with all of them
/// is there.
///
/// # Errors
/// Fails if a file cannot be read or written.
pub fn write_service_worker(folder: &Path, left_out: &[&str], locales: &str) -> io::Result<()> {
    let editions = editions(folder)?;
    let packs = write_page_packs(folder, &editions)?;
    let mut files = list(folder)?;
    let is_out = |file: &str| {
        let of = |edition: &&String| !edition.is_empty() && file.starts_with(edition.as_str());
        let edition = editions.iter().find(of).map_or("", String::as_str);
        let is_page_left_out =
            file.ends_with('/') && left_out.contains(&edition.trim_end_matches('/'));
        let below = file.strip_prefix(edition).unwrap_or(file);
        let mut folders = below.split('/').rev().skip(1);
        is_page_left_out || folders.any(|folder| left_out.contains(&folder))
    };
    files.retain(|file, _| !is_out(file));
    let files = json!(files).to_string();
    let packs = json!(packs).to_string();
    let cores = editions.iter();
    let cores = cores.map(|edition| core(folder, edition).map(|core| (edition, core)));
    let core = json!(cores.collect::<io::Result<BTreeMap<_, _>>>()?).to_string();
    let release = fingerprint(format!("{WORKER}{core}{locales}{packs}{files}").as_bytes());
    let worker = WORKER
        .replace("{{RELEASE}}", &release)
        .replace("{{CORE}}", &core)
        .replace("{{LOCALES}}", locales)
        .replace("{{PACKS}}", &packs)
        .replace("{{FILES}}", &files);
    let name = format!("{WORKER_NAME}{}.js", fingerprint(worker.as_bytes()));
    fs::write(folder.join(&name), worker)?;
    fs::write(folder.join("sw.js"), SWITCH.replace("{{WORKER}}", &name))?;
    fs::write(folder.join("sw-off.js"), OFF)
}

/// The folder of every locale; `""` for the root's.
fn editions(folder: &Path) -> io::Result<Vec<String>> {
    let mut editions = vec![String::new()];
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().join("read/index.html").is_file() {
            editions.push(format!("{}/", entry.file_name().to_string_lossy()));
        }
    }
    editions.sort();
    Ok(editions)
}

/// Writes the pages of each locale into one file, in place of an earlier one. Returns the names of these
/// files by the folders of the locales.
fn write_page_packs(folder: &Path, editions: &[String]) -> io::Result<BTreeMap<String, String>> {
    let mut pages: BTreeMap<&String, Vec<(String, String)>> = BTreeMap::new();
    for path in files_below(folder)? {
        let of = |edition: &&String| path.starts_with(edition.as_str());
        // The root's is the shortest.
        let Some(edition) = editions.iter().rev().find(of) else {
            continue;
        };
        let name = path.rsplit('/').next().unwrap_or(&path);
        if name.starts_with(PAGES) {
            fs::remove_file(folder.join(&path))?;
        } else if let Some(address) = path.strip_suffix(name).filter(|_| name == "index.html") {
            let html = fs::read_to_string(folder.join(&path))?;
            let own = pages.entry(edition).or_default();
            own.push((address.to_owned(), html));
        }
    }
    let packs = pages.into_iter().map(|(edition, pages)| {
        let pages = pages
            .iter()
            .map(|(address, html)| (address.as_str(), html.as_str()));
        let pack = page_pack::packed(pages);
        let name = format!("{edition}{PAGES}{}.json", fingerprint(pack.as_bytes()));
        fs::write(folder.join(&name), pack)?;
        Ok((edition.clone(), name))
    });
    packs.collect()
}

/// The core files of one locale: the hashed files that its front page mentions, and those that its
/// boot script mentions.
fn core(folder: &Path, edition: &str) -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut unread = vec![format!("{edition}index.html")];
    while let Some(file) = unread.pop() {
        let text = fs::read_to_string(folder.join(file))?;
        for value in text.split('"') {
            let file = value.split('#').next().unwrap_or(value);
            let name = file.rsplit('/').next().unwrap_or(file);
            if !is_hashed(name) || ON_DEMAND.iter().any(|start| name.starts_with(start)) {
                continue;
            }
            // The file is at the site's root or in the locale's own folder.
            let own = format!("{edition}{name}");
            let mut places = [name.to_owned(), own].into_iter();
            let Some(place) = places.find(|place| folder.join(place).is_file()) else {
                continue;
            };
            if found.insert(place.clone()) && name.starts_with("boot-") {
                unread.push(place);
            }
        }
    }
    Ok(found)
}

/// The files below a folder that visitors may ask for, by their address, with their hashes.
fn list(folder: &Path) -> io::Result<Map<String, serde_json::Value>> {
    let mut files = Map::new();
    for path in files_below(folder)? {
        let ending = path.rsplit('.').next().unwrap_or_default();
        let left_out = CHANGEABLE.contains(&path.as_str())
            || NOT_FOR_VISITORS.contains(&path.as_str())
            || path.starts_with(WORKER_NAME);
        if left_out || EXCLUDED_EXTENSIONS.contains(&ending) {
            continue;
        }
        // A page has the address of its folder.
        let address = match path.strip_suffix("index.html") {
            Some(way) if way.is_empty() || way.ends_with('/') => way,
            _ => &path,
        };
        let hash = short_hash(&fs::read(folder.join(&path))?);
        files.insert(address.to_owned(), json!(hash));
    }
    Ok(files)
}

/// The first 48 bits of a file's SHA-256, in base64.
fn short_hash(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes).get(..6).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn release_lists_all_files_a_visitor_can_request() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("article/1")).unwrap();
        fs::create_dir_all(root.join("en/read")).unwrap();
        for (file, text) in [
            ("index.html", r#"<script src="./boot-0123456789abcdef.js">"#),
            (
                "boot-0123456789abcdef.js",
                r#"import "./a-0123456789abcdef.js""#,
            ),
            ("a-0123456789abcdef.js", r#""./kiosk-0123456789abcdef.js""#),
            ("kiosk-0123456789abcdef.js", ""),
            ("article/1/index.html", "index.html"),
            ("boot-fedcba9876543210.js", ""),
            (
                "en/index.html",
                r#"<link href="./index-0123456789abcdef.pack"><script src="../boot-fedcba9876543210.js">"#,
            ),
            ("en/read/index.html", ""),
            ("en/index-0123456789abcdef.pack", ""),
            ("article/1/index.html.br", ""),
            ("site.json", ""),
            ("robots.txt", ""),
            ("_headers", ""),
        ] {
            fs::write(root.join(file), text).unwrap();
        }
        let write = || {
            write_service_worker(root, &[], "{}").unwrap();
            let switch = fs::read_to_string(root.join("sw.js")).unwrap();
            let name = switch.split('"').nth(1).unwrap();
            fs::read_to_string(root.join(name)).unwrap()
        };
        let first = write();
        let core = r#"{"":["a-0123456789abcdef.js","boot-0123456789abcdef.js"],"en/":["boot-fedcba9876543210.js","en/index-0123456789abcdef.pack"]}"#;
        assert!(first.contains(&format!("const CORE = {core};")), "{first}");
        // The beginning of the file's `sha256sum`, in base64.
        assert_eq!(short_hash(b"index.html"), "DrVHMEZY");
        assert!(first.contains(r#""article/1/":"DrVHMEZY""#), "{first}");
        assert!(first.contains(r#""":""#) && first.contains(r#""kiosk-0123456789abcdef.js":"#));
        for left_out in [
            "index.html.br",
            "\"site.json\":",
            "robots.txt",
            "_headers",
            "\"sw.js\":",
        ] {
            assert!(!first.contains(left_out), "{left_out}");
        }
        assert!(!first.contains("{{"));
        assert_eq!(write(), first, "the same files are the same release");
        fs::write(root.join("index.html"), "changed").unwrap();
        assert_ne!(write(), first);
    }
}
