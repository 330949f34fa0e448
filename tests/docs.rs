//! The documents stay true: links lead somewhere, named paths and make targets exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The most lines that the README may have.
const README_LINES: usize = 150;

/// Paths that start like this are checked wherever a document names them.
const CHECKED: [&str; 7] = [
    "src/", "seeds/", "tests/", "docs/", "benches/", "style/", ".ci/",
];

/// A document: its path below the repository's root, and its text.
struct Document {
    path: PathBuf,
    text: String,
}

/// README, CONTRIBUTING and everything in `docs/`.
fn documents() -> Vec<Document> {
    let folder = fs::read_dir(root().join("docs")).expect("docs/");
    let names =
        folder.map(|entry| PathBuf::from("docs").join(entry.expect("an entry").file_name()));
    let mut paths: Vec<PathBuf> = names
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    paths.extend(["README.md", "CONTRIBUTING.md"].map(PathBuf::from));
    paths.sort();
    let read = |path: PathBuf| Document {
        text: fs::read_to_string(root().join(&path)).expect("a document in UTF-8"),
        path,
    };
    paths.into_iter().map(read).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The lines of a text, each with whether it stands in a fenced block of code.
fn lines(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut fenced = false;
    text.lines().map(move |line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        (line, fenced && !fence)
    })
}

/// The targets of the links and images of a document, blocks of code aside.
fn link_targets(text: &str) -> Vec<&str> {
    let mut targets = Vec::new();
    for (line, _) in lines(text).filter(|(_, fenced)| !fenced) {
        let mut rest = line;
        while let Some((_, after)) = rest.split_once("](") {
            let (target, tail) = after.split_once(')').unwrap_or((after, ""));
            targets.push(target);
            rest = tail;
        }
    }
    targets
}

/// Words that may be paths: runs of the characters that our file names have.
fn path_like(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || "_-./".contains(c)))
        .map(|word| word.trim_end_matches(['.', '-']))
        .filter(|word| CHECKED.iter().any(|start| word.starts_with(start)))
}

/// Whether a path below the root is a file, a folder, or a module named without `.rs`.
fn exists(path: &str) -> bool {
    root().join(path).exists() || root().join(format!("{path}.rs")).is_file()
}

/// The commands that a document shows: spans of code, and lines of fenced blocks.
fn commands(text: &str) -> Vec<&str> {
    let mut commands = Vec::new();
    for (line, fenced) in lines(text) {
        if fenced {
            commands.push(line.trim());
        } else {
            commands.extend(line.split('`').skip(1).step_by(2));
        }
    }
    commands
}

/// The anchors of a document's headings, as GitHub makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    lines(text)
        .filter(|(line, fenced)| !fenced && line.starts_with('#'))
        .map(|(line, _)| {
            let title = line.trim_start_matches('#').trim().to_lowercase();
            let kept = title
                .chars()
                .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}

#[test]
fn readme_has_at_most_150_lines() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let count = readme.lines().count();
    assert!(count <= README_LINES, "README.md has {count} lines");
}

#[test]
fn relative_links_lead_to_files_and_headings() {
    let mut broken = Vec::new();
    for Document { path, text } in documents() {
        let folder = path.parent().expect("a folder");
        for target in link_targets(&text) {
            if target.contains(':') {
                continue; // an address elsewhere
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let aim = if file.is_empty() {
                root().join(&path)
            } else {
                root().join(folder).join(file)
            };
            let heading = || {
                let text = fs::read_to_string(&aim).unwrap_or_default();
                anchor.is_empty() || anchors(&text).contains(anchor)
            };
            if !aim.exists() || !heading() {
                broken.push(format!("{}: {target}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "broken links:\n{}", broken.join("\n"));
}

#[test]
fn named_paths_exist() {
    let mut missing = BTreeSet::new();
    for Document { path, text } in documents() {
        // A link is relative to its document; the test above follows it.
        let mut prose = text.clone();
        for target in link_targets(&text) {
            prose = prose.replace(&format!("]({target})"), "]");
        }
        for word in path_like(&prose).filter(|word| !exists(word)) {
            missing.insert(format!("{}: {word}", path.display()));
        }
    }
    let missing: Vec<String> = missing.into_iter().collect();
    assert!(missing.is_empty(), "no such path:\n{}", missing.join("\n"));
}

#[test]
fn named_make_targets_exist() {
    let makefile = fs::read_to_string(root().join("Makefile")).expect("the Makefile");
    let targets: BTreeSet<&str> = makefile
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name)
        .filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        .collect();
    let mut unknown = BTreeSet::new();
    for Document { path, text } in documents() {
        for command in commands(&text) {
            let Some(words) = command.strip_prefix("make ") else {
                continue;
            };
            let mut words = words.split_whitespace();
            let target = words.find(|word| !word.contains('=')).unwrap_or("help");
            if !targets.contains(target) {
                unknown.insert(format!("{}: make {target}", path.display()));
            }
        }
    }
    let unknown: Vec<String> = unknown.into_iter().collect();
    assert!(
        unknown.is_empty(),
        "no such target:\n{}",
        unknown.join("\n")
    );
}
