//! The harness of the journeys: a real browser, driven from plain Rust.
//!
//! [`Browser`] is one window of a visitor; every step that needs something on the page waits for
//! it, up to [`PATIENCE`], and fails with the place in the journey that asked. One chromedriver
//! serves a test binary and ends with it, however it ends.
//!
//! Environment: `CHROMEDRIVER` and `CHROME` name other programs than those on the PATH,
//! `YANTU_DIST` another built site than `dist`.
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a journey fails by panicking, and each one uses its own part of the harness"
)]

mod browser;
pub mod hall;
mod hands;
mod pdf;
mod visitor;
mod webdriver;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use yantu::press::serve::{Options, Server};

pub use browser::{Browser, Complaint, PATIENCE};
pub use hands::keys;
pub use visitor::Visitor;

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

/// Serves the built site under a base path, on a free port.
#[track_caller]
pub fn serve_dist(base: &str) -> Server {
    serve(&dist(), base, Options::default())
}

/// Serves any folder under a base path, on a free port.
#[track_caller]
pub fn serve(folder: &Path, base: &str, options: Options) -> Server {
    let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    Server::start_with(folder.to_owned(), base, any, options)
        .unwrap_or_else(|error| panic!("cannot serve {}: {error}", folder.display()))
}
