//! The list of a release: every file with its size and hashes, so that whoever puts the site up, or
//! builds it again, can check that nothing is missing, more, or another.

use std::collections::BTreeMap;
use std::fmt;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256, Sha384};
use walkdir::WalkDir;

/// The list.
pub const RELEASE_FILE: &str = "release.json";
/// The same for `sha256sum --check`.
pub const SUMS_FILE: &str = "SHA256SUMS";
/// Files that a host is meant to change after the build.
const CHANGEABLE: [&str; 2] = ["site.json", "sw.js"];

/// A file of a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// In bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// SHA-384 in the form of subresource integrity, of what a page could name with it: neither pages
    /// nor compressed copies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integrity: Option<String>,
}

/// A release, its files by their paths, with `/` between folders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The bytes of all files together.
    pub size: u64,
    /// The files.
    pub files: BTreeMap<String, Entry>,
}

/// What does not agree with the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Files that are not there.
    pub missing: Vec<String>,
    /// Files that the list does not know.
    pub unknown: Vec<String>,
    /// Files of other content.
    pub changed: Vec<String>,
    /// Files of other content that a host is meant to change.
    pub settings: Vec<String>,
}

impl Difference {
    /// Whether the release is whole, a host's settings aside.
    pub fn is_none(&self) -> bool {
        self.missing.is_empty() && self.unknown.is_empty() && self.changed.is_empty()
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (what, files) in [
            ("missing", &self.missing),
            ("not of this release", &self.unknown),
            ("changed", &self.changed),
            ("changed, as it may be", &self.settings),
        ] {
            for file in files {
                writeln!(f, "{what}: {file}")?;
            }
        }
        Ok(())
    }
}

/// The paths of all files below a folder, with `/` between folders, sorted; the list itself and its
/// twin are left out.
///
/// # Errors
/// A folder that cannot be read.
pub(super) fn files_below(folder: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let name = address(folder, entry.path());
            if name != RELEASE_FILE && name != SUMS_FILE {
                files.push(name);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The path of a file below `folder`, with `/` between folders.
fn address(folder: &Path, file: &Path) -> String {
    let below = file.strip_prefix(folder).unwrap_or(file);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Reads all files below a folder.
///
/// # Errors
/// A file that cannot be read.
pub fn release_of(folder: &Path) -> io::Result<Release> {
    let mut release = Release {
        size: 0,
        files: BTreeMap::new(),
    };
    for path in files_below(folder)? {
        let bytes = fs::read(folder.join(&path))?;
        let size = bytes.len() as u64;
        release.size += size;
        let is_named = ![".html", ".br", ".gz"].iter().any(|e| path.ends_with(e));
        let integrity = || format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(&bytes)));
        let entry = Entry {
            size,
            sha256: hex(&Sha256::digest(&bytes)),
            integrity: is_named.then(integrity),
        };
        release.files.insert(path, entry);
    }
    Ok(release)
}

/// Lists the files below a folder in [`RELEASE_FILE`] and [`SUMS_FILE`] there.
///
/// # Errors
/// A file that cannot be read or written.
pub fn write_release(folder: &Path) -> io::Result<Release> {
    let release = release_of(folder)?;
    let mut json = format!("{{\"size\":{},\"files\":{{", release.size);
    let mut sums = String::new();
    let mut before = "\n";
    for (path, entry) in &release.files {
        let (path_json, entry_json) = (serde_json::json!(path), serde_json::to_string(entry)?);
        let _ = write!(json, "{before}{path_json}:{entry_json}");
        before = ",\n";
        if !CHANGEABLE.contains(&path.as_str()) {
            let _ = writeln!(sums, "{}  {path}", entry.sha256);
        }
    }
    json.push_str("\n}}\n");
    fs::write(folder.join(RELEASE_FILE), json)?;
    fs::write(folder.join(SUMS_FILE), sums)?;
    Ok(release)
}

/// Compares the files below a folder with the list that lies there.
///
/// # Errors
/// A list that is missing or broken; a file that cannot be read.
pub fn verify(folder: &Path) -> io::Result<(Release, Difference)> {
    let list: Release = serde_json::from_slice(&fs::read(folder.join(RELEASE_FILE))?)?;
    let found = release_of(folder)?;
    let mut difference = Difference::default();
    for (path, entry) in &list.files {
        match found.files.get(path) {
            None => difference.missing.push(path.clone()),
            Some(other) if other == entry => {}
            Some(_) if CHANGEABLE.contains(&path.as_str()) => {
                difference.settings.push(path.clone());
            }
            Some(_) => difference.changed.push(path.clone()),
        }
    }
    let more = found.files.keys();
    let unknown = more.filter(|path| !list.files.contains_key(*path));
    difference.unknown.extend(unknown.cloned());
    Ok((list, difference))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_more_or_another_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("a")).unwrap();
        for (file, text) in [
            ("a/index.html", "abc"),
            ("site.json", "{}"),
            ("b.js", ""),
            ("c", ""),
        ] {
            fs::write(root.join(file), text).unwrap();
        }
        let written = write_release(root).unwrap();
        let (list, difference) = verify(root).unwrap();
        assert_eq!((&list, list.size), (&written, 5));
        assert_eq!(difference, Difference::default());
        // The known hash of these three letters.
        let abc = &list.files["a/index.html"].sha256;
        assert_eq!(
            abc,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        let sums = fs::read_to_string(root.join(SUMS_FILE)).unwrap();
        assert!(sums.starts_with(&format!("{abc}  a/index.html\n")));
        assert!(!sums.contains("site.json"));

        fs::write(root.join("a/index.html"), "abd").unwrap();
        fs::write(root.join("site.json"), "{ }").unwrap();
        fs::write(root.join("d"), "").unwrap();
        fs::remove_file(root.join("c")).unwrap();
        let (_, difference) = verify(root).unwrap();
        assert!(!difference.is_none());
        assert_eq!(
            difference.to_string(),
            "missing: c\nnot of this release: d\nchanged: a/index.html\nchanged, as it may be: site.json\n"
        );
        fs::write(root.join(RELEASE_FILE), "[").unwrap();
        assert!(verify(root).is_err());
    }
}
