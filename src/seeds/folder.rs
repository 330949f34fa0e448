//! The seeds folder: files read with errors that say which file and what to do.

use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::SeedError;

/// A file's path relative to the seeds folder.
pub type FileName<'a> = &'a str;

/// A folder of seed files.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder at `root`.
    pub fn new(root: impl AsRef<Path>) -> Self {
        Self {
            root: root.as_ref().to_owned(),
        }
    }

    /// Where a file of the folder lies.
    pub fn path(&self, file: FileName) -> PathBuf {
        self.root.join(file)
    }

    /// Whether the folder has this file.
    pub fn has(&self, file: FileName) -> bool {
        self.path(file).is_file()
    }

    /// The text of a file.
    ///
    /// # Errors
    /// A file that is missing, unreadable or not UTF-8.
    pub fn text(&self, file: FileName) -> Result<String, SeedError> {
        let path = self.path(file);
        let bytes = fs::read(&path).map_err(|error| {
            SeedError::new(
                file,
                format!("the file could not be read: {error}"),
                format!("Put the file at {}.", path.display()),
            )
        })?;
        let text = String::from_utf8(bytes).map_err(|_| {
            SeedError::new(
                file,
                "the file is not UTF-8 text",
                "Save it again with the encoding UTF-8.",
            )
        })?;
        Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
    }

    /// The contents of a JSON file.
    ///
    /// # Errors
    /// A file that is missing, not JSON, or not of the form `T`.
    pub fn json<T: DeserializeOwned>(&self, file: FileName) -> Result<T, SeedError> {
        serde_json::from_str(&self.text(file)?).map_err(|error| {
            let place = format!("line {}, column {}", error.line(), error.column());
            let remedy = match error.classify() {
                serde_json::error::Category::Data => {
                    "Compare the record at this place with the schema named in the file's first line."
                }
                _ => "Look at this place for a missing comma, bracket or quotation mark.",
            };
            SeedError::new(file, format!("{error}"), remedy).record(place)
        })
    }

    /// The contents of a JSON file, or the default where the folder has no such file.
    ///
    /// # Errors
    /// A file that is there but not of the form `T`.
    pub fn json_or_default<T: DeserializeOwned + Default>(
        &self,
        file: FileName,
    ) -> Result<T, SeedError> {
        if self.has(file) {
            self.json(file)
        } else {
            Ok(T::default())
        }
    }
}
