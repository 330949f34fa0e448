//! The typeface of the pictures: two files named here, looked for where systems keep fonts. No other
//! font of the system is asked, so that the same files make the same pictures.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use ttf_parser::{Face, name_id};

/// Names another folder to look for the files in, before the system's own.
const FOLDER: &str = "CARD_FONTS";
/// Where systems keep fonts; `~` is the home folder.
const FOLDERS: [&str; 5] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
];
/// How deep folders of fonts lie in each other.
const DEPTH: usize = 4;
/// The typefaces, the best first: how the names of their files start, and the family in them. Each
/// file holds the face of several regions.
const TYPEFACES: [(&str, &str); 3] = [
    ("NotoSerifCJK", "Noto Serif CJK"),
    ("SourceHanSerif", "Source Han Serif"),
    ("NotoSansCJK", "Noto Sans CJK"),
];

/// The files of a typeface.
#[derive(Debug)]
pub struct Fonts {
    family: &'static str,
    regular: Vec<u8>,
    bold: Vec<u8>,
}

/// The two weights of a typeface as one region writes.
pub(super) struct Faces<'a> {
    /// For what is read.
    pub(super) regular: Face<'a>,
    /// For names.
    pub(super) bold: Face<'a>,
}

impl Fonts {
    /// The first typeface that is there, with both weights.
    pub fn find() -> Option<Self> {
        let home = env::var("HOME").unwrap_or_default();
        let own = env::var(FOLDER).ok().filter(|folder| !folder.is_empty());
        let system = FOLDERS.map(|folder| folder.replace('~', &home));
        let folders: Vec<PathBuf> = own.into_iter().chain(system).map(PathBuf::from).collect();
        TYPEFACES.iter().find_map(|(file, family)| {
            let weight = |weight: &str| {
                let name = format!("{file}-{weight}.ttc");
                let mut found = folders
                    .iter()
                    .filter_map(|folder| file_in(folder, &name, DEPTH));
                found.find_map(|path| fs::read(path).ok())
            };
            let fonts = Self {
                family,
                regular: weight("Regular")?,
                bold: weight("Bold")?,
            };
            fonts.faces(false).is_ok().then_some(fonts)
        })
    }

    /// What the typeface is called.
    pub fn name(&self) -> &str {
        self.family
    }

    /// The faces of the mainland, or those of Taiwan.
    ///
    /// # Errors
    /// A file that holds no such face.
    pub(super) fn faces(&self, traditional: bool) -> io::Result<Faces<'_>> {
        let region = if traditional { "TC" } else { "SC" };
        let family = format!("{} {region}", self.family);
        let face = |file| {
            let missing = || io::Error::other(format!("the font file holds no {family}"));
            face(file, &family).ok_or_else(missing)
        };
        Ok(Faces {
            regular: face(&self.regular)?,
            bold: face(&self.bold)?,
        })
    }
}

/// The face of a family in a file that holds several.
fn face<'a>(file: &'a [u8], family: &str) -> Option<Face<'a>> {
    let count = ttf_parser::fonts_in_collection(file)?;
    let faces = (0..count).filter_map(|index| Face::parse(file, index).ok());
    faces.into_iter().find(|face| {
        let mut names = face.names().into_iter();
        names.any(|name| {
            let kind = [name_id::FAMILY, name_id::TYPOGRAPHIC_FAMILY].contains(&name.name_id);
            kind && name.to_string().as_deref() == Some(family)
        })
    })
}

/// The file of this name below a folder, folders in the order of their names.
fn file_in(folder: &Path, name: &str, depth: usize) -> Option<PathBuf> {
    let path = folder.join(name);
    if path.is_file() {
        return Some(path);
    }
    let entries = fs::read_dir(folder).ok().filter(|_| depth > 0)?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
        .iter()
        .find_map(|folder| file_in(folder, name, depth - 1))
}
