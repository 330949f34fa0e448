//! The seeds folder: files read with errors that say which file and what to do.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::de::DeserializeOwned;

use super::SeedError;
use super::json_words::json_error;

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
            let cause = match error.kind() {
                io::ErrorKind::NotFound => "there is no such file".to_owned(),
                _ => format!("the file could not be read: {error}"),
            };
            let place = path.display();
            let remedy = format!(
                "Put the file at {place}; if another file of the seeds names it, look for a slip in the name there."
            );
            SeedError::new(file, cause, remedy)
        })?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let sound = error.as_bytes().get(..error.utf8_error().valid_up_to());
            let line = sound.unwrap_or_default().iter().filter(|byte| **byte == b'\n').count() + 1;
            SeedError::new(
                file,
                "the file is not UTF-8 text",
                "Open it in an editor that shows the characters rightly, and save it again with the encoding UTF-8.",
            )
            .record(format!("line {line}"))
        })?;
        Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
    }

    /// The contents of a JSON file.
    ///
    /// # Errors
    /// A file that is missing, not JSON, or not of the form `T`.
    pub fn json<T: DeserializeOwned>(&self, file: FileName) -> Result<T, SeedError> {
        let text = self.text(file)?;
        serde_json::from_str(&text).map_err(|error| json_error(file, &text, &error))
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
