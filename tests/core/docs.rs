//! The documents stay true: links lead somewhere, named paths and make targets exist, and the imports
//! of the modules follow the table in `docs/architecture.md`.

use std::collections::{BTreeMap, BTreeSet};
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

/// Folders of the project that a comment may name a file in.
const FOLDERS: [&str; 6] = ["benches/", "docs/", "seeds/", "src/", "style/", "tests/"];

#[test]
fn paths_named_in_comments_exist() {
    let mut files = Vec::new();
    for folder in FOLDERS {
        sources(&root().join(folder), &mut files);
    }
    assert!(files.len() > 100);
    for file in files {
        let text = fs::read_to_string(&file).expect("readable");
        let comments = text
            .lines()
            .filter(|line| line.trim_start().starts_with("//"));
        let words = comments.flat_map(|line| {
            line.split(|c: char| !(c.is_ascii_alphanumeric() || "/._-".contains(c)))
        });
        for word in words.map(|word| word.trim_end_matches('.')) {
            let is_path = FOLDERS.iter().any(|folder| word.starts_with(folder));
            if is_path && Path::new(word).extension().is_some() {
                assert!(exists(word), "{}: {word}", file.display());
            }
        }
    }
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

/// The table of allowed dependencies: for each module those that it may use.
fn allowed_dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(root().join("docs/architecture.md")).expect("architecture.md");
    let (_, section) = text
        .split_once("## Allowed dependencies")
        .expect("the section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let names = |cell: &str| -> BTreeSet<String> {
        let names = cell.split('`').skip(1).step_by(2);
        names.map(str::to_owned).collect()
    };
    section
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let mut cells = line.trim_matches('|').split('|');
            let mut module = names(cells.next().unwrap_or_default());
            let module = module.pop_first().expect("a module");
            (module, names(cells.next().unwrap_or_default()))
        })
        .collect()
}

/// Every source file below a folder.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The modules of the crate that a source names in code; its unit tests may use whatever they like.
fn used_modules(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let code = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let mut used = BTreeSet::new();
    for line in code {
        for start in ["crate::", "yantu::"] {
            for rest in line.split(start).skip(1) {
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                used.insert(rest[..end.unwrap_or(rest.len())].to_owned());
            }
        }
    }
    used
}

#[test]
fn imports_follow_the_table_of_allowed_dependencies() {
    let allowed = allowed_dependencies();
    let source_folder = root().join("src");
    let mut files = Vec::new();
    sources(&source_folder, &mut files);
    // The first folder below `src/`, or the file there.
    let module_of = |file: &Path| {
        let inside = file.strip_prefix(&source_folder).expect("below src/");
        let first = inside.iter().next().expect("a name").to_string_lossy();
        first.trim_end_matches(".rs").to_owned()
    };
    let modules: BTreeSet<String> = files.iter().map(|file| module_of(file)).collect();
    let mut wrong = BTreeSet::new();
    for file in &files {
        let module = module_of(file);
        if module == "lib" || file.ends_with("tests.rs") {
            continue;
        }
        let Some(allowed) = allowed.get(&module) else {
            wrong.insert(format!("`{module}` has no row"));
            continue;
        };
        let source = fs::read_to_string(file).expect("a source file");
        for used in used_modules(&source) {
            if modules.contains(&used) && used != module && !allowed.contains(&used) {
                wrong.insert(format!("`{module}` uses `{used}` ({})", file.display()));
            }
        }
    }
    let gone = allowed.keys().filter(|module| !modules.contains(*module));
    wrong.extend(gone.map(|module| format!("there is no module `{module}`")));
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(
        wrong.is_empty(),
        "against docs/architecture.md:\n{}",
        wrong.join("\n")
    );
}
