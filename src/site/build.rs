//! Writes the whole site into the folder that Trunk has staged.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::compress::compress_all;
use super::data::{PLAN_SCHEMA, by_record, counties_geojson, plan_json};
use super::hosts::{HEADERS_FILE, NGINX_FILE, NO_JEKYLL, headers_file, nginx_conf};
use super::icon::{self, Ground};
use super::manifest::{ICONS, manifest};
use super::offline::{words_of_locales, write_service_worker};
use super::page::PageWriter;
use super::payloads::write_payloads;
use super::release::{files_below, write_release};
use super::share_images::{CARDS, Fonts, POSTERS, write_pictures};
use super::sitemap::{robots, sitemap};
use super::tables::{sentences_csv, strategies_csv};
use super::trunk_output::{Built, Scripts, assets, built};
use crate::client_index::ClientIndex;
use crate::data::{Editorial, HOST_FILE, host_json};
use crate::model::host::Host;
use crate::model::plan::Plan;
use crate::route::Route;

/// How and where the site is published.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `./`, or the absolute path that the site is served under, with slashes at both ends.
    pub public_url: String,
    /// The absolute address of the site, with a slash at its end.
    pub site_url: Option<String>,
    /// What the host says of itself.
    pub host: Host,
    /// How the scripts are written.
    pub scripts: Scripts,
    /// Whether pictures and compressed copies are left out, for a quick preview.
    pub quick: bool,
}

impl Settings {
    /// Reads `PUBLIC_URL`, `SITE_URL` and `QUICK`; the host is nobody.
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
            scripts: Scripts::default(),
            quick: set("QUICK").is_some_and(|value| value != "0"),
        }
    }
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
    let also: String = others.map(|plan| writer.not_found_in(plan)).collect();
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
    let index: &'static ClientIndex = Box::leak(Box::new(ClientIndex::of(plan, &shapes)));
    let packs = write_payloads(folder, plan, index)?;
    let assets = assets(folder, built, plan, packs)?;
    let writer = PageWriter::new(plan, index, assets, settings);
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
    if !settings.quick {
        compress_all(folder)?;
    }
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
    let built = built(folder, plans, settings.scripts)?;
    let palette = built.palette.clone();
    let mut pages = 0;
    for plan in plans {
        pages += write_edition(plan, plans, &built, folder, settings)?;
    }
    if !settings.quick {
        write_all_pictures(plans, &built, folder, settings)?;
    }
    let data = folder.join("data");
    write(&data.join("text.txt"), &plan.text)?;
    write(
        &data.join("plan.json"),
        by_record(&plan_json(plan, editorial)),
    )?;
    write(&data.join("plan.schema.json"), PLAN_SCHEMA)?;
    write(
        &data.join("strategies.csv"),
        strategies_csv(plan, editorial),
    )?;
    write(&data.join("sentences.csv"), sentences_csv(plan, editorial))?;
    write(
        &data.join("counties.geojson"),
        format!("{}\n", counties_geojson(plan, editorial.map)),
    )?;
    let address = settings.site_url.as_deref().unwrap_or_default();
    write(
        &folder.join(HOST_FILE),
        format!("{:#}\n", host_json(&settings.host, address)),
    )?;
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
    let words: Vec<&Plan> = plans.to_vec();
    // Pictures are taken along by themselves: nobody keeps them for use offline.
    let left_out: Vec<&str> = further.chain([CARDS, POSTERS]).collect();
    write_service_worker(folder, &left_out, &words_of_locales(&words))?;
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
