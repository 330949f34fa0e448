//! The WebAssembly that an ordinary visit does not load.

use std::path::Path;
use std::{fs, io};

use super::squeeze::fingerprint;

/// A device without a Chinese voice of its own gets no button for reading aloud.
pub(super) const VOICES: &str = "const voices = window.speechSynthesis;
const speaks = () => {
  if (voices.getVoices().some((voice) => voice.localService && /^zh/i.test(voice.lang))) document.documentElement.dataset.voice = \"\";
};
if (voices) {
  speaks();
  voices.onvoiceschanged = speaks;
}
";

/// A page that the desk prints, where its file does not come.
pub(super) const PRINTED_PAGE: &str = include_str!("printed_page.js");

/// The programs that are loaded on demand: the names that the files of each share, empty for one that
/// Trunk has not staged.
#[derive(Debug, Clone, Default)]
pub(super) struct Programs {
    /// Exhibit mode and QR codes.
    pub(super) annex: String,
    /// Search, and the tools of a page.
    pub(super) desk: String,
}

/// Gives the files of the programs their fingerprints. `annex_style` is the style sheet that the annex loads.
pub(super) fn name_programs(folder: &Path, annex_style: &Path) -> io::Result<Programs> {
    if folder.join("annex.js").is_file() {
        fs::copy(annex_style, folder.join("annex.css"))?;
    }
    Ok(Programs {
        annex: name_program(folder, "annex", &[".js", "_bg.wasm", ".css"])?,
        desk: name_program(folder, "desk", &[".js", "_bg.wasm"])?,
    })
}

/// Gives a program's files one fingerprint, and returns the name that they share, such as
/// `annex-0123456789abcdef`; nothing where it was not staged.
fn name_program(folder: &Path, program: &str, endings: &[&str]) -> io::Result<String> {
    let staged = |ending: &str| folder.join(format!("{program}{ending}"));
    if !staged(".js").is_file() {
        return Ok(String::new());
    }
    let mut all = Vec::new();
    for ending in endings {
        all.extend(fs::read(staged(ending))?);
    }
    let name = format!("{program}-{}", fingerprint(&all));
    for ending in endings {
        fs::rename(staged(ending), folder.join(format!("{name}{ending}")))?;
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let programs = name_programs(folder.path(), &sheet).unwrap_or_default();
            let name = programs.annex;
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
        let none = name_programs(empty.path(), empty.path()).unwrap_or_default();
        assert!(none.annex.is_empty() && none.desk.is_empty());
    }
}
