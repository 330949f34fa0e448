//! Copies compressed beforehand, for hosts that can serve them.

use std::io;
use std::path::{Path, PathBuf};
use std::{fs, thread};

use libdeflater::{CompressionLvl, Compressor};

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

/// Which copies a file gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Copies {
    Both,
    Brotli,
    None,
}

impl Copies {
    /// The copies of a file, by its way below the site's root. Pages of which there are many have
    /// fewer, as they would weigh half as much again: of those below one folder Brotli's alone, which
    /// every browser takes; of those of a division and a topic none. Servers compress these themselves.
    fn of(way: &Path, editions: &[String]) -> Self {
        let edition = editions.iter().find_map(|edition| {
            let own = way.strip_prefix(edition).ok();
            own.filter(|_| !edition.is_empty())
        });
        let way = edition.unwrap_or(way);
        let is_page = way.file_name().is_some_and(|name| name == "index.html");
        match way.components().count() {
            4.. if is_page => Self::None,
            3 if is_page => Self::Brotli,
            _ => Self::Both,
        }
    }
}

/// Writes `.br` and `.gz` beside every compressible file below `folder`, except beside pages of which
/// there are many. `editions` are the folders of the languages.
///
/// # Errors
/// A file that cannot be read or written.
pub(super) fn compress_all(folder: &Path, editions: &[String]) -> io::Result<()> {
    let copied = |file: &Path| {
        let way = file.strip_prefix(folder).unwrap_or(file);
        write_copies(file, Copies::of(way, editions))
    };
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    let workers = thread::available_parallelism().map_or(2, usize::from);
    let chunk = files.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let running: Vec<_> = files
            .chunks(chunk)
            .map(|files| scope.spawn(|| files.iter().try_for_each(|file| copied(file))))
            .collect();
        running.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err(io::Error::other("a compressor stopped")))
        })
    })
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if CHANGEABLE.iter().any(|name| path.ends_with(name)) {
            continue;
        } else if path
            .extension()
            .and_then(|extension| extension.to_str())
            .is_some_and(|extension| COMPRESSIBLE.contains(&extension))
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(())
}

/// Writes `.br` and `.gz` beside a file.
///
/// # Errors
/// A file that cannot be read or written.
pub(super) fn compress(file: &Path) -> io::Result<()> {
    write_copies(file, Copies::Both)
}

fn write_copies(file: &Path, copies: Copies) -> io::Result<()> {
    if copies == Copies::None {
        return Ok(());
    }
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
    match copies {
        Copies::Both => fs::write(beside(".gz"), gzip(&bytes)?),
        _ => Ok(()),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_which_there_are_many_have_fewer_copies() {
        let editions = ["", "zh-hant/", "en/"].map(str::to_owned);
        for (way, copies) in [
            ("index.html", Copies::Both),
            ("read/index.html", Copies::Both),
            ("en/index.html", Copies::Both),
            ("en/read/index.html", Copies::Both),
            ("data/plan.json", Copies::Both),
            ("article/31/index.html", Copies::Brotli),
            ("en/strategy/talent-geese/index.html", Copies::Brotli),
            ("county/430481/elder-care/index.html", Copies::None),
            ("zh-hant/county/430481/elder-care/index.html", Copies::None),
        ] {
            assert_eq!(Copies::of(Path::new(way), &editions), copies, "{way}");
        }
    }
}
