//! The generator's commands.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use yantu::data::{
    Folder, HOST_FILE, MapKind, PlanText, Seeds, check, load_host, load_with, locales, read_text,
};
use yantu::model::host::Host;
use yantu::model::plan::Plan;
use yantu::site::serve::Server;
use yantu::site::share_images::Fonts;
use yantu::site::{
    Scripts, Settings, kiosk_bundle, lower_css, optimize, style_sheet, verify, write_release,
    write_single, write_site,
};

const USAGE: &str = "yantu: builds the explorer from its seeds

  yantu seeds             restore the text, check every seed file, write seeds/derived/
  yantu check             list everything that is to be done in the seeds, file by file
  yantu pack              pack what Trunk bundles into target/pack/
  yantu pages [FOLDER]    print every page into FOLDER (default: $TRUNK_STAGING_DIR)
  yantu single [FOLDER]   put the site built into FOLDER (default: dist) into one file beside it
  yantu verify [FOLDER]   compare FOLDER (default: dist) with its list of files, release.json
  yantu serve [FOLDER] [--port N] [--base /PATH/]
                          serve FOLDER (default: dist) on 127.0.0.1

The seeds are read from $SEEDS (default: seeds), the host's settings from $SITE_JSON (default:
site.json among the seeds, if it is there). $MAP says how the map is drawn: borders (the default), or
tiles, equal ones without any border.";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let result = match arguments.first().map(String::as_str) {
        Some("seeds") => seeds(),
        Some("check") => checked(),
        Some("pack") => pack(),
        Some("pages") => pages(arguments.get(1)),
        Some("single") => single(arguments.get(1)),
        Some("verify") => verified(arguments.get(1)),
        Some("serve") => serve(&arguments[1..]),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(words) => {
            println!("{words}");
            ExitCode::SUCCESS
        }
        Err(words) => {
            eprintln!("{words}");
            ExitCode::FAILURE
        }
    }
}

/// The seeds folder.
fn seeds_folder() -> Folder {
    Folder::new(env::var("SEEDS").unwrap_or_else(|_| "seeds".to_owned()))
}

/// The seeds folder and what is in it.
fn loaded() -> Result<(Folder, Seeds), String> {
    let folder = seeds_folder();
    let kind = MapKind::from_environment().map_err(|error| error.to_string())?;
    let seeds = load_with(&folder, kind).map_err(|error| error.to_string())?;
    Ok((folder, seeds))
}

/// What the host says of itself: the file that `SITE_JSON` names, or the one among the seeds.
fn host(seeds: &Folder) -> Result<Host, String> {
    let named = env::var_os("SITE_JSON").filter(|path| !path.is_empty());
    let host = match named.map(PathBuf::from) {
        None => load_host(seeds, HOST_FILE),
        Some(path) if path.is_file() => {
            let folder = Folder::new(path.parent().unwrap_or(Path::new("")));
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            load_host(&folder, &file)
        }
        Some(path) => return Err(format!("SITE_JSON: there is no file {}", path.display())),
    };
    host.map_err(|error| error.to_string())
}

/// A failed file operation, with its path.
fn with_context<T>(path: &Path, result: std::io::Result<T>) -> Result<T, String> {
    result.map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file and the folders above it.
fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<(), String> {
    if let Some(parent) = path.parent() {
        with_context(parent, fs::create_dir_all(parent))?;
    }
    with_context(path, fs::write(path, contents))
}

/// Writes what is made of the source, as far as it goes: the text, its changes, its sentences.
fn derive(folder: &Folder) -> Result<PlanText, String> {
    let read = read_text(folder).map_err(|error| error.to_string())?;
    write(&folder.path(&read.restored), &read.received.text)?;
    write(&folder.path("derived/changes.tsv"), read.received.report())?;
    let text = &read.received.text;
    let sentences: String = read
        .document
        .sentences()
        // A row of a table keeps its words in one column.
        .map(|(id, span)| format!("{id}\t{}\n", span.of(text).replace('\t', " ")))
        .collect();
    write(&folder.path("derived/sentences.txt"), sentences)?;
    Ok(read)
}

/// Lists all that is to be done in the seeds; also writes what the text gives.
fn checked() -> Result<String, String> {
    let kind = MapKind::from_environment().map_err(|error| error.to_string())?;
    let folder = seeds_folder();
    // What hinders it is in the list.
    let notes = derive(&folder).map(|read| read.notes).unwrap_or_default();
    let found = check(&folder, kind);
    let notes = notes.join("\n");
    if found.is_empty() {
        return Ok(format!(
            "{notes}\nNothing is to be done: the plan can be built."
        ));
    }
    let entries: Vec<String> = found.iter().map(|error| error.entry()).collect();
    Err(format!(
        "{}\n\n{} to do.\n{notes}",
        entries.join("\n\n"),
        found.len()
    ))
}

fn seeds() -> Result<String, String> {
    // Written first: the messages of later steps send people there.
    let notes = derive(&seeds_folder())?.notes;
    let (folder, seeds) = loaded()?;
    let languages = 1 + locales(&folder, &seeds).map_err(|e| e.to_string())?.len();
    host(&folder)?;
    let plan = &seeds.plan;
    Ok(format!(
        "{}\nread {} characters: {} parts, {} articles, {} sentences, in {languages} languages",
        notes.join("\n"),
        plan.text.chars().count(),
        plan.document.parts.len(),
        plan.document.articles().count(),
        plan.document.sentences().count(),
    ))
}

fn pack() -> Result<String, String> {
    let (source, seeds) = loaded()?;
    let further = locales(&source, &seeds).map_err(|error| error.to_string())?;
    let target = PathBuf::from("target/pack");
    let plans = std::iter::once(&seeds.plan).chain(&further);
    let kiosks: Vec<_> = plans
        .map(|plan| kiosk_bundle(plan, &seeds.scenes))
        .collect();
    let kiosk = postcard::to_allocvec(&kiosks).map_err(|error| error.to_string())?;
    write(&target.join("kiosk.postcard"), &kiosk)?;
    let style = Path::new("style");
    let mut sheet = with_context(
        style,
        style_sheet(style, &seeds.plan.zones, &seeds.zone_colours),
    )?;
    if seeds.editorial.map == MapKind::Tiles {
        let tiles = style.join("tiles");
        sheet.push_str(&with_context(&tiles, style_sheet(&tiles, &[], &[]))?);
    }
    write(
        &target.join("style.css"),
        with_context(style, lower_css(&sheet))?,
    )?;
    let kiosk_style = style.join("kiosk");
    let sheet = with_context(&kiosk_style, style_sheet(&kiosk_style, &[], &[]))?;
    write(
        &target.join("kiosk.css"),
        with_context(&kiosk_style, lower_css(&sheet))?,
    )?;
    Ok(format!("packed the kiosk into {} bytes", kiosk.len()))
}

fn pages(folder: Option<&String>) -> Result<String, String> {
    let folder = folder
        .map(PathBuf::from)
        .or_else(|| env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from))
        .ok_or("name the folder that Trunk has built into")?;
    let (source, seeds) = loaded()?;
    let settings = Settings {
        host: host(&source)?,
        scripts: Scripts::Lean,
        ..Settings::from_environment()
    };
    let further = locales(&source, &seeds).map_err(|error| error.to_string())?;
    let fonts = Fonts::find();
    match &fonts {
        Some(fonts) => eprintln!("pictures: drawn with {}", fonts.name()),
        None => eprintln!(
            "pictures: left out, as there is no font for them; what to do: install fonts-noto-cjk, \
             or name a folder with NotoSerifCJK-Regular.ttc and -Bold.ttc in CARD_FONTS"
        ),
    }
    let plans = std::iter::once(seeds.plan).chain(further).map(|mut plan| {
        plan.pictures = fonts.is_some();
        &*Box::leak(Box::new(plan))
    });
    let plans: Vec<&'static Plan> = plans.collect();
    with_context(&folder, optimize(&folder))?;
    let count = with_context(
        &folder,
        write_site(&plans, &seeds.editorial, &folder, &settings),
    )?;
    Ok(format!("printed {count} pages"))
}

fn single(folder: Option<&String>) -> Result<String, String> {
    let folder = PathBuf::from(folder.map_or("dist", String::as_str));
    let (source, seeds) = loaded()?;
    let host = host(&source)?;
    let address = Settings::from_environment().site_url.unwrap_or_default();
    let further = locales(&source, &seeds).map_err(|error| error.to_string())?;
    let plans = std::iter::once(seeds.plan).chain(further);
    let plans: Vec<&'static Plan> = plans.map(|plan| &*Box::leak(Box::new(plan))).collect();
    let (path, size) = with_context(&folder, write_single(&plans, &folder, &host, &address))?;
    // The file belongs to the release beside which it lies.
    with_context(&folder, write_release(&folder))?;
    Ok(format!("put {size} bytes into {}", path.display()))
}

/// Compares a folder with the list of its release.
fn verified(folder: Option<&String>) -> Result<String, String> {
    let folder = PathBuf::from(folder.map_or("dist", String::as_str));
    let (release, difference) = with_context(&folder, verify(&folder))?;
    if !difference.is_none() {
        return Err(format!(
            "{difference}This is not the release as it was built."
        ));
    }
    Ok(format!(
        "{difference}{} files, {} bytes: as built",
        release.files.len(),
        release.size
    ))
}

/// Serves a folder until the process is ended.
fn serve(arguments: &[String]) -> Result<String, String> {
    let (mut folder, mut port, mut base) = ("dist".to_owned(), 8080, "/".to_owned());
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or(format!("{argument} wants a value"));
        match argument.as_str() {
            "--port" => port = value()?.parse().map_err(|_| "--port wants a number")?,
            "--base" => base = value()?.clone(),
            other => folder = other.to_owned(),
        }
    }
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let folder = PathBuf::from(folder);
    let server = with_context(&folder, Server::start(folder.clone(), &base, address))?;
    println!(
        "{} serves {} (Ctrl+C ends it)",
        server.url(),
        folder.display()
    );
    server.wait();
    Ok(String::new())
}
