//! The whole explorer as one HTML file: it opens by a double-click and asks nobody for anything.
//!
//! The overview is printed, that of a further language into a template; every other page has its address
//! behind `#` and is printed by the extras, whose WebAssembly lies in the file as base64, with index and
//! plan of each language. So do the other programs, which [`START`] calls for the same reasons as the
//! site's boot script. Nothing is compressed: Safari before 16.4 and Firefox before 113 cannot unpack.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::json;
use sha2::{Digest, Sha256};

use super::compress::compress;
use super::error_banner;
use super::icon::{self, Ground};
use super::payloads::{packed_index, packed_lenses, packed_plan};
use super::style::Palette;
use super::wasm_modules::{PRINTED_PAGE, VOICES};
use super::{scroll_restoration, scrollspy};
use crate::client_index::ClientIndex;
use crate::data::host_json;
use crate::markup::escape;
use crate::model::host::Host;
use crate::model::plan::{Plan, PlanMeta};
use crate::pages::map_overlays;
use crate::pages::shell::print_body;
use crate::route::{BUILT_IN_SITE, HASH_ROOT, KIOSK_STYLE, Route};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// Runs when the page has been read: offers the application what the boot script of a site offers,
/// starts it, and the other programs once they are called.
const START: &str = include_str!("single.js");

/// A WebAssembly with its glue.
struct Module {
    /// What it is called in the file: the id of its bytes after `wasm-`, the name of its start.
    name: &'static str,
    /// The glue as a classic script.
    glue: String,
    wasm: Vec<u8>,
}

impl Module {
    /// Reads `{file}.js` and `{file}_bg.wasm`.
    fn read(folder: &Path, name: &'static str, file: &str) -> io::Result<Self> {
        Ok(Self {
            name,
            glue: classic(&fs::read_to_string(folder.join(format!("{file}.js")))?)?,
            wasm: fs::read(folder.join(format!("{file}_bg.wasm")))?,
        })
    }
}

/// What the file is called: after the city, or after the plan.
fn file_name(meta: &PlanMeta) -> String {
    let city: String = meta
        .city_en
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let name = if city.is_empty() { &meta.id } else { &city };
    format!("{}-explorer.html", name.to_ascii_lowercase())
}

/// The glue of wasm-bindgen's target `web`, a module, as the body of a function that returns what
/// the module exports by default. On a file of its own a module would not load.
fn classic(glue: &str) -> io::Result<String> {
    let parts = glue.trim_end().strip_suffix("};").and_then(|glue| {
        let (before, exports) = glue.rsplit_once("export{")?;
        let mut exports = exports.split(',');
        let start = exports.find_map(|export| export.trim().strip_suffix(" as default"))?;
        let body = before.replace("import.meta.url", "location.href");
        Some(format!("{body}return {start};\n"))
    });
    let module_only = [
        "import.meta",
        "export{",
        "export ",
        "import{",
        "import ",
        "</",
    ];
    parts
        .filter(|body| !module_only.iter().any(|word| body.contains(word)))
        .ok_or_else(|| io::Error::other("the glue has a new form; see `classic` in site/single.rs"))
}

/// The source of a policy for an inline script or style.
fn source(inline: &str) -> String {
    format!(
        "'sha256-{}'",
        BASE64_STANDARD.encode(Sha256::digest(inline))
    )
}

/// Writes the explorer that lies in `folder` as one file beside its pages, with compressed copies, in the
/// language of each plan, the first of which is that of an address without any. `address` is the site's, where the host names none. Returns the file's path and its size in bytes.
///
/// # Errors
/// A folder that the site has not been built into; a file that cannot be written.
pub fn write_single(
    plans: &[&'static Plan],
    folder: &Path,
    host: &Host,
    address: &str,
) -> io::Result<(PathBuf, usize)> {
    let first = plans.first();
    let first = *first.ok_or_else(|| io::Error::other("there is no plan to put into a file"))?;
    _ = any_spawner::Executor::init_futures_executor();
    let index = fs::read_to_string(folder.join("index.html"))?;
    let named = |ending: &str| {
        let address = index.split('"').find(|value| value.ends_with(ending));
        let name = address.and_then(|address| address.rsplit('/').next());
        name.ok_or_else(|| io::Error::other(format!("the built index.html names no {ending}")))
    };
    let wasm = named("_bg.wasm")?;
    let explorer = Module::read(folder, "explorer", wasm.trim_end_matches("_bg.wasm"))?;
    let sheet = fs::read_to_string(folder.join(named(".css")?))?;
    // What runs before the page is painted.
    let early = index.split("<script src=\"").skip(1).map(|rest| {
        let address = rest.split('"').next().unwrap_or_default();
        fs::read_to_string(folder.join(address.rsplit('/').next().unwrap_or(address)))
    });
    let early = early.collect::<io::Result<Vec<String>>>()?;
    let (mut modules, mut kiosk_style) = (vec![explorer], None);
    for program in ["kiosk", "extras"] {
        let Some(name) = on_demand(folder, program)? else {
            continue;
        };
        modules.push(Module::read(folder, program, &name)?);
        if program == "kiosk" {
            kiosk_style = Some(fs::read_to_string(folder.join(format!("{name}.css")))?);
        }
    }
    // What the site reads from a file beside it; no word of it ends the element.
    let site = host_json(host, address).to_string().replace('<', "\\u003c");
    let site =
        format!("<script type=\"application/json\" id=\"{BUILT_IN_SITE}\">{site}</script>\n");
    let sheets = (sheet.as_str(), kiosk_style.as_deref());
    let html = print_single((first, plans), host, &site, sheets, &early, &modules)?;
    let path = folder.join(file_name(&first.meta));
    fs::write(&path, &html)?;
    compress(&path)?;
    Ok((path, html.len()))
}

/// The name that the files of a program share which is loaded on demand, if it was built.
fn on_demand(folder: &Path, program: &str) -> io::Result<Option<String>> {
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(name) = name.strip_suffix("_bg.wasm")
            && name.starts_with(&format!("{program}-"))
        {
            return Ok(Some(name.to_owned()));
        }
    }
    Ok(None)
}

/// What the programs need in one language: blocks of packed data.
fn blocks(plan: &Plan, index: &ClientIndex) -> io::Result<String> {
    let tag = &plan.language.tag;
    let prefix = prefix(plan);
    let overlays = map_overlays(plan, &prefix);
    let mut blocks = format!(
        "<script type=\"image/svg+xml\" id=\"pack-overlays-{tag}\">{}</script>\n",
        overlays.as_str()
    );
    for (name, pack) in [
        ("index", packed_index(index)?),
        ("lenses", packed_lenses(index)?),
        ("plan", packed_plan(plan)?),
    ] {
        blocks.push_str(&format!(
            "<script type=\"application/octet-stream;base64\" id=\"pack-{name}-{tag}\">{}</script>\n",
            BASE64_STANDARD.encode(pack)
        ));
    }
    Ok(blocks)
}

/// What every address in the language of a plan begins with.
fn prefix(plan: &Plan) -> String {
    format!("{HASH_ROOT}{}", plan.language.folder())
}

/// Prints the file from the block with the host's settings, the style sheet and the kiosk's own, the
/// scripts that run before the page is painted, and the modules.
fn print_single(
    (plan, plans): (&'static Plan, &[&'static Plan]),
    host: &Host,
    site: &str,
    (sheet, kiosk_style): (&str, Option<&str>),
    early: &[String],
    modules: &[Module],
) -> io::Result<String> {
    let mut script = "\"use strict\";\nconst modules = {};\n".to_owned();
    let mut bodies = Vec::new();
    let mut blocks_of_all = site.to_owned();
    for plan in plans {
        let index: &'static ClientIndex = Box::leak(Box::new(ClientIndex::of(plan, "")));
        blocks_of_all.push_str(&blocks(plan, index)?);
        let body = print_body(plan, index, &Route::Overview, &prefix(plan), host);
        bodies.push((*plan, body));
    }
    let mut blocks = blocks_of_all;
    let mut bodies = bodies.into_iter();
    let (_, body) = bodies
        .next()
        .ok_or_else(|| io::Error::other("no language"))?;
    for (plan, body) in bodies {
        blocks.push_str(&format!(
            "<template id=\"body-{}\" title=\"{}\">{body}</template>\n",
            plan.language.tag,
            escape(&Route::Overview.page_meta(plan).title)
        ));
    }
    let languages: Vec<[String; 2]> = plans
        .iter()
        .map(|plan| [plan.language.tag.clone(), plan.language.folder()])
        .collect();
    for Module { name, glue, wasm } in modules {
        script.push_str(&format!("modules.{name} = (() => {{\n{glue}}})();\n"));
        blocks.push_str(&format!(
            "<script type=\"application/wasm;base64\" id=\"wasm-{name}\">{}</script>\n",
            BASE64_STANDARD.encode(wasm)
        ));
    }
    let start = START.replace("{{LANGUAGES}}", &json!(languages).to_string());
    script.push_str(&start.replace("{{PRINTED_PAGE}}", PRINTED_PAGE));
    script.push_str(VOICES);
    script.push_str(&error_banner::script(plans.iter().copied()));
    script.push_str(&scrollspy::script());
    script.push_str(&scroll_restoration::script());
    let scripts = [early, &[script]].concat();
    let script_sources: Vec<String> = scripts.iter().map(|script| source(script)).collect();
    let scripts: String = scripts
        .iter()
        .map(|script| format!("<script>{script}</script>\n"))
        .collect();
    let mut styles = format!("<style>{sheet}</style>\n");
    let mut style_sources = source(sheet);
    if let Some(sheet) = kiosk_style {
        styles.push_str(&format!(
            "<style id=\"{KIOSK_STYLE}\" media=\"not all\">{sheet}</style>\n"
        ));
        style_sources = format!("{style_sources} {}", source(sheet));
    }
    let palette = Palette::of(sheet)?;
    let icon = BASE64_STANDARD.encode(icon::svg(&palette, Ground::Tile).as_bytes());
    let meta = Route::Overview.page_meta(plan);
    Ok(format!(
        "<!DOCTYPE html>\n\
         <html lang=\"{tag}\" data-prefix=\"{HASH_ROOT}\"{reviewed}>\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {script_sources} 'wasm-unsafe-eval'; style-src {style_sources}; img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n\
         <title>{title}</title>\n\
         <meta name=\"description\" content=\"{description}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,{icon}\">\n\
         {styles}\
         {blocks}\
         {scripts}\
         </head>\n\
         <body>{body}</body>\n\
         </html>\n",
        script_sources = script_sources.join(" "),
        title = escape(&meta.title),
        description = escape(&meta.description),
        reviewed = if host.reviewer.is_empty() {
            ""
        } else {
            " data-reviewed"
        },
        tag = plan.language.tag,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glue_becomes_a_function_body() {
        let glue = "let a=1;async function b(){new URL('x',import.meta.url)}export{a as initSync,b as default};\n";
        let classic = classic(glue).unwrap();
        assert_eq!(
            classic,
            "let a=1;async function b(){new URL('x',location.href)}return b;\n"
        );
    }

    #[test]
    fn glue_of_another_form_is_refused() {
        for glue in [
            "",
            "import x from './y';export{a as initSync,b as default};\n",
            "export class A{}export{b as default};\n",
            "const x='</script>';export{a as initSync,b as default};\n",
            "let a=1;export{a as initSync};\n",
            "let a=1;export default a;\n",
        ] {
            assert!(classic(glue).is_err(), "{glue}");
        }
    }

    #[test]
    fn the_file_is_called_after_the_city() {
        let mut meta = PlanMeta {
            id: "a-1".to_owned(),
            city_en: "Xi'an".to_owned(),
            ..PlanMeta::default()
        };
        assert_eq!(file_name(&meta), "xian-explorer.html");
        meta.city_en = "西安".to_owned();
        assert_eq!(file_name(&meta), "a-1-explorer.html");
    }
}
