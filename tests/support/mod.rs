//! Support of the end-to-end tests: a real browser, driven from plain Rust.
//!
//! [`Browser`] is one window; every step that needs something on the page waits for it, up to
//! [`browser::wait_limit`], and fails with the line of the test that asked. Drivers end with the test
//! program, however it ends: one chromedriver serves all tests, the other drivers one window each. The
//! browsers see the declared fonts alone ([`fonts`]), and have a locale and a time zone of their own.
//!
//! Environment: `YANTU_ENGINE` chooses the engine ([`Engine`]), `CHROMEDRIVER`, `CHROME`, `GECKODRIVER`,
//! `FIREFOX`, `WEBKITDRIVER` and `MINIBROWSER` name other programs than those of the system, `YANTU_DIST`
//! another built site than `dist`, `E2E_WAIT_FACTOR` multiplies the limits of all waits,
//! `E2E_TIMES` names a file that gets the time of every window.
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and each program uses its own part of this"
)]

mod browser;
mod engine;
pub mod folders;
mod fonts;
pub mod host_words;
pub mod http;
mod input;
pub mod kiosk;
pub mod nginx;
mod pdf;
mod profile;
mod proxy;
mod webdriver;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use yantu::data::{Folder, load, locales};
use yantu::model::host::Host;
use yantu::model::plan::Plan;
use yantu::site::serve::{Options, Server};
use yantu::site::write_single;

pub use browser::{Browser, ConsoleEntry, wait_limit};
pub use engine::{
    AXE, BARS, Engine, FINGERS, LOST, NO_BROWSER, NOT_WEBKIT, SCRIPTLESS, STATUS, WHEEL, only,
};
pub use input::keys;
pub use profile::Profile;

/// The lenses, the one of a plain address last, and the first row that each gives the tree.
pub const LENSES: [(&str, &str); 5] = [
    ("centres", "centre-hub"),
    ("zones", "zone-core"),
    ("programmes", "kind-strategy"),
    ("topics", "topic-elder-care"),
    ("parts", "part-1"),
];

/// The built site.
#[track_caller]
pub fn dist() -> PathBuf {
    let dist = std::env::var_os("YANTU_DIST").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"),
        PathBuf::from,
    );
    assert!(
        dist.join("index.html").is_file(),
        "there is no built site in {}: run `make build` first, or name one in YANTU_DIST",
        dist.display()
    );
    dist
}

/// One file made anew from the programs of the built site, for the plan of a folder of seeds. It lies
/// in the folder that comes with it.
#[track_caller]
pub fn single_file(seeds: &str, host: &Host, address: &str) -> (TempDir, PathBuf) {
    let folder = folders::copied_part(dist(), |way| !way.contains('/'));
    let source = Folder::new(seeds);
    let seeds = load(&source).expect("sound seeds");
    let further = locales(&source, &seeds).expect("sound seeds");
    let plans = std::iter::once(seeds.plan).chain(further);
    let plans: Vec<&'static Plan> = plans.map(|plan| &*Box::leak(Box::new(plan))).collect();
    let (file, _) = write_single(&plans, folder.path(), host, address).expect("one file");
    (folder, file)
}

/// Serves the built site under a base path, on a free port.
#[track_caller]
pub fn serve_dist(base: &str) -> Server {
    serve(&dist(), base, Options::default())
}

/// The built site of another, invented plan, whose seeds name a host.
#[track_caller]
pub fn second_dist() -> PathBuf {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/second-dist");
    assert!(
        dist.join("index.html").is_file(),
        "there is no site in {}: run `make second-dist` first",
        dist.display()
    );
    dist
}

/// Serves any folder under a base path, on a free port.
#[track_caller]
pub fn serve(folder: &Path, base: &str, options: Options) -> Server {
    let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    Server::start_with(folder.to_owned(), base, any, options)
        .unwrap_or_else(|error| panic!("cannot serve {}: {error}", folder.display()))
}
