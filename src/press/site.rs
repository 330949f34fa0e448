//! Writes the whole site into the folder that Trunk has staged.

use std::path::{Path, PathBuf};
use std::{fs, io};

use sha2::{Digest, Sha256};

use super::compress::compress_all;
use super::data::{PLAN_SCHEMA, counties_geojson, plan_json};
use super::early;
use super::page::{Assets, PageWriter};
use super::tables::{sentences_csv, strategies_csv};
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

/// Rewrites the glue of wasm-bindgen without its comments and indentation. It is written line by
/// line, one statement each, and holds no text of more than one line.
fn squeeze_glue(file: &Path) -> io::Result<()> {
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
    squeeze_glue(&folder.join(&js))?;
    let script = format!(
        "import init from \"./{js}\";\n\
         document.documentElement.dataset.root = new URL(\".\", import.meta.url).href;\n\
         init({{ module_or_path: new URL(\"./{wasm}\", import.meta.url) }}).catch((error) => {{\n\
         \x20 document.documentElement.dataset.failed = \"\";\n\
         \x20 console.error(error);\n\
         }});\n"
    );
    let boot = format!("boot-{}.js", fingerprint(script.as_bytes()));
    fs::write(folder.join(&boot), script)?;
    Ok(Assets {
        boot,
        js,
        wasm,
        css,
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
    let writer = PageWriter {
        plan,
        assets: assets(folder)?,
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
    write(&folder.join("icon.svg"), ICON)?;
    write(&folder.join(early::file()), early::script())?;
    write(&folder.join("robots.txt"), robots(settings))?;
    if let Some(site) = &settings.site_url {
        write(&folder.join("sitemap.xml"), sitemap(&routes, site))?;
    }
    compress_all(folder)?;
    Ok(routes.len())
}

/// The explorer's mark: a wild goose.
const ICON: &str = concat!(
    r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#b3362b"/>"##,
    r##"<path fill="#fbf7ee" d="M3 12c5-3 9-2 13 4 4-6 8-7 13-4-5 0-8 2-10 6l-3 7-3-7c-2-4-5-6-10-6z"/></svg>"##,
);

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
