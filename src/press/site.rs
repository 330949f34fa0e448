//! Writes the whole site into the folder that Trunk has staged.

use std::path::{Path, PathBuf};
use std::{fs, io};

use sha2::{Digest, Sha256};

use super::cards::{CARDS, Fonts, POSTERS, write_pictures};
use super::compress::compress_all;
use super::data::{PLAN_SCHEMA, counties_geojson, plan_json};
use super::early;
use super::host_script::write_host_script;
use super::hosts::{HEADERS_FILE, NGINX_FILE, NO_JEKYLL, headers_file, nginx_conf};
use super::icon::{self, Ground};
use super::manifest::{ICONS, manifest};
use super::offline::{write_page_side, write_service_worker};
use super::packs::{Packs, write_packs, write_shapes};
use super::page::{Assets, PageWriter};
use super::programs::{Programs, VOICES, name_programs};
use super::reader;
use super::release::{files_below, write_release};
use super::style::Palette;
use super::tables::{sentences_csv, strategies_csv};
use crate::guide::Guide;
use crate::host::Host;
use crate::markup::escape;
use crate::pages::not_found_also;
use crate::plan::{Language, Plan};
use crate::route::Route;
use crate::seeds::{Editorial, HOST_FILE, host_json};

/// The script that joins everything, with places for the names of the files.
const BOOT: &str = include_str!("boot.js");

/// How and where the site is published.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `./`, or the absolute path that the site is served under, with slashes at both ends.
    pub public_url: String,
    /// The absolute address of the site, with a slash at its end.
    pub site_url: Option<String>,
    /// What the host says of itself.
    pub host: Host,
}

impl Settings {
    /// Reads `PUBLIC_URL` and `SITE_URL`; the host is nobody.
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
            host: Host::default(),
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
    fs::write(file, squeezed(&glue))
}

/// A script without its comments and indentation, see [`squeeze_glue`].
pub(super) fn squeezed(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    out
}

/// What Trunk has built, and what goes with it in every language.
struct Built {
    js: String,
    wasm: String,
    css: String,
    palette: Palette,
    programs: Programs,
    offline: String,
    host: String,
    reader: String,
    /// The file with the shapes of the map.
    shapes: String,
}

/// Finds the files Trunk built and gives those that are loaded on demand their names.
fn built(folder: &Path, plan: &Plan) -> io::Result<Built> {
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
    Ok(Built {
        js,
        wasm,
        css,
        palette: Palette::of(&sheet)?,
        programs: name_programs(folder, Path::new("target/pack/annex.css"))?,
        offline: write_page_side(folder)?,
        host: write_host_script(folder)?,
        reader: reader::write_reader_script(folder)?,
        shapes: write_shapes(folder, plan)?,
    })
}

/// Writes the boot script of an edition, which joins what Trunk has built with the edition's packs.
fn assets(folder: &Path, built: &Built, language: &Language, packs: Packs) -> io::Result<Assets> {
    let named = [
        ("{{EDITION}}", language.folder()),
        ("{{JS}}", built.js.clone()),
        ("{{WASM}}", built.wasm.clone()),
        ("{{OFFLINE}}", built.offline.clone()),
        ("{{HOST}}", built.host.clone()),
        ("{{READER}}", built.reader.clone()),
        ("{{GUIDE}}", packs.guide.clone()),
        ("{{PLAN}}", packs.plan),
        ("{{SENTENCES}}", packs.sentences),
        ("{{ANNEX}}", built.programs.annex.clone()),
        ("{{DESK}}", built.programs.desk.clone()),
        ("{{VOICES}}", VOICES.to_owned()),
    ];
    let mut script = BOOT.to_owned();
    for (place, name) in named {
        script = script.replace(place, &name);
    }
    let script = squeezed(&script);
    let boot = format!("boot-{}.js", fingerprint(script.as_bytes()));
    fs::write(folder.join(&boot), script)?;
    Ok(Assets {
        boot,
        js: built.js.clone(),
        wasm: built.wasm.clone(),
        css: built.css.clone(),
        guide: packs.guide,
        palette: built.palette.clone(),
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

/// The not-found page with what it says in the other languages below what it says in its own.
fn in_every_language(
    page: String,
    writer: &PageWriter,
    own: &Plan,
    plans: &[&'static Plan],
) -> String {
    let others = plans.iter().filter(|plan| plan.language != own.language);
    let also: String = others
        .map(|plan| {
            let way = writer.way_to(&Route::NotFound, &plan.language);
            not_found_also(plan, &way).into_string()
        })
        .collect();
    match page.split_once("</main>") {
        Some((before, after)) => format!("{before}{also}</main>{after}"),
        None => page,
    }
}

/// Writes the pages of an edition, and what its programs fetch, into its folder. Returns how many
/// pages there are.
fn write_edition(
    plan: &'static Plan,
    plans: &[&'static Plan],
    built: &Built,
    folder: &Path,
    settings: &Settings,
) -> io::Result<usize> {
    // The way from the edition's root to the site's.
    let shapes = format!("{}{}", plan.language.site_root(""), built.shapes);
    let guide: &'static Guide = Box::leak(Box::new(Guide::of(plan, &shapes)));
    let packs = write_packs(folder, plan, guide)?;
    let assets = assets(folder, built, &plan.language, packs)?;
    let writer = PageWriter::new(plan, guide, assets, settings);
    let own = folder.join(&plan.language.path);
    // A host shows one page for all wrong addresses: the first language's.
    let here = |route: &&Route| plan.language.path.is_empty() || **route != Route::NotFound;
    let routes = Route::all(plan);
    let mut count = 0;
    for route in routes.iter().filter(here) {
        let mut page = writer.page(route);
        if *route == Route::NotFound {
            page = in_every_language(page, &writer, plan, plans);
        }
        write(&page_path(&own, route), page)?;
        count += 1;
    }
    Ok(count)
}

/// Draws the pictures of the plans that are to have some, where their typeface is there.
fn write_all_pictures(
    plans: &[&'static Plan],
    built: &Built,
    folder: &Path,
    settings: &Settings,
) -> io::Result<()> {
    let plans: Vec<&Plan> = plans.iter().copied().filter(|plan| plan.pictures).collect();
    if plans.is_empty() {
        return Ok(());
    }
    let fonts = Fonts::find().ok_or_else(|| io::Error::other("there is no font for pictures"))?;
    let sheet = fs::read_to_string(folder.join(&built.css))?;
    let address = match settings.host.address.as_str() {
        "" => settings.site_url.as_deref(),
        address => Some(address),
    };
    for plan in plans {
        write_pictures(plan, &fonts, &sheet, folder, &settings.host, address)?;
    }
    Ok(())
}

/// Writes every page in every language, the data files and their compressed copies into `folder`,
/// where Trunk has put script, WebAssembly and style. The first plan is the one in the text's own
/// language. Lists it all. Returns how many pages there are.
///
/// # Errors
/// A file that cannot be read or written.
pub fn write_site(
    plans: &[&'static Plan],
    editorial: &Editorial,
    folder: &Path,
    settings: &Settings,
) -> io::Result<usize> {
    let pages = print_site(plans, editorial, folder, settings)?;
    compress_all(folder)?;
    write_release(folder)?;
    Ok(pages)
}

/// As [`write_site`], but without compressed copies and the list.
///
/// # Errors
/// A file that cannot be read or written.
pub fn print_site(
    plans: &[&'static Plan],
    editorial: &Editorial,
    folder: &Path,
    settings: &Settings,
) -> io::Result<usize> {
    _ = any_spawner::Executor::init_futures_executor();
    let plan = *plans
        .first()
        .ok_or_else(|| io::Error::other("there is no plan to print"))?;
    let built = built(folder, plan)?;
    let palette = built.palette.clone();
    let mut pages = 0;
    for plan in plans {
        pages += write_edition(plan, plans, &built, folder, settings)?;
    }
    write_all_pictures(plans, &built, folder, settings)?;
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
        format!("{}\n", counties_geojson(plan, editorial.map)),
    )?;
    let address = settings.site_url.as_deref().unwrap_or_default();
    write(
        &folder.join(HOST_FILE),
        format!("{:#}\n", host_json(&settings.host, address)),
    )?;
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
        manifest(plan, &palette, &settings.host),
    )?;
    write(&folder.join("robots.txt"), robots(settings))?;
    if let Some(site) = &settings.site_url {
        write(&folder.join("sitemap.xml"), sitemap(plan, site))?;
    }
    write(&folder.join(NO_JEKYLL), "")?;
    // These list what is there.
    let further = plans.iter().skip(1);
    let further = further.map(|plan| plan.language.path.as_str());
    // Pictures are taken along by themselves: nobody keeps them for use offline.
    let left_out: Vec<&str> = further.chain([CARDS, POSTERS]).collect();
    write_service_worker(folder, &left_out)?;
    write(
        &folder.join(NGINX_FILE),
        nginx_conf(base(&settings.public_url)),
    )?;
    write(
        &folder.join(HEADERS_FILE),
        headers_file(&files_below(folder)?),
    )?;
    Ok(pages)
}

/// The path that the site lives under, as far as it is known.
fn base(public_url: &str) -> &str {
    if public_url.starts_with('/') {
        public_url
    } else {
        "/"
    }
}

fn robots(settings: &Settings) -> String {
    let sitemap = settings.site_url.as_ref().map_or(String::new(), |site| {
        format!("Sitemap: {site}sitemap.xml\n")
    });
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

/// Every page in every language, each with where it is in the others.
fn sitemap(plan: &Plan, site: &str) -> String {
    let languages = &plan.languages;
    let mut urls = String::new();
    let routes = Route::all(plan).into_iter();
    for route in routes.filter(|route| *route != Route::NotFound) {
        let others: String = languages
            .iter()
            .filter(|_| languages.len() > 1)
            .map(|language| {
                format!(
                    "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                    escape(&language.tag),
                    escape(&language.address(site, &route))
                )
            })
            .collect();
        for language in languages {
            let address = escape(&language.address(site, &route));
            urls.push_str(&format!("<url><loc>{address}</loc>{others}</url>\n"));
        }
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{urls}</urlset>\n"
    )
}
