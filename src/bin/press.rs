//! The site builder's commands.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use yantu::messages::Msg;
use yantu::press::serve::Server;
use yantu::press::{Settings, hall_pack, style_sheet, write_single, write_site};
use yantu::seeds::{Folder, Seeds, load};

const USAGE: &str = "press: builds the explorer from its seeds

  press seeds             restore the text, check every seed file, write seeds/derived/
  press pack              pack plan and style for Trunk into target/pack/
  press pages [FOLDER]    print every page into FOLDER (default: $TRUNK_STAGING_DIR)
  press single [FOLDER]   put the site built into FOLDER (default: dist) into one file beside it
  press serve [FOLDER] [--port N] [--base /PATH/]
                          serve FOLDER (default: dist) on 127.0.0.1

The seeds are read from $SEEDS (default: seeds).";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let result = match arguments.first().map(String::as_str) {
        Some("seeds") => seeds(),
        Some("pack") => pack(),
        Some("pages") => pages(arguments.get(1)),
        Some("single") => single(arguments.get(1)),
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

/// The seeds folder and what is in it.
fn loaded() -> Result<(Folder, Seeds), String> {
    let path = env::var("SEEDS").unwrap_or_else(|_| "seeds".to_owned());
    let folder = Folder::new(path);
    let seeds = load(&folder).map_err(|error| error.to_string())?;
    Ok((folder, seeds))
}

/// A failed file operation, told with its path.
fn told<T>(path: &Path, result: std::io::Result<T>) -> Result<T, String> {
    result.map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file and the folders above it.
fn put(path: &Path, contents: impl AsRef<[u8]>) -> Result<(), String> {
    if let Some(parent) = path.parent() {
        told(parent, fs::create_dir_all(parent))?;
    }
    told(path, fs::write(path, contents))
}

fn seeds() -> Result<String, String> {
    let (folder, seeds) = loaded()?;
    let plan = &seeds.plan;
    put(&folder.path(&seeds.restored), &plan.text)?;
    let sentences: String = plan
        .document
        .sentences()
        .map(|(id, span)| format!("{id}\t{}\n", plan.words(span)))
        .collect();
    put(&folder.path("derived/sentences.txt"), sentences)?;
    Ok(format!(
        "restored {} characters: {} parts, {} articles, {} sentences",
        plan.text.chars().count(),
        plan.document.parts.len(),
        plan.document.articles().count(),
        plan.document.sentences().count(),
    ))
}

fn pack() -> Result<String, String> {
    let (_, seeds) = loaded()?;
    let target = PathBuf::from("target/pack");
    let packed = postcard::to_allocvec(&seeds.plan.clone().for_the_browser())
        .map_err(|error| error.to_string())?;
    put(&target.join("plan.postcard"), &packed)?;
    let tables =
        postcard::to_allocvec(&(&seeds.plan.search, seeds.plan.messages.only(Msg::is_desk)))
            .map_err(|error| error.to_string())?;
    put(&target.join("desk.postcard"), tables)?;
    let hall = postcard::to_allocvec(&hall_pack(&seeds)).map_err(|error| error.to_string())?;
    put(&target.join("hall.postcard"), hall)?;
    let style = Path::new("style");
    let sheet = told(
        style,
        style_sheet(style, &seeds.plan.zones, &seeds.zone_colours),
    )?;
    put(&target.join("style.css"), sheet)?;
    let hall = style.join("hall");
    put(
        &target.join("annex.css"),
        told(&hall, style_sheet(&hall, &[], &[]))?,
    )?;
    Ok(format!("packed the plan into {} bytes", packed.len()))
}

fn pages(folder: Option<&String>) -> Result<String, String> {
    let folder = folder
        .map(PathBuf::from)
        .or_else(|| env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from))
        .ok_or("name the folder that Trunk has built into")?;
    let (_, seeds) = loaded()?;
    let plan = Box::leak(Box::new(seeds.plan));
    let count = told(
        &folder,
        write_site(
            plan,
            &seeds.editorial,
            &folder,
            &Settings::from_environment(),
        ),
    )?;
    Ok(format!("printed {count} pages"))
}

fn single(folder: Option<&String>) -> Result<String, String> {
    let folder = PathBuf::from(folder.map_or("dist", String::as_str));
    let (_, seeds) = loaded()?;
    let plan = Box::leak(Box::new(seeds.plan));
    let (path, size) = told(&folder, write_single(plan, &folder))?;
    Ok(format!("put {size} bytes into {}", path.display()))
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
    let server = told(&folder, Server::start(folder.clone(), &base, address))?;
    println!(
        "{} serves {} (Ctrl+C ends it)",
        server.url(),
        folder.display()
    );
    server.wait();
    Ok(String::new())
}
