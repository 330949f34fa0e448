//! Copies compressed beforehand, for hosts that can serve them.

use std::io;
use std::path::{Path, PathBuf};
use std::{fs, thread};

use libdeflater::{CompressionLvl, Compressor};
use walkdir::WalkDir;

use super::offline::CHANGEABLE;

/// The endings of files that compress well.
const COMPRESSIBLE: [&str; 13] = [
    "html",
    "css",
    "js",
    "wasm",
    "json",
    "geojson",
    "svg",
    "txt",
    "csv",
    "xml",
    "webmanifest",
    "conf",
    "pack",
];

/// Writes `.br` and `.gz` beside every compressible file below `folder`.
///
/// # Errors
/// A file that cannot be read or written.
pub(super) fn compress_all(folder: &Path) -> io::Result<()> {
    let files = compressible(folder)?;
    let workers = thread::available_parallelism().map_or(2, usize::from);
    let chunk = files.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let running: Vec<_> = files
            .chunks(chunk)
            .map(|files| scope.spawn(|| files.iter().try_for_each(|file| compress(file))))
            .collect();
        running.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err(io::Error::other("a compressor stopped")))
        })
    })
}

/// The compressible files below a folder, sorted.
fn compressible(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder) {
        let path = entry?.into_path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        let is_kept = CHANGEABLE.iter().any(|name| path.ends_with(name));
        if !is_kept && ending.is_some_and(|ending| COMPRESSIBLE.contains(&ending)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Writes `.br` and `.gz` beside a file.
///
/// # Errors
/// A file that cannot be read or written.
pub(super) fn compress(file: &Path) -> io::Result<()> {
    let bytes = fs::read(file)?;
    let beside = |ending: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let mut brotli = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &settings)?;
    fs::write(beside(".br"), brotli)?;
    fs::write(beside(".gz"), gzip(&bytes)?)
}

/// How long the best way to say the same is looked for, of twelve: one more takes twice the time for a
/// percent of a picture, and finds nothing in a page.
const EFFORT: i32 = 11;

fn deflater() -> io::Result<Compressor> {
    let level =
        CompressionLvl::new(EFFORT).map_err(|error| io::Error::other(format!("{error:?}")))?;
    Ok(Compressor::new(level))
}

/// Bytes packed with gzip, the same at every time.
///
/// # Errors
/// None, in memory.
pub(super) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut deflater = deflater()?;
    let mut out = vec![0; deflater.gzip_compress_bound(bytes.len())];
    let size = deflater.gzip_compress(bytes, &mut out);
    out.truncate(size.map_err(io::Error::other)?);
    Ok(out)
}

/// Bytes packed as the data of a PNG are.
///
/// # Errors
/// None, in memory.
pub(super) fn zlib(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut deflater = deflater()?;
    let mut out = vec![0; deflater.zlib_compress_bound(bytes.len())];
    let size = deflater.zlib_compress(bytes, &mut out);
    out.truncate(size.map_err(io::Error::other)?);
    Ok(out)
}
