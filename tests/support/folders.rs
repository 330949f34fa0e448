//! Folders: what is in them, and copies for a test to change.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test uses its own part of this"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use tempfile::TempDir;

/// The ways to all files in a folder and in those below it, such as `messages/en.json`; sorted.
#[track_caller]
pub fn files(folder: impl AsRef<Path>) -> Vec<String> {
    let mut found = Vec::new();
    collect(folder.as_ref(), "", &mut found);
    found.sort();
    found
}

#[track_caller]
fn collect(folder: &Path, way: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str());
        let way = format!("{way}{}", name.expect("a plain name"));
        if path.is_dir() {
            collect(&path, &format!("{way}/"), found);
        } else {
            found.push(way);
        }
    }
}

/// The bytes of all these files by their way.
#[track_caller]
pub fn contents(folder: impl AsRef<Path>) -> BTreeMap<String, Vec<u8>> {
    let folder = folder.as_ref();
    let read = |way: String| {
        let bytes = fs::read(folder.join(&way)).expect("a file");
        (way, bytes)
    };
    files(folder).into_iter().map(read).collect()
}

/// A copy of a folder.
#[track_caller]
pub fn copied(from: impl AsRef<Path>) -> TempDir {
    copied_part(from, |_| true)
}

/// A copy of a folder with the files whose way is wanted.
#[track_caller]
pub fn copied_part(from: impl AsRef<Path>, is_wanted: impl Fn(&str) -> bool) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    spread(from.as_ref(), folder.path(), is_wanted, |from, to| {
        fs::copy(from, to).map(|_| ())
    });
    folder
}

/// Puts the same files into another folder by hard links: they are to be replaced, not written to.
#[track_caller]
pub fn link(from: &Path, to: &Path) {
    spread(from, to, |_| true, |from, to| fs::hard_link(from, to));
}

#[track_caller]
fn spread(
    from: &Path,
    to: &Path,
    is_wanted: impl Fn(&str) -> bool,
    put: impl Fn(&Path, &Path) -> io::Result<()>,
) {
    for way in files(from).iter().filter(|way| is_wanted(way)) {
        let target = to.join(way);
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        put(&from.join(way), &target).expect("a file");
    }
}
