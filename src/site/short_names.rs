//! The names by which script and WebAssembly call each other: found, shortened, and changed in both.

use std::collections::BTreeMap;
use std::io;

use wasm_encoder::reencode::{Error, Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// Short names for what script and WebAssembly give each other.
pub(super) struct Names(BTreeMap<String, String>);

impl Names {
    /// What something is called from now on.
    pub(super) fn of(&self, name: &str) -> String {
        self.0.get(name).map_or(name, String::as_str).to_owned()
    }

    /// A script that says the short names.
    pub(super) fn in_script(&self, script: &str) -> String {
        let mut script = in_words(script, |word| self.of(word));
        for (module, short) in self.0.iter().filter(|(name, _)| is_module(name)) {
            script = script.replace(&quoted(module), &quoted(short));
        }
        script
    }
}

/// Whether a name is that of a script, from which a WebAssembly imports.
fn is_module(name: &str) -> bool {
    name.starts_with("./")
}

/// How a script says the name of one.
fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

/// Finds short names where the script says the long ones and these could be nothing else:
/// wasm-bindgen's own begin with underscores. Those said most are shortest.
pub(super) fn short_names(wasm: &[u8], script: &str) -> io::Result<Names> {
    let mut counts = BTreeMap::new();
    renamed(wasm, |name| {
        if name.starts_with("__w") || is_module(name) {
            counts.insert(name.to_owned(), script.matches(&quoted(name)).count());
        }
        Some(name.to_owned())
    })?;
    for word in words(script) {
        if word.len() > 1 && word.starts_with('$') {
            return Err(io::Error::other(format!(
                "the glue says {word}; see `short_names` in site/short_names.rs"
            )));
        }
        if let Some(count) = counts.get_mut(word) {
            *count += 1;
        }
    }
    let mut names: Vec<(String, usize)> = counts.into_iter().filter(|(_, n)| *n > 0).collect();
    names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let names = names.into_iter().enumerate();
    let names = names.map(|(at, (name, _))| (name, format!("${}", in_letters(at))));
    Ok(Names(names.collect()))
}

/// A number in letters: a, b, …, Z, aa, …
fn in_letters(number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut rest = number + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(LETTERS[rest % LETTERS.len()]));
        rest /= LETTERS.len();
    }
    letters.iter().rev().collect()
}

/// Whether a character can be in an identifier of a script.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// The identifiers of a script, and whatever looks like one.
pub(super) fn words(script: &str) -> impl Iterator<Item = &str> {
    script
        .split(|c| !is_of_word(c))
        .filter(|word| !word.is_empty())
}

/// A script with other words.
fn in_words(script: &str, other: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(script.len());
    for piece in script.split_inclusive(|c| !is_of_word(c)) {
        let word = piece.trim_end_matches(|c| !is_of_word(c));
        out.push_str(&other(word));
        out.push_str(&piece[word.len()..]);
    }
    out
}

/// A WebAssembly with other names for what it imports and exports; exports without one are left out.
pub(super) fn renamed(
    wasm: &[u8],
    mut name: impl FnMut(&str) -> Option<String>,
) -> io::Result<Vec<u8>> {
    let mut same = RoundtripReencoder;
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(io::Error::other)?;
        match payload {
            Payload::ImportSection(imports) => {
                let mut section = ImportSection::new();
                for import in imports.into_imports() {
                    let import = import.map_err(io::Error::other)?;
                    let field = name(import.name).unwrap_or_else(|| import.name.to_owned());
                    let kind = same.entity_type(import.ty).map_err(to_io_error)?;
                    let module = name(import.module).unwrap_or_else(|| import.module.to_owned());
                    section.import(&module, &field, kind);
                }
                module.section(&section);
            }
            Payload::ExportSection(exports) => {
                let mut section = ExportSection::new();
                for export in exports {
                    let export = export.map_err(io::Error::other)?;
                    if let Some(field) = name(export.name) {
                        let kind = same.export_kind(export.kind).map_err(to_io_error)?;
                        section.export(&field, kind, export.index);
                    }
                }
                module.section(&section);
            }
            other => {
                // Sections of their own are for people and tools.
                if let Some((id, range)) = other.as_section().filter(|(id, _)| *id != 0) {
                    module.section(&RawSection {
                        id,
                        data: wasm.get(range).unwrap_or_default(),
                    });
                }
            }
        }
    }
    Ok(module.finish())
}

fn to_io_error(error: Error) -> io::Error {
    io::Error::other(error.to_string())
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, Function, FunctionSection, TypeSection,
    };

    use super::*;

    /// A module that imports and exports functions of these names.
    fn module(imports: &[&str], exports: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut import = ImportSection::new();
        for name in imports {
            import.import("./glue.js", name, EntityType::Function(0));
        }
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut export = ExportSection::new();
        for name in exports {
            export.export(name, ExportKind::Func, imports.len() as u32);
        }
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        let mut module = Module::new();
        let module = module.section(&types).section(&import).section(&functions);
        module.section(&export).section(&code).clone().finish()
    }

    #[test]
    fn names_are_as_short_as_they_are_frequent_and_no_other_word_changes() {
        let wasm = module(
            &["__wbg_get_0a", "__wbg_set_0b"],
            &["main", "__wbindgen_export"],
        );
        let script = "get.__wbg_get_0a = 1; wasm.__wbg_set_0b(); set(__wbg_set_0b, __wbg_set_0bc); \
            main(); return { \"./glue.js\": a };";
        let names = short_names(&wasm, script).unwrap();
        assert_eq!(
            names.in_script(script),
            "get.$c = 1; wasm.$a(); set($a, __wbg_set_0bc); main(); return { \"$b\": a };"
        );
        assert_eq!(names.of("__wbg_set_0b"), "$a");
        assert_eq!(names.of("__wbindgen_export"), "__wbindgen_export");
        assert!(short_names(&wasm, "const $a = 1;").is_err());
        let words = in_words("a.b(a, ab); // a", |word| match word {
            "a" => "x".to_owned(),
            _ => word.to_owned(),
        });
        assert_eq!(words, "x.b(x, ab); // x");
        assert_eq!([0, 51, 52, 53].map(in_letters), ["a", "Z", "aa", "ab"]);
    }

    #[test]
    fn a_renamed_module_is_the_module_with_other_names() {
        let wasm = module(&["a", "b"], &["c", "d"]);
        assert_eq!(renamed(&wasm, |name| Some(name.to_owned())).unwrap(), wasm);
        let other = renamed(&wasm, |name| match name {
            "d" => None,
            "./glue.js" => Some(name.to_owned()),
            _ => Some(name.repeat(2)),
        });
        assert_eq!(other.unwrap(), module(&["aa", "bb"], &["cc"]));
        assert!(renamed(b"\0asm", |name| Some(name.to_owned())).is_err());
    }
}
