//! The WebAssembly that an ordinary visit does not load: files and boot script.

use std::path::Path;
use std::{fs, io};

use super::site::{fingerprint, squeeze_glue};

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

/// The programs that are loaded on demand, as Trunk calls them.
#[derive(Debug, Clone, Default)]
pub(super) struct Programs {
    /// Exhibit mode and QR codes.
    annex: Option<String>,
    /// Search, and the tools of a page.
    desk: Option<String>,
}

/// Gives the files of the programs their fingerprints; a program that Trunk has not staged is
/// left out. `annex_style` is the style sheet that the annex loads.
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
/// `annex-0123456789abcdef`; `None` where it was not staged.
fn name_program(folder: &Path, program: &str, endings: &[&str]) -> io::Result<Option<String>> {
    let staged = |ending: &str| folder.join(format!("{program}{ending}"));
    if !staged(".js").is_file() {
        return Ok(None);
    }
    squeeze_glue(&staged(".js"))?;
    let mut all = Vec::new();
    for ending in endings {
        all.extend(fs::read(staged(ending))?);
    }
    let name = format!("{program}-{}", fingerprint(&all));
    for ending in endings {
        fs::rename(staged(ending), folder.join(format!("{name}{ending}")))?;
    }
    Ok(Some(name))
}

impl Programs {
    /// The lines of the boot script that import each program once it is asked for: the annex by
    /// an address with `exhibit=1` or by `yantu:qr`, the desk by `yantu:desk`. An exhibit that
    /// did not get the annex tries again by loading the page anew; the explorer is told of a
    /// desk that did not come, and may ask again.
    pub(super) fn boot_lines(&self) -> String {
        let mut lines = String::from(
            "const got = {};\n\
             let tries = 0;\n\
             const call = (name, lost) => {\n\
             \x20 if (got[name]) return;\n\
             \x20 const at = got[name] = new URL(name, import.meta.url).href;\n\
             \x20 import(at + \".js\" + (tries ? \"?\" + tries : \"\")).then((m) => m.default({ module_or_path: at + \"_bg.wasm\" })).catch((error) => {\n\
             \x20   console.error(error);\n\
             \x20   got[name] = 0;\n\
             \x20   tries++;\n\
             \x20   lost();\n\
             \x20 });\n\
             };\n",
        );
        if let Some(name) = &self.annex {
            lines.push_str(&format!(
                "const on = /[?&]exhibit=1(?!\\d)/.test(location.href);\n\
                 const annex = () => {{\n\
                 \x20 html.dataset.annex = new URL(\"./{name}\", import.meta.url).href;\n\
                 \x20 call(\"./{name}\", () => on && setTimeout(() => location.reload(), 6e4));\n\
                 }};\n\
                 if (on) annex();\n\
                 addEventListener(\"yantu:qr\", annex);\n"
            ));
        }
        if let Some(name) = &self.desk {
            lines.push_str(VOICES);
            lines.push_str(&format!(
                "addEventListener(\"yantu:desk\", () => call(\"./{name}\", () => dispatchEvent(new Event(\"yantu:lost\"))));\n"
            ));
        }
        lines
    }
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
            let name = programs.annex.unwrap_or_default();
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
        assert!(none.annex.is_none() && none.desk.is_none());
    }
}
