//! The WebAssembly that an ordinary visit does not load.

use std::path::Path;
use std::{fs, io};

use super::minify_js::fingerprint;

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

/// A page that `extras` prints, where its file does not come.
pub(super) const PRINTED_PAGE: &str = include_str!("printed_page.js");

/// The programs that are loaded on demand: the names that the files of each share, empty for one that
/// Trunk has not staged.
#[derive(Debug, Clone, Default)]
pub(super) struct WasmModules {
    /// Exhibit mode and QR codes.
    pub(super) kiosk: String,
    /// Search, and the tools of a page.
    pub(super) extras: String,
}

/// Gives the files of the programs their fingerprints. `kiosk_style` is the style sheet that the kiosk loads.
pub(super) fn name_modules(folder: &Path, kiosk_style: &Path) -> io::Result<WasmModules> {
    if folder.join("kiosk.js").is_file() {
        fs::copy(kiosk_style, folder.join("kiosk.css"))?;
    }
    Ok(WasmModules {
        kiosk: name_program(folder, "kiosk", &[".js", "_bg.wasm", ".css"])?,
        extras: name_program(folder, "extras", &[".js", "_bg.wasm"])?,
    })
}

/// Gives a program's files one fingerprint, and returns the name that they share, such as
/// `kiosk-0123456789abcdef`; nothing where it was not staged.
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
                ("kiosk.js", "a();\n"),
                ("kiosk_bg.wasm", "b"),
                ("sheet", style),
            ] {
                fs::write(folder.path().join(file), text).unwrap_or_else(|error| panic!("{error}"));
            }
            let programs = name_modules(folder.path(), &sheet).unwrap_or_default();
            let name = programs.kiosk;
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
        let none = name_modules(empty.path(), empty.path()).unwrap_or_default();
        assert!(none.kiosk.is_empty() && none.extras.is_empty());
    }
}
