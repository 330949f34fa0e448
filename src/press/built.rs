//! What Trunk has built, and the script that joins it with what the builder adds.

use std::path::Path;
use std::{fs, io};

use super::early::write_early_script;
use super::failure;
use super::host_script::write_host_script;
use super::lean::lean_script;
use super::offline::write_page_side;
use super::packs::{Packs, write_shapes};
use super::page::Assets;
use super::programs::{PRINTED_PAGE, Programs, VOICES, name_programs};
use super::reader;
use super::squeeze::{fingerprint, squeezed};
use super::style::Palette;
use crate::plan::Plan;

/// The script that joins everything, with places for the names of the files.
const BOOT: &str = include_str!("boot.js");

/// An attribute's value in a piece of HTML that Trunk wrote and perhaps squeezed.
fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = html.split_once(&format!("{name}="))?;
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"').map(|(value, _)| value),
        None => value.split([' ', '>']).next(),
    }
}

/// How the scripts are written that every page waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scripts {
    /// Without what only people read.
    #[default]
    Squeezed,
    /// As esbuild makes them, which has to be there.
    Lean,
}

impl Scripts {
    fn lean(self, script: String) -> io::Result<String> {
        match self {
            Self::Squeezed => Ok(script),
            Self::Lean => lean_script(&script),
        }
    }
}

/// What Trunk has built, and what goes with it in every language.
pub(super) struct Built {
    js: String,
    wasm: String,
    pub(super) css: String,
    pub(super) palette: Palette,
    programs: Programs,
    scripts: Scripts,
    early: String,
    offline: String,
    host: String,
    reader: String,
    /// The file with the shapes of the map.
    pub(super) shapes: String,
}

/// Finds the files Trunk built and gives those that are loaded on demand their names.
pub(super) fn built(folder: &Path, plan: &Plan, scripts: Scripts) -> io::Result<Built> {
    let index = fs::read_to_string(folder.join("index.html"))?;
    let missing = |what: &str| io::Error::other(format!("Trunk's index.html names no {what}"));
    let file_name = |value: &str| value.rsplit('/').next().unwrap_or(value).to_owned();
    let js = attribute(&index, "data-js")
        .map(file_name)
        .ok_or_else(|| missing("script"))?;
    let wasm = attribute(&index, "data-wasm")
        .map(file_name)
        .ok_or_else(|| missing("WebAssembly"))?;
    let css = index
        .split("<link")
        .find(|link| link.contains("stylesheet"))
        .and_then(|link| attribute(link, "href"))
        .map(file_name)
        .ok_or_else(|| missing("style sheet"))?;
    let sheet = fs::read_to_string(folder.join(&css))?;
    Ok(Built {
        js,
        wasm,
        css,
        palette: Palette::of(&sheet)?,
        programs: name_programs(folder, Path::new("target/pack/annex.css"))?,
        scripts,
        early: write_early_script(folder, |script| scripts.lean(script))?,
        offline: write_page_side(folder)?,
        host: write_host_script(folder)?,
        reader: reader::write_reader_script(folder)?,
        shapes: write_shapes(folder, plan)?,
    })
}

/// Writes the boot script of an edition, which joins what Trunk has built with the edition's packs.
pub(super) fn assets(
    folder: &Path,
    built: &Built,
    plan: &Plan,
    packs: Packs,
) -> io::Result<Assets> {
    let named = [
        ("{{EDITION}}", plan.language.folder()),
        ("{{JS}}", built.js.clone()),
        ("{{WASM}}", built.wasm.clone()),
        ("{{OFFLINE}}", built.offline.clone()),
        ("{{HOST}}", built.host.clone()),
        ("{{READER}}", built.reader.clone()),
        ("{{GUIDE}}", packs.guide.clone()),
        ("{{LENSES}}", packs.lenses.clone()),
        ("{{OVERLAYS}}", packs.overlays),
        ("{{PLAN}}", packs.plan),
        ("{{SENTENCES}}", packs.sentences),
        ("{{ANNEX}}", built.programs.annex.clone()),
        ("{{DESK}}", built.programs.desk.clone()),
        ("{{VOICES}}", VOICES.to_owned()),
        ("{{PRINTED_PAGE}}", PRINTED_PAGE.to_owned()),
    ];
    let mut script = format!("{BOOT}{}", failure::script(&plan.messages));
    for (place, name) in named {
        script = script.replace(place, &name);
    }
    let script = built.scripts.lean(squeezed(&script))?;
    let boot = format!("boot-{}.js", fingerprint(script.as_bytes()));
    fs::write(folder.join(&boot), script)?;
    Ok(Assets {
        early: built.early.clone(),
        boot,
        js: built.js.clone(),
        wasm: built.wasm.clone(),
        css: built.css.clone(),
        guide: packs.guide,
        lenses: packs.lenses,
        palette: built.palette.clone(),
    })
}
