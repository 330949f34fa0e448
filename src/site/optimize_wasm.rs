//! Makes a program that Trunk has built as small as it gets: what nobody calls is taken out, names
//! that only script and WebAssembly use between them are shortened, and two well-kept tools do the
//! rest, wasm-opt and esbuild.

use std::path::Path;
use std::process::Command;
use std::{fs, io};

use super::esbuild::{lower_script, missing, succeeded};
use super::minify_js::fingerprint;
use super::short_names::{renamed, short_names, words};

/// Lowers what came after the first version of WebAssembly, then makes it small. The features are
/// those that the input may use, not those of the output (`tests/e2e/floor.rs`).
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

/// Makes every program in `folder` small: each `{name}_bg.wasm` with its glue `{name}.js`. One that
/// Trunk's page names is called after what is in it from then on.
///
/// # Errors
/// A file that cannot be read or written, a WebAssembly that is none, a tool that is missing or fails.
pub fn optimize(folder: &Path) -> io::Result<()> {
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
        optimize_module(&wasm, &glue)?;
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

fn optimize_module(wasm: &Path, glue: &Path) -> io::Result<()> {
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
    fs::write(glue, lower_script(&names.in_script(&script))?)
}

/// Runs a tool that has to succeed.
fn tool(command: &mut Command) -> io::Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|error| missing(&name, &error))?;
    succeeded(&name, status)
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

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "export class Used {\n  free() {\n  }\n}\nexport class Unused {\n  \
        free() {\n    wasm.unused_pull();\n    UnusedFinalization.unregister(this);\n  }\n}\n\
        if (Symbol.dispose) Unused.prototype[Symbol.dispose] = Unused.prototype.free;\n\
        const a = () => new Used();\nconst UnusedFinalization = (typeof x === 'undefined')\n    \
        ? { }\n    : new FinalizationRegistry(ptr => wasm.__wbg_unused_free(ptr, 1));\nb();\n";

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
}
