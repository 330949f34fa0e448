//! Makes a program that Trunk has built as small as it gets: what nobody calls is taken out, names
//! that only script and WebAssembly use between them are shortened, and two well-kept tools do the
//! rest, wasm-opt and esbuild.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::{fs, io};

use wasm_encoder::reencode::{Error, Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

use super::squeeze::fingerprint;

/// Lowers what came after the first version of WebAssembly, then makes it small. The features are
/// those that the input may use, not those of the output (`tests/browser_floor.rs`).
const WASM_OPT: [&str; 14] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--signext-lowering",
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "-Os",
];
/// In a language that the oldest browsers can read that are to; see `tests/browser_floor.rs`.
const ESBUILD: [&str; 4] = [
    "--minify",
    "--charset=utf8",
    "--target=es2020",
    "--log-level=warning",
];

/// Makes every program in `folder` small: each `{name}_bg.wasm` with its glue `{name}.js`. One that
/// Trunk's page names is called after what is in it from then on.
///
/// # Errors
/// A file that cannot be read or written, a WebAssembly that is none, a tool that is missing or fails.
pub fn make_lean(folder: &Path) -> io::Result<()> {
    let page = folder.join("index.html");
    let mut index = fs::read_to_string(&page)?;
    // All names first: some change on the way.
    let names = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<io::Result<Vec<String>>>()?;
    for name in names
        .iter()
        .filter_map(|name| name.strip_suffix("_bg.wasm"))
    {
        let files = |name: &str| ["_bg.wasm", ".js"].map(|end| folder.join(format!("{name}{end}")));
        let [wasm, glue] = files(name);
        make_program_lean(&wasm, &glue)?;
        if let Some((program, _)) = name.rsplit_once('-').filter(|_| index.contains(name)) {
            let all = [fs::read(&glue)?, fs::read(&wasm)?].concat();
            let new = format!("{program}-{}", fingerprint(&all));
            for (from, to) in [wasm, glue].iter().zip(files(&new)) {
                fs::rename(from, to)?;
            }
            index = index.replace(name, &new);
        }
    }
    fs::write(&page, index)
}

fn make_program_lean(wasm: &Path, glue: &Path) -> io::Result<()> {
    let (script, unused) = without_classes(&fs::read_to_string(glue)?);
    let bytes = renamed(&fs::read(wasm)?, |name| {
        let is_unused = unused.iter().any(|prefix| name.starts_with(prefix));
        (!is_unused).then(|| name.to_owned())
    })?;
    fs::write(wasm, bytes)?;
    tool(
        Command::new("wasm-opt")
            .args(WASM_OPT)
            .arg(wasm)
            .arg("-o")
            .arg(wasm),
    )?;
    let bytes = fs::read(wasm)?;
    let names = short_names(&bytes, &script)?;
    fs::write(wasm, renamed(&bytes, |name| Some(names.of(name)))?)?;
    fs::write(glue, lean_script(&names.in_script(&script))?)
}

/// A script as esbuild writes it.
///
/// # Errors
/// Where there is no esbuild, or it does not understand the script.
pub(super) fn lean_script(script: &str) -> io::Result<String> {
    let esbuild = Command::new("esbuild")
        .args(ESBUILD)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut esbuild = esbuild.map_err(|error| missing("esbuild", &error))?;
    if let Some(mut stdin) = esbuild.stdin.take() {
        stdin.write_all(script.as_bytes())?;
    }
    let output = esbuild.wait_with_output()?;
    succeeded("esbuild", output.status)?;
    String::from_utf8(output.stdout).map_err(io::Error::other)
}

/// Runs a tool that has to succeed.
fn tool(command: &mut Command) -> io::Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|error| missing(&name, &error))?;
    succeeded(&name, status)
}

fn missing(tool: &str, error: &io::Error) -> io::Error {
    io::Error::other(format!("{tool}: {error}; what to do: run `make setup`"))
}

fn succeeded(tool: &str, status: ExitStatus) -> io::Result<()> {
    match status.success() {
        true => Ok(()),
        false => Err(io::Error::other(format!("{tool} failed: {status}"))),
    }
}

/// The glue without the classes that it exports and does not use itself (a program is called by its
/// start alone), and the beginnings of what the WebAssembly exports for them.
fn without_classes(glue: &str) -> (String, Vec<String>) {
    let mut script = glue.to_owned();
    let mut unused = Vec::new();
    let names = glue.lines().filter_map(|line| {
        let name = line.strip_prefix("export class ")?.strip_suffix(" {")?;
        Some(name.trim())
    });
    for name in names {
        let own = format!("export class {name} {{");
        let finalization = format!("const {name}Finalization = ");
        let dispose = format!("if (Symbol.dispose) {name}.");
        let mut rest = String::with_capacity(script.len());
        // What the line ends with that ends the piece which is being left out.
        let mut end = None;
        for line in script.lines() {
            if end.is_none() {
                end = if line == own {
                    Some("}")
                } else if line.starts_with(&finalization) {
                    Some(";")
                } else {
                    line.starts_with(&dispose).then_some(";")
                };
                if end.is_none() {
                    rest.push_str(line);
                    rest.push('\n');
                    continue;
                }
            }
            let is_last = match end {
                Some("}") => line == "}",
                _ => line.ends_with(';'),
            };
            if is_last {
                end = None;
            }
        }
        let is_used = words(&rest).any(|word| word.contains(name));
        if end.is_none() && !is_used {
            script = rest;
            let name = name.to_ascii_lowercase();
            unused.extend([format!("{name}_"), format!("__wbg_{name}_")]);
        }
    }
    (script, unused)
}

/// Short names for what script and WebAssembly give each other.
struct Names(BTreeMap<String, String>);

impl Names {
    /// What something is called from now on.
    fn of(&self, name: &str) -> String {
        self.0.get(name).map_or(name, String::as_str).to_owned()
    }

    /// A script that says the short names.
    fn in_script(&self, script: &str) -> String {
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
fn short_names(wasm: &[u8], script: &str) -> io::Result<Names> {
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
                "the glue says {word}; see `short_names` in press/lean.rs"
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
fn words(script: &str) -> impl Iterator<Item = &str> {
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
fn renamed(wasm: &[u8], mut name: impl FnMut(&str) -> Option<String>) -> io::Result<Vec<u8>> {
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
                    let kind = same.entity_type(import.ty).map_err(told)?;
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
                        let kind = same.export_kind(export.kind).map_err(told)?;
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

fn told(error: Error) -> io::Error {
    io::Error::other(error.to_string())
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, Function, FunctionSection, TypeSection,
    };

    use super::*;

    const GLUE: &str = "export class Used {\n  free() {\n  }\n}\nexport class Unused {\n  \
        free() {\n    wasm.unused_pull();\n    UnusedFinalization.unregister(this);\n  }\n}\n\
        if (Symbol.dispose) Unused.prototype[Symbol.dispose] = Unused.prototype.free;\n\
        const a = () => new Used();\nconst UnusedFinalization = (typeof x === 'undefined')\n    \
        ? { }\n    : new FinalizationRegistry(ptr => wasm.__wbg_unused_free(ptr, 1));\nb();\n";

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
    fn classes_that_nobody_uses_go_and_those_that_are_used_stay() {
        let (script, unused) = without_classes(GLUE);
        assert_eq!(
            script,
            "export class Used {\n  free() {\n  }\n}\nconst a = () => new Used();\nb();\n"
        );
        assert_eq!(unused, ["unused_", "__wbg_unused_"]);
        assert_eq!(without_classes(&script), (script.clone(), Vec::new()));
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
