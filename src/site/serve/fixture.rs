//! A small site for the tests of the server.

use std::fs;
use std::path::PathBuf;

use super::Options;
use super::answer::Response;
use super::folder::{ServedFolder, normal_base};
use super::request::Request;

/// A site in a temporary folder, removed on drop.
pub(super) struct Fixture {
    folder: PathBuf,
    pub(super) site: ServedFolder,
}

impl Drop for Fixture {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Fixture {
    pub(super) fn new(name: &str, options: Options) -> Self {
        let name = format!("yantu-serve-{}-{name}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let root = folder.join("site");
        fs::create_dir_all(root.join("county/430481")).unwrap();
        for (path, text) in [
            ("index.html", "front"),
            ("404.html", "lost"),
            ("county/430481/index.html", "Leiyang"),
            ("app-0123456789abcdef_bg.wasm", "plain wasm"),
            ("app-0123456789abcdef_bg.wasm.br", "br wasm"),
            ("app-0123456789abcdef_bg.wasm.gz", "gz wasm"),
            ("digits.txt", "0123456789"),
            ("耒阳 a.txt", "name"),
            ("../secret.txt", "secret"),
        ] {
            fs::write(root.join(path), text).unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("../secret.txt", root.join("link.txt")).unwrap();
        let root = root.canonicalize().unwrap();
        let base = normal_base("/sub/path");
        let site = ServedFolder {
            root,
            base,
            options,
        };
        Self { folder, site }
    }

    pub(super) fn get(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let fields = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        self.site.answer(&Request {
            method: "GET".to_owned(),
            target: format!("/sub/path/{path}"),
            fields,
            last: false,
        })
    }
}
