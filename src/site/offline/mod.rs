//! The service worker of a finished site, and the page's side of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use serde_json::{Map, json};
use sha2::{Digest, Sha256};

use super::headers::is_hashed;
use super::hosts::{HEADERS_FILE, NGINX_FILE, NO_JEKYLL};
use super::release::{RELEASE_FILE, SUMS_FILE};
use super::minify_js::{fingerprint, minify_script};

const SWITCH: &str = include_str!("sw.js");
const WORKER: &str = include_str!("worker.js");
const OFF: &str = include_str!("sw-off.js");
const PAGE: &str = include_str!("offline.js");

/// Files that the host may change after the build. They have no compressed copies, which would
/// then tell the old story.
pub(super) const CHANGEABLE: [&str; 3] = ["sw.js", "sw-off.js", "site.json"];
/// Files that only search engines and hosts read; a host need not hand them out.
const FOR_OTHERS: [&str; 7] = [
    "robots.txt",
    "sitemap.xml",
    HEADERS_FILE,
    NGINX_FILE,
    NO_JEKYLL,
    RELEASE_FILE,
    SUMS_FILE,
];
/// How the worker's own name starts.
const WORKER_NAME: &str = "worker-";
/// Endings of files that a visitor never asks for by name.
const LEFT_OUT_ENDINGS: [&str; 2] = ["br", "gz"];

/// How the names of files start that the boot script names but does not fetch by itself.
const ON_DEMAND: [&str; 3] = ["plan-", "sentences-", "overlays-"];

/// Writes the script that the boot script calls once the page is alive. Returns its name.
///
/// # Errors
/// A file that cannot be written.
pub(super) fn write_page_side(folder: &Path) -> io::Result<String> {
    let name = format!("offline-{}.js", fingerprint(PAGE.as_bytes()));
    fs::write(folder.join(&name), PAGE)?;
    minify_script(&folder.join(&name))?;
    Ok(name)
}

/// Writes the service worker for all the files that lie in `folder` now, but not in its folders
/// `left_out`; `sw.js`, which calls it; and `sw-off.js`, which turns it off when it is published in
/// the place of `sw.js`.
///
/// # Errors
/// A file that cannot be read or written.
pub fn write_service_worker(folder: &Path, left_out: &[&str]) -> io::Result<()> {
    let mut files = Map::new();
    list(folder, "", &mut files)?;
    let out = |file: &str| {
        let folder = file.split_once('/').map(|(folder, _)| folder);
        folder.is_some_and(|folder| left_out.contains(&folder))
    };
    files.retain(|file, _| !out(file));
    let files = json!(files).to_string();
    let core = json!(cores(folder)?).to_string();
    let release = fingerprint(format!("{WORKER}{core}{files}").as_bytes());
    let worker = WORKER
        .replace("{{RELEASE}}", &release)
        .replace("{{CORE}}", &core)
        .replace("{{FILES}}", &files);
    let name = format!("{WORKER_NAME}{}.js", fingerprint(worker.as_bytes()));
    fs::write(folder.join(&name), worker)?;
    fs::write(folder.join("sw.js"), SWITCH.replace("{{WORKER}}", &name))?;
    fs::write(folder.join("sw-off.js"), OFF)
}

/// The files without which no page comes alive, for each edition by its folder: `""` for the root's.
fn cores(folder: &Path) -> io::Result<BTreeMap<String, BTreeSet<String>>> {
    let mut editions = vec![String::new()];
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().join("read/index.html").is_file() {
            editions.push(format!("{}/", entry.file_name().to_string_lossy()));
        }
    }
    let cores = editions.into_iter();
    cores
        .map(|edition| core(folder, &edition).map(|core| (edition, core)))
        .collect()
}

/// Those of one edition: the hashed ones that its front page names, and those that its boot script
/// names.
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
            // At the site's root, or in the edition's own folder.
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

/// Collects the files below a folder by the address a visitor knows them by, with their hashes.
fn list(folder: &Path, way: &str, files: &mut Map<String, serde_json::Value>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            list(&path, &format!("{way}{name}/"), files)?;
            continue;
        }
        let ending = name.rsplit('.').next().unwrap_or_default();
        let left_out = CHANGEABLE.contains(&name.as_str())
            || FOR_OTHERS.contains(&name.as_str())
            || name.starts_with(WORKER_NAME);
        if (way.is_empty() && left_out) || LEFT_OUT_ENDINGS.contains(&ending) {
            continue;
        }
        let address = match name.as_str() {
            "index.html" => way.to_owned(),
            _ => format!("{way}{name}"),
        };
        files.insert(address, json!(short_hash(&fs::read(&path)?)));
    }
    Ok(())
}

/// The first 48 bits of a file's SHA-256 in base64.
fn short_hash(bytes: &[u8]) -> String {
    super::base64::encode(Sha256::digest(bytes).get(..6).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_lists_what_a_visitor_can_ask_for() {
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
                r#"<link href="./guide-0123456789abcdef.pack"><script src="../boot-fedcba9876543210.js">"#,
            ),
            ("en/read/index.html", ""),
            ("en/guide-0123456789abcdef.pack", ""),
            ("article/1/index.html.br", ""),
            ("site.json", ""),
            ("robots.txt", ""),
            ("_headers", ""),
        ] {
            fs::write(root.join(file), text).unwrap();
        }
        let write = || {
            write_service_worker(root, &[]).unwrap();
            let switch = fs::read_to_string(root.join("sw.js")).unwrap();
            let name = switch.split('"').nth(1).unwrap();
            fs::read_to_string(root.join(name)).unwrap()
        };
        let first = write();
        let core = r#"{"":["a-0123456789abcdef.js","boot-0123456789abcdef.js"],"en/":["boot-fedcba9876543210.js","en/guide-0123456789abcdef.pack"]}"#;
        assert!(first.contains(&format!("const CORE = {core};")), "{first}");
        // The start of `sha256sum` of the file's words, in base64.
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
