//! Writes the whole site into the folder that Trunk has staged.

use std::path::{Path, PathBuf};
use std::{fs, io};

use sha2::{Digest, Sha256};

use super::compress::compress_all;
use super::data::{PLAN_SCHEMA, counties_geojson, plan_json};
use super::early;
use super::icon::{self, Ground};
use super::manifest::{ICONS, manifest};
use super::offline::{write_page_side, write_service_worker};
use super::page::{Assets, PageWriter};
use super::programs::name_programs;
use super::style::Palette;
use super::tables::{sentences_csv, strategies_csv};
use crate::exhibit::DEFAULT_IDLE_S;
use crate::markup::escape;
use crate::plan::Plan;
use crate::route::Route;
use crate::seeds::Editorial;

/// How and where the site is published.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `./`, or the absolute path that the site is served under, with slashes at both ends.
    pub public_url: String,
    /// The absolute address of the site, with a slash at its end.
    pub site_url: Option<String>,
}

impl Settings {
    /// Reads `PUBLIC_URL` and `SITE_URL`.
    pub fn from_environment() -> Self {
        let slashed = |mut url: String| {
            if !url.ends_with('/') {
                url.push('/');
            }
            url
        };
        let set = |name: &str| {
            std::env::var(name)
                .ok()
                .filter(|value| !value.trim().is_empty())
        };
        Self {
            public_url: set("PUBLIC_URL").map_or_else(|| "./".to_owned(), slashed),
            site_url: set("SITE_URL").map(slashed),
        }
    }
}

/// An attribute's value in a piece of HTML that Trunk wrote and perhaps squeezed.
fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = html.split_once(&format!("{name}="))?;
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"').map(|(value, _)| value),
        None => value.split([' ', '>']).next(),
    }
}

/// The first eight bytes of a file's SHA-256, in hexadecimal.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Rewrites a script without its comments and indentation. The glue of wasm-bindgen is written line
/// by line, one statement each, and holds no text of more than one line; so is what is ours.
pub(super) fn squeeze_glue(file: &Path) -> io::Result<()> {
    let glue = match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        glue => glue?,
    };
    let mut out = String::with_capacity(glue.len());
    let mut in_comment = false;
    for line in glue.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    fs::write(file, out)
}

/// Finds the files Trunk built and writes the boot script that joins them.
fn assets(folder: &Path) -> io::Result<Assets> {
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
    squeeze_glue(&folder.join(&js))?;
    let programs = name_programs(folder, Path::new("target/pack/annex.css"))?;
    let offline = write_page_side(folder)?;
    let script = format!(
        "import init from \"./{js}\";\n\
         const html = document.documentElement;\n\
         html.dataset.root = new URL(\".\", import.meta.url).href;\n\
         init({{ module_or_path: new URL(\"./{wasm}\", import.meta.url) }}).then(() => import(\"./{offline}\").catch(console.warn), (error) => {{\n\
         \x20 html.dataset.failed = \"\";\n\
         \x20 console.error(error);\n\
         }});\n\
         {programs}",
        programs = programs.boot_lines(),
    );
    let boot = format!("boot-{}.js", fingerprint(script.as_bytes()));
    fs::write(folder.join(&boot), script)?;
    Ok(Assets {
        boot,
        js,
        wasm,
        css,
        palette: Palette::of(&sheet)?,
    })
}

/// Where a page lies below the site's root.
fn page_path(folder: &Path, route: &Route) -> PathBuf {
    match route {
        Route::NotFound => folder.join("404.html"),
        _ => folder.join(route.to_string()).join("index.html"),
    }
}

/// Writes a file and the folders above it.
fn write(path: &Path, contents: impl AsRef<[u8]>) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, contents)
}

/// Writes every page, the data files and their compressed copies into `folder`, where Trunk has
/// put script, WebAssembly and style. Returns how many pages there are.
///
/// # Errors
/// A file that cannot be read or written.
pub fn write_site(
    plan: &'static Plan,
    editorial: &Editorial,
    folder: &Path,
    settings: &Settings,
) -> io::Result<usize> {
    _ = any_spawner::Executor::init_futures_executor();
    let assets = assets(folder)?;
    let palette = assets.palette.clone();
    let writer = PageWriter {
        plan,
        assets,
        public_url: settings.public_url.clone(),
        site_url: settings.site_url.clone(),
    };
    let routes = Route::all(plan);
    for route in &routes {
        write(&page_path(folder, route), writer.page(route))?;
    }
    let data = folder.join("data");
    write(&data.join("text.txt"), &plan.text)?;
    write(
        &data.join("plan.json"),
        format!("{:#}\n", plan_json(plan, editorial)),
    )?;
    write(&data.join("plan.schema.json"), PLAN_SCHEMA)?;
    write(
        &data.join("strategies.csv"),
        strategies_csv(plan, editorial),
    )?;
    write(&data.join("sentences.csv"), sentences_csv(plan))?;
    write(
        &data.join("counties.geojson"),
        format!("{}\n", counties_geojson(plan)),
    )?;
    write(&folder.join("site.json"), site_json(settings))?;
    write(&folder.join(early::file()), early::script())?;
    write(&folder.join("icon.svg"), icon::svg(&palette, Ground::Tile))?;
    for (file, size, purpose) in ICONS {
        let ground = match purpose {
            "maskable" => Ground::Full,
            _ => Ground::Tile,
        };
        write(
            &folder.join(file),
            icon::png(&icon::svg(&palette, ground), size)?,
        )?;
    }
    write(
        &folder.join("manifest.webmanifest"),
        manifest(plan, &palette),
    )?;
    write(&folder.join("robots.txt"), robots(settings))?;
    if let Some(site) = &settings.site_url {
        write(&folder.join("sitemap.xml"), sitemap(&routes, site))?;
    }
    // Last of all: it lists what is there.
    write_service_worker(folder)?;
    compress_all(folder)?;
    Ok(routes.len())
}

/// The settings that whoever puts the site up may change afterwards; they are read at run time.
fn site_json(settings: &Settings) -> String {
    let address = settings.site_url.as_deref().unwrap_or_default();
    let json = serde_json::json!({
        "address": address,
        "exhibit": { "idle": DEFAULT_IDLE_S },
    });
    format!("{json:#}\n")
}

fn robots(settings: &Settings) -> String {
    let sitemap = settings.site_url.as_ref().map_or(String::new(), |site| {
        format!("Sitemap: {site}sitemap.xml\n")
    });
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

fn sitemap(routes: &[Route], site: &str) -> String {
    let urls: String = routes
        .iter()
        .filter(|route| **route != Route::NotFound)
        .map(|route| {
            format!(
                "<url><loc>{}</loc></url>\n",
                escape(&format!("{site}{route}"))
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
    )
}
