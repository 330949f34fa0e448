//! The fonts of the images: two files, searched by name in the system's font folders. Other system
//! fonts are never used, so that the same files give the same images.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use ttf_parser::{Face, name_id};

/// The environment variable that names another font folder, searched before the system's.
const FOLDER: &str = "CARD_FONTS";
/// The system's font folders; `~` is the home folder.
const FOLDERS: [&str; 5] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
];
/// The largest nesting depth of font folders.
const DEPTH: usize = 4;
/// The typefaces in order of preference: the prefix of their file names, and the family in them.
/// Each file contains the faces of several regions.
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

/// The two weights of a typeface for one region.
pub(super) struct Faces<'a> {
    /// The weight for text.
    pub(super) regular: Face<'a>,
    /// The weight for names.
    pub(super) bold: Face<'a>,
}

impl Fonts {
    /// The first available typeface that has both weights.
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

    /// The name of the typeface.
    pub fn name(&self) -> &str {
        self.family
    }

    /// The faces for the Mainland, or for Taiwan if `traditional` is set.
    ///
    /// # Errors
    /// Fails if a file does not contain the face.
    pub(super) fn faces(&self, traditional: bool) -> io::Result<Faces<'_>> {
        let region = if traditional { "TC" } else { "SC" };
        let family = format!("{} {region}", self.family);
        let face = |file| {
            let missing = || io::Error::other(format!("the font file contains no {family}"));
            face(file, &family).ok_or_else(missing)
        };
        Ok(Faces {
            regular: face(&self.regular)?,
            bold: face(&self.bold)?,
        })
    }
}

/// The face of a family in a font collection.
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

/// The file of this name below a folder; folders are searched in the order of their names.
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
