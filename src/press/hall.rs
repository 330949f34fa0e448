//! The annex: what it bundles, and its files.

use std::path::Path;
use std::{fs, io};

use super::site::{fingerprint, squeeze_glue};
use crate::exhibit::{Pack, Place, Scene, Words};
use crate::messages::Msg;
use crate::pages::{Links, Printer};
use crate::seeds::Seeds;
use crate::text::{SentenceId, Span};

/// What the annex bundles: scenes, and the words that only it says.
pub fn hall_pack(seeds: &Seeds) -> Pack {
    let plan = &seeds.plan;
    let printer = Printer {
        plan,
        links: Links { prefix: "" },
    };
    let words = |(sentence, span): &(SentenceId, Span)| Words {
        words: plan.words(*span).to_owned(),
        source: printer.source_label(*sentence),
    };
    let scenes = seeds.scenes.iter().map(|scene| {
        let place = Place {
            path: scene.location.route.to_string(),
            query: scene.location.query,
            anchor: scene.location.anchor.clone(),
        };
        Scene {
            page: place.page(),
            query: place.view(),
            open: scene.open.clone(),
            heading: words(&scene.heading),
            quotes: scene.quotes.iter().map(words).collect(),
        }
    });
    Pack {
        brand: plan.meta.brand.clone(),
        title: plan.meta.short_title.clone(),
        scenes: scenes.collect(),
        messages: plan.messages.only(Msg::is_hall),
    }
}

/// The files of the annex as Trunk and `press pack` left them, and as they are published.
const FILES: [(&str, &str); 3] = [
    ("annex.js", ".js"),
    ("annex_bg.wasm", "_bg.wasm"),
    ("annex.css", ".css"),
];

/// Gives the annex's script, WebAssembly and style sheet one fingerprint, and returns the name
/// that they share, such as `annex-0123456789abcdef`; `None` where no annex was staged.
pub(super) fn name_annex(folder: &Path, style: &Path) -> io::Result<Option<String>> {
    if !folder.join(FILES[0].0).is_file() {
        return Ok(None);
    }
    squeeze_glue(&folder.join(FILES[0].0))?;
    fs::copy(style, folder.join(FILES[2].0))?;
    let mut all = Vec::new();
    for (staged, _) in FILES {
        all.extend(fs::read(folder.join(staged))?);
    }
    let name = format!("annex-{}", fingerprint(&all));
    for (staged, ending) in FILES {
        fs::rename(folder.join(staged), folder.join(format!("{name}{ending}")))?;
    }
    Ok(Some(name))
}

/// The lines of the boot script that import the annex once it is asked for. An exhibit that did
/// not get it tries again by loading the page anew.
pub(super) fn boot_lines(name: &str) -> String {
    format!(
        "let annex;\n\
         const on = /[?&]exhibit=1(?!\\d)/.test(location.href);\n\
         const call = () => {{\n\
         \x20 if (annex) return;\n\
         \x20 annex = html.dataset.annex = new URL(\"./{name}\", import.meta.url).href;\n\
         \x20 import(annex + \".js\").then((m) => m.default({{ module_or_path: annex + \"_bg.wasm\" }})).catch((error) => {{\n\
         \x20   console.error(error);\n\
         \x20   if (on) setTimeout(() => location.reload(), 6e4);\n\
         \x20 }});\n\
         }};\n\
         if (on) call();\n\
         addEventListener(\"yantu:qr\", call);\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeds::{Folder, load};

    #[test]
    fn the_annex_says_only_the_texts_words_and_its_own() {
        let seeds = load(&Folder::new("seeds")).unwrap_or_else(|error| panic!("{error}"));
        let pack = hall_pack(&seeds);
        assert!(pack.scenes.len() >= 12);
        for scene in &pack.scenes {
            for words in scene.quotes.iter().chain([&scene.heading]) {
                assert!(seeds.plan.text.contains(&words.words), "{}", words.words);
                assert!(!words.source.is_empty());
            }
        }
        let explorer = seeds.plan.clone().for_the_browser();
        for key in Msg::ALL {
            let (here, there) = (pack.messages.get(*key), explorer.messages.get(*key));
            assert!(here.is_empty() != there.is_empty(), "{}", key.as_str());
        }
    }

    #[test]
    fn its_files_share_one_fingerprint_of_them_all() {
        let named = |style: &str| {
            let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
            let sheet = folder.path().join("sheet");
            for (file, text) in [
                ("annex.js", "a();\n"),
                ("annex_bg.wasm", "b"),
                ("sheet", style),
            ] {
                fs::write(folder.path().join(file), text).unwrap_or_else(|error| panic!("{error}"));
            }
            let name = name_annex(folder.path(), &sheet)
                .ok()
                .flatten()
                .unwrap_or_default();
            for ending in [".js", "_bg.wasm", ".css"] {
                assert!(
                    folder.path().join(format!("{name}{ending}")).is_file(),
                    "{name}{ending}"
                );
            }
            name
        };
        assert_eq!(named("c"), named("c"));
        assert_ne!(named("c"), named("d"), "another style is another release");
        let empty = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        assert!(matches!(name_annex(empty.path(), empty.path()), Ok(None)));
    }
}
