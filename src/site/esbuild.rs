//! Scripts and style sheets as esbuild writes them: small, and for the oldest browsers that the site is
//! to work in.

use std::io::{self, Write};
use std::process::{Command, ExitStatus, Stdio};

/// The oldest browsers that the whole site works in, and the language that all of them read
/// (`tests/e2e/floor.rs`).
pub const FLOOR: &str = "es2020,chrome88,edge88,firefox78,safari15.4,ios15.4";

/// What esbuild is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Loader {
    Js,
    Css,
}

/// A script as esbuild writes it.
///
/// # Errors
/// Where there is no esbuild, or it does not understand the script.
pub(super) fn lower_script(script: &str) -> io::Result<String> {
    run(Loader::Js, script)
}

/// A style sheet as esbuild writes it. Syntax that came after [`FLOOR`] is lowered, and none is brought
/// in.
///
/// # Errors
/// Where there is no esbuild, or it does not understand the sheet.
pub fn lower_css(sheet: &str) -> io::Result<String> {
    run(Loader::Css, sheet)
}

fn run(loader: Loader, source: &str) -> io::Result<String> {
    let mut command = Command::new("esbuild");
    command
        .args(["--minify", "--charset=utf8", "--log-level=warning"])
        .arg(format!("--target={FLOOR}"));
    // Scripts are what esbuild expects; an icon's address stays as it is in a sheet.
    if loader == Loader::Css {
        command.arg("--loader=css");
    }
    let esbuild = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut esbuild = esbuild.map_err(|error| missing("esbuild", &error))?;
    if let Some(mut stdin) = esbuild.stdin.take() {
        stdin.write_all(source.as_bytes())?;
    }
    let output = esbuild.wait_with_output()?;
    succeeded("esbuild", output.status)?;
    String::from_utf8(output.stdout).map_err(io::Error::other)
}

/// The error of a tool that is not there.
pub(super) fn missing(tool: &str, error: &io::Error) -> io::Error {
    io::Error::other(format!("{tool}: {error}; what to do: run `make setup`"))
}

/// An error unless the tool succeeded.
pub(super) fn succeeded(tool: &str, status: ExitStatus) -> io::Result<()> {
    match status.success() {
        true => Ok(()),
        false => Err(io::Error::other(format!("{tool} failed: {status}"))),
    }
}
