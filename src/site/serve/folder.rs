//! A folder of files, served as a careful static host would.

use std::fs::File;
use std::io::{Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::Options;
use super::answer::{Body, Response};
use super::request::{Request, Unsatisfiable, accepts, relative, single_range};
use crate::site::headers::{DATA_FOLDER, DATA_ORIGIN, cache_control, content_type};

/// A served folder.
#[derive(Debug)]
pub(super) struct ServedFolder {
    /// The canonical path of the folder, so that links leading out of it are detected.
    pub(super) root: PathBuf,
    /// The base path, with a slash at both ends.
    pub(super) base: String,
    pub(super) options: Options,
}

impl ServedFolder {
    pub(super) fn answer(&self, request: &Request) -> Response {
        match request.method.as_str() {
            "GET" | "HEAD" => {}
            "" => return Response::plain(400),
            _ => {
                let mut answer = Response::plain(405);
                answer.set("Allow", "GET, HEAD");
                return answer;
            }
        }
        let (path, query) = match request.target.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (request.target.as_str(), None),
        };
        let Some(below) = path.strip_prefix(&self.base) else {
            return if path == self.base.trim_end_matches('/') {
                redirect(path, query)
            } else {
                Response::plain(404)
            };
        };
        let wants_folder = below.is_empty() || below.ends_with('/');
        let found = relative(below).and_then(|relative| self.inside(&self.root.join(relative)));
        match found {
            Some(folder) if folder.is_dir() && !wants_folder => redirect(path, query),
            Some(folder) if folder.is_dir() => match self.inside(&folder.join("index.html")) {
                Some(index) => self.file(200, &index, request),
                None => self.not_found(request),
            },
            Some(file) if !wants_folder => self.file(200, &file, request),
            _ => self.not_found(request),
        }
    }

    fn not_found(&self, request: &Request) -> Response {
        match self.inside(&self.root.join("404.html")) {
            Some(page) => self.file(404, &page, request),
            None => Response::plain(404),
        }
    }

    /// The real path of an existing file, if it lies in the served folder.
    fn inside(&self, path: &Path) -> Option<PathBuf> {
        let real = path.canonicalize().ok()?;
        real.starts_with(&self.root).then_some(real)
    }

    /// Responds with a file, in the best encoding that the client accepts.
    fn file(&self, status: u16, path: &Path, request: &Request) -> Response {
        let name = path.file_name().map(|name| name.to_string_lossy());
        let name = name.as_deref().unwrap_or_default();
        if self.options.missing.iter().any(|end| name.ends_with(end)) {
            return Response::plain(404);
        }
        // A range applies to the uncompressed file.
        let range = request
            .field("range")
            .filter(|_| status == 200 && request.field("if-range").is_none());
        let variants = self.variants(path);
        let accepted = request.field("accept-encoding").unwrap_or_default();
        let variant = variants
            .iter()
            .find(|(coding, _)| range.is_none() && accepts(accepted, coding));
        let served = variant.map_or(path, |(_, path)| path.as_path());

        let opened = File::open(served).and_then(|file| Ok((file.metadata()?, file)));
        let Ok((metadata, mut file)) = opened else {
            return Response::plain(500);
        };
        let length = metadata.len();
        let etag = {
            let age = metadata.modified().ok();
            let age = age.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            let coding = variant.map_or("", |(coding, _)| *coding);
            let nanos = age.unwrap_or_default().as_nanos();
            format!("\"{length:x}-{nanos:x}{coding}\"")
        };
        let unchanged = status == 200
            && request
                .field("if-none-match")
                .is_some_and(|known| known.split(',').any(|one| one.trim() == etag));

        let mut answer = match range.and_then(|range| single_range(range, length)) {
            _ if unchanged => Response::new(304, Body::Text("")),
            None => Response::new(status, Body::File { file, length }),
            Some(Err(Unsatisfiable)) => {
                let mut answer = Response::plain(416);
                answer.set("Content-Range", format!("bytes */{length}"));
                return answer;
            }
            Some(Ok((first, last))) => {
                if file.seek(SeekFrom::Start(first)).is_err() {
                    return Response::plain(500);
                }
                let part = last - first + 1;
                let mut answer = Response::new(206, Body::File { file, length: part });
                answer.set("Content-Range", format!("bytes {first}-{last}/{length}"));
                answer
            }
        };
        answer.set("Content-Type", self.content_type(name));
        answer.set("Accept-Ranges", "bytes");
        answer.set("ETag", etag);
        if status == 200 {
            answer.set("Cache-Control", cache_control(name));
        }
        if path.starts_with(self.root.join(DATA_FOLDER)) {
            answer.set(DATA_ORIGIN.0, DATA_ORIGIN.1);
        }
        if !variants.is_empty() {
            answer.set("Vary", "Accept-Encoding");
        }
        if let Some((coding, _)) = variant {
            answer.set("Content-Encoding", *coding);
        }
        answer
    }

    /// The compressed files beside a file, the best first.
    fn variants(&self, path: &Path) -> Vec<(&'static str, PathBuf)> {
        if !self.options.compression {
            return Vec::new();
        }
        [("br", ".br"), ("gzip", ".gz")]
            .into_iter()
            .filter_map(|(coding, ending)| {
                let mut beside = path.as_os_str().to_owned();
                beside.push(ending);
                Some((coding, self.inside(Path::new(&beside))?))
            })
            .collect()
    }

    fn content_type(&self, name: &str) -> &'static str {
        if name.ends_with(".wasm") {
            return self.options.wasm_type;
        }
        content_type(name)
    }
}

fn redirect(path: &str, query: Option<&str>) -> Response {
    let mut answer = Response::plain(301);
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    answer.set("Location", format!("{path}/{query}"));
    answer
}

/// Normalizes a base path: `a/b`, `/a/b` and `/a/b/` all become `/a/b/`.
pub(super) fn normal_base(base: &str) -> String {
    match base.trim_matches('/') {
        "" | "." => "/".to_owned(),
        inner => format!("/{inner}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::serve::fixture::Fixture;
    use std::io::{self, Read as _};

    fn text(answer: Response) -> String {
        match answer.body {
            Body::Text(text) => text.to_owned(),
            Body::File { file, length } => io::read_to_string(file.take(length)).unwrap(),
        }
    }

    #[test]
    fn folders_serve_their_index_and_redirect_to_a_trailing_slash() {
        let site = Fixture::new("folders", Options::default());
        assert_eq!(text(site.get("", &[])), "front");
        assert_eq!(text(site.get("county/430481/", &[])), "Leiyang");
        let answer = site.get("county/430481?layer=zones", &[]);
        assert_eq!(answer.status, 301);
        assert_eq!(
            answer.field("Location"),
            Some("/sub/path/county/430481/?layer=zones")
        );
        let mut outside = Request {
            method: "GET".to_owned(),
            target: "/sub/path".to_owned(),
            ..Request::default()
        };
        let answer = site.site.answer(&outside);
        assert_eq!(answer.field("Location"), Some("/sub/path/"));
        outside.target = "/digits.txt".to_owned();
        assert_eq!(site.site.answer(&outside).status, 404);
    }

    #[test]
    fn missing_file_serves_the_not_found_page() {
        let site = Fixture::new("missing", Options::default());
        for path in ["nothing", "county/", "digits.txt/", "index.html/x"] {
            let answer = site.get(path, &[]);
            assert_eq!(answer.status, 404, "{path}");
            assert_eq!(answer.field("Cache-Control"), Some("no-cache"));
            assert_eq!(text(answer), "lost", "{path}");
        }
    }

    #[test]
    fn no_path_escapes_the_folder() {
        let site = Fixture::new("outside", Options::default());
        for path in [
            "../secret.txt",
            "%2e%2e/secret.txt",
            "..%2fsecret.txt",
            "county/../../secret.txt",
            "county/..%5c..%5csecret.txt",
            "//secret.txt",
            "/etc/passwd",
            "%2fetc/passwd",
            "./digits.txt",
            "digits.txt%00",
            "link.txt",
            "%ff",
            "%4",
            "%zz",
        ] {
            let answer = site.get(path, &[]);
            assert_eq!(
                (answer.status, text(answer)),
                (404, "lost".into()),
                "{path}"
            );
        }
        let answer = site.get("%E8%80%92%E9%98%B3%20a.txt", &[]);
        assert_eq!(text(answer), "name");
    }

    #[test]
    fn compressed_files_are_served_if_the_client_accepts_them() {
        let site = Fixture::new("compressed", Options::default());
        for (accepted, coding, body) in [
            ("gzip, deflate, br, zstd", Some("br"), "br wasm"),
            ("br;q=0, gzip;q=0.5", Some("gzip"), "gz wasm"),
            ("identity", None, "plain wasm"),
            ("", None, "plain wasm"),
        ] {
            let answer = site.get(
                "app-0123456789abcdef_bg.wasm",
                &[("accept-encoding", accepted)],
            );
            assert_eq!(answer.field("Content-Encoding"), coding, "{accepted}");
            assert_eq!(answer.field("Vary"), Some("Accept-Encoding"));
            assert_eq!(answer.field("Content-Type"), Some("application/wasm"));
            assert!(answer.field("Cache-Control").unwrap().contains("immutable"));
            assert_eq!(text(answer), body, "{accepted}");
        }
        let answer = site.get("digits.txt", &[("accept-encoding", "br")]);
        assert_eq!(answer.field("Vary"), None);
        assert_eq!(answer.field("Cache-Control"), Some("no-cache"));
    }

    #[test]
    fn careless_hosts_can_be_simulated() {
        let options = Options {
            compression: false,
            wasm_type: "application/octet-stream",
            missing: &[".txt"],
        };
        let site = Fixture::new("careless", options);
        let answer = site.get("app-0123456789abcdef_bg.wasm", &[("accept-encoding", "br")]);
        assert_eq!(answer.field("Content-Encoding"), None);
        let wasm = answer.field("Content-Type");
        assert_eq!(wasm, Some("application/octet-stream"));
        assert_eq!(site.get("digits.txt", &[]).status, 404);
    }

    #[test]
    fn single_range_is_served() {
        let site = Fixture::new("ranges", Options::default());
        for (range, status, content_range, body) in [
            ("bytes=2-4", 206, Some("bytes 2-4/10"), "234"),
            ("bytes=7-", 206, Some("bytes 7-9/10"), "789"),
            ("bytes=-3", 206, Some("bytes 7-9/10"), "789"),
            ("bytes=-30", 206, Some("bytes 0-9/10"), "0123456789"),
            ("bytes=8-90", 206, Some("bytes 8-9/10"), "89"),
            (
                "bytes=10-",
                416,
                Some("bytes */10"),
                "Range Not Satisfiable",
            ),
            ("bytes=-0", 416, Some("bytes */10"), "Range Not Satisfiable"),
            ("bytes=4-2", 200, None, "0123456789"),
            ("bytes=0-1,3-4", 200, None, "0123456789"),
            ("items=0-1", 200, None, "0123456789"),
        ] {
            let answer = site.get("digits.txt", &[("range", range)]);
            assert_eq!(answer.status, status, "{range}");
            assert_eq!(answer.field("Content-Range"), content_range, "{range}");
            assert_eq!(text(answer), body, "{range}");
        }
    }

    #[test]
    fn unchanged_file_gives_not_modified() {
        let site = Fixture::new("etag", Options::default());
        let first = site.get("digits.txt", &[]);
        let etag = first.field("ETag").unwrap();
        let again = site.get("digits.txt", &[("if-none-match", etag)]);
        assert_eq!((again.status, text(again)), (304, String::new()));
        let other = site.get("digits.txt", &[("if-none-match", "\"x\"")]);
        assert_eq!(other.status, 200);
    }
}
