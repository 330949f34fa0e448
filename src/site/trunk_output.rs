//! What Trunk has built, and the script that joins it with what the generator adds.

use std::path::Path;
use std::{fs, io};

use super::error_banner;
use super::esbuild::lower_script;
use super::minify_js::{fingerprint, minified};
use super::offline::write_page_side;
use super::page::Assets;
use super::payloads::{Payloads, write_shapes};
use super::site_settings::write_host_script;
use super::style::Palette;
use super::theme_init::write_theme_init;
use super::wasm_modules::{PRINTED_PAGE, VOICES, WasmModules, name_modules};
use super::{scroll_restoration, scrollspy};
use crate::model::plan::Plan;

/// The script that joins everything, with places for the names of the files.
const BOOT: &str = include_str!("main.js");

/// An attribute's value in a piece of HTML that Trunk wrote and perhaps minified.
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
    Minified,
    /// As esbuild makes them, which has to be there.
    Lean,
}

impl Scripts {
    fn lean(self, script: String) -> io::Result<String> {
        match self {
            Self::Minified => Ok(script),
            Self::Lean => lower_script(&script),
        }
    }
}

/// What Trunk has built, and what goes with it in every language.
pub(super) struct Built {
    js: String,
    wasm: String,
    pub(super) css: String,
    pub(super) palette: Palette,
    programs: WasmModules,
    scripts: Scripts,
    early: String,
    offline: String,
    host: String,
    reader: String,
    places: String,
    /// The file with the shapes of the map.
    pub(super) shapes: String,
}

/// Finds the files Trunk built and gives those that are loaded on demand their names.
pub(super) fn built(folder: &Path, plans: &[&'static Plan], scripts: Scripts) -> io::Result<Built> {
    let plan = plans
        .first()
        .ok_or_else(|| io::Error::other("there is no plan to print"))?;
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
        programs: name_modules(folder, Path::new("target/pack/kiosk.css"))?,
        scripts,
        early: write_theme_init(folder, plans, |script| scripts.lean(script))?,
        offline: write_page_side(folder, plans)?,
        host: write_host_script(folder, plans)?,
        reader: scrollspy::write_reader_script(folder)?,
        places: scroll_restoration::write_script(folder)?,
        shapes: write_shapes(folder, plan)?,
    })
}

/// Writes the boot script of an edition, which joins what Trunk has built with the edition's packs.
pub(super) fn assets(
    folder: &Path,
    built: &Built,
    plan: &Plan,
    packs: Payloads,
) -> io::Result<Assets> {
    let named = [
        ("{{EDITION}}", plan.language.folder()),
        ("{{JS}}", built.js.clone()),
        ("{{WASM}}", built.wasm.clone()),
        ("{{OFFLINE}}", built.offline.clone()),
        ("{{HOST}}", built.host.clone()),
        ("{{READER}}", built.reader.clone()),
        ("{{PLACES}}", built.places.clone()),
        ("{{INDEX}}", packs.index.clone()),
        ("{{LENSES}}", packs.lenses.clone()),
        ("{{OVERLAYS}}", packs.overlays),
        ("{{PLAN}}", packs.plan),
        ("{{SENTENCES}}", packs.sentences),
        ("{{KIOSK}}", built.programs.kiosk.clone()),
        ("{{EXTRAS}}", built.programs.extras.clone()),
        ("{{VOICES}}", VOICES.to_owned()),
        ("{{PRINTED_PAGE}}", PRINTED_PAGE.to_owned()),
    ];
    let mut script = format!("{BOOT}{}", error_banner::script([plan]));
    for (place, name) in named {
        script = script.replace(place, &name);
    }
    if let Some((_, place)) = script.split_once("{{") {
        let place = place.split_once("}}").map_or(place, |(place, _)| place);
        return Err(io::Error::other(format!(
            "the boot script has a place that nothing fills: {place}"
        )));
    }
    let script = built.scripts.lean(minified(&script))?;
    let boot = format!("boot-{}.js", fingerprint(script.as_bytes()));
    fs::write(folder.join(&boot), script)?;
    Ok(Assets {
        early: built.early.clone(),
        boot,
        js: built.js.clone(),
        wasm: built.wasm.clone(),
        css: built.css.clone(),
        index: packs.index,
        lenses: packs.lenses,
        palette: built.palette.clone(),
    })
}
