//! A static file server for looking at the finished site locally, tests included.
//!
//! It is no production server: it knows only what a browser needs to see the site as a careful
//! static host would show it (headers, compressed variants, ranges, a sub-path). It is written
//! on the standard library because a stopped server has to be gone at once, idle connections
//! included, for a journey to see what the site does offline.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, UNIX_EPOCH};

use super::headers::{ASK_ANEW, SECURITY, cache_control, content_type};

/// How long an idle connection is kept open.
const IDLE: Duration = Duration::from_secs(60);
/// The longest request head that is read, in bytes.
const HEAD_LIMIT: u64 = 16 * 1024;

/// How a server behaves; the defaults are those of a good host, the rest is for tests.
#[derive(Clone, Debug)]
pub struct Options {
    /// Whether `.br` and `.gz` files beside the asked one are used.
    pub compression: bool,
    /// The content type of `.wasm` files; careless hosts send `application/octet-stream`.
    pub wasm_type: &'static str,
    /// Endings (such as `.wasm`) that are answered as if the file did not exist.
    pub missing: &'static [&'static str],
}

impl Default for Options {
    fn default() -> Self {
        Self {
            compression: true,
            wasm_type: "application/wasm",
            missing: &[],
        }
    }
}

/// A running server; it stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    base: String,
    connections: Arc<Connections>,
    accepting: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves the folder `root` under the path `base` (`/`, or a sub-path such as `/a/b/`).
    ///
    /// # Errors
    /// When `root` is no readable folder, or the address cannot be bound.
    pub fn start(root: PathBuf, base: &str, address: SocketAddr) -> io::Result<Self> {
        Self::start_with(root, base, address, Options::default())
    }

    /// As [`Server::start`], with other [`Options`].
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn start_with(
        root: PathBuf,
        base: &str,
        address: SocketAddr,
        options: Options,
    ) -> io::Result<Self> {
        let root = root.canonicalize()?;
        if !root.is_dir() {
            return Err(io::Error::new(
                io::ErrorKind::NotADirectory,
                format!("{} is not a folder", root.display()),
            ));
        }
        let site = Arc::new(Site {
            root,
            base: normal_base(base),
            options,
        });
        let listener = TcpListener::bind(address)?;
        let address = listener.local_addr()?;
        let base = site.base.clone();
        let connections = Arc::new(Connections::default());
        let accepting = {
            let connections = Arc::clone(&connections);
            thread::spawn(move || accept(&listener, &site, &connections))
        };
        Ok(Self {
            address,
            base,
            connections,
            accepting: Some(accepting),
        })
    }

    /// The port it listens on, useful after starting on port 0.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The address of the site's front page, with the base path and a final slash.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// Stops listening and cuts every connection.
    pub fn stop(self) {}

    /// Waits until the server ends, which it does not by itself.
    pub fn wait(mut self) {
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let Some(accepting) = self.accepting.take() else {
            return;
        };
        self.connections.stopping.store(true, Ordering::SeqCst);
        // Accepting blocks until somebody calls: call.
        let mut own = self.address;
        if own.ip().is_unspecified() {
            own.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
        }
        let _ = TcpStream::connect_timeout(&own, Duration::from_secs(1));
        let _ = accepting.join();
        for stream in self.connections.open().values() {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

/// The open connections of a server, kept to be cut when it stops.
#[derive(Debug, Default)]
struct Connections {
    stopping: AtomicBool,
    open: Mutex<HashMap<u64, TcpStream>>,
}

impl Connections {
    fn open(&self) -> MutexGuard<'_, HashMap<u64, TcpStream>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes connections until told to stop, each on a thread of its own.
fn accept(listener: &TcpListener, site: &Arc<Site>, connections: &Arc<Connections>) {
    for (number, stream) in (0_u64..).zip(listener.incoming()) {
        if connections.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let Ok(handle) = stream.try_clone() else {
            continue;
        };
        connections.open().insert(number, handle);
        let (site, connections) = (Arc::clone(site), Arc::clone(connections));
        thread::spawn(move || {
            // A visitor who leaves in the middle is no error.
            let _ = converse(&site, &stream);
            let _ = stream.shutdown(Shutdown::Both);
            connections.open().remove(&number);
        });
    }
}

/// Answers the requests of one connection, one after the other.
fn converse(site: &Site, stream: &TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(IDLE))?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = Request::read(&mut reader)? {
        let last = request.last;
        let answer = site.answer(&request);
        answer.send(stream, &request.method, last)?;
        if last {
            break;
        }
    }
    Ok(())
}

/// What is used of a request.
#[derive(Debug, Default)]
struct Request {
    method: String,
    target: String,
    /// Header fields, their names in lower case.
    fields: Vec<(String, String)>,
    /// Whether the connection ends after the answer.
    last: bool,
}

impl Request {
    /// Reads one request head; nothing when the client has closed the connection.
    /// A head that makes no sense becomes a request with an empty method.
    fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = reader.take(HEAD_LIMIT);
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut request = Self {
            last: true,
            ..Self::default()
        };
        let mut words = line.split_ascii_whitespace();
        let (Some(method), Some(target), Some(version)) =
            (words.next(), words.next(), words.next())
        else {
            return Ok(Some(request));
        };
        let (method, target) = (method.to_owned(), target.to_owned());
        let keeps_alive = version == "HTTP/1.1";
        loop {
            line.clear();
            if head.read_line(&mut line)? == 0 || !line.ends_with('\n') {
                return Ok(Some(request));
            }
            let field = line.trim_end();
            if field.is_empty() {
                break;
            }
            let Some((name, value)) = field.split_once(':') else {
                return Ok(Some(request));
            };
            let field = (name.to_ascii_lowercase(), value.trim().to_owned());
            request.fields.push(field);
        }
        request.method = method;
        request.target = target;
        // A body is never read, so nothing may follow it on the same connection.
        let has_body = request.field("transfer-encoding").is_some()
            || request.field("content-length").is_some_and(|n| n != "0");
        let closes = request
            .field("connection")
            .is_some_and(|value| value.eq_ignore_ascii_case("close"));
        request.last = !keeps_alive || has_body || closes;
        Ok(Some(request))
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }
}

/// What is sent back.
#[derive(Debug)]
struct Answer {
    status: u16,
    fields: Vec<(&'static str, String)>,
    body: Body,
}

#[derive(Debug)]
enum Body {
    Text(&'static str),
    /// `length` bytes of a file that is already at its starting point.
    File {
        file: File,
        length: u64,
    },
}

impl Answer {
    fn new(status: u16, body: Body) -> Self {
        let fields = vec![("Cache-Control", ASK_ANEW.to_owned())];
        Self {
            status,
            fields,
            body,
        }
    }

    fn plain(status: u16) -> Self {
        let mut answer = Self::new(status, Body::Text(reason(status)));
        answer.set("Content-Type", "text/plain; charset=utf-8");
        answer
    }

    fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.fields.retain(|(field, _)| *field != name);
        self.fields.push((name, value.into()));
    }

    #[cfg(test)]
    fn field(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(field, _)| *field == name)
            .map(|(_, value)| value.as_str())
    }

    fn send(self, mut to: impl Write, method: &str, last: bool) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        let common = SECURITY.into_iter();
        let own = self.fields.iter().map(|(name, value)| (*name, &**value));
        for (name, value) in common.chain(own) {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if last {
            head.push_str("Connection: close\r\n");
        }
        if self.status != 304 {
            let length = match &self.body {
                Body::Text(text) => text.len() as u64,
                Body::File { length, .. } => *length,
            };
            let _ = write!(head, "Content-Length: {length}\r\n");
        }
        head.push_str("\r\n");
        to.write_all(head.as_bytes())?;
        if method == "HEAD" || self.status == 304 {
            return to.flush();
        }
        match self.body {
            Body::Text(text) => to.write_all(text.as_bytes())?,
            Body::File { file, length } => {
                if io::copy(&mut file.take(length), &mut to)? < length {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
            }
        }
        to.flush()
    }
}

/// A folder as a site.
#[derive(Debug)]
struct Site {
    /// Canonical, so that a link leading out of it shows.
    root: PathBuf,
    /// With a slash at both ends.
    base: String,
    options: Options,
}

impl Site {
    fn answer(&self, request: &Request) -> Answer {
        match request.method.as_str() {
            "GET" | "HEAD" => {}
            "" => return Answer::plain(400),
            _ => {
                let mut answer = Answer::plain(405);
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
                Answer::plain(404)
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

    fn not_found(&self, request: &Request) -> Answer {
        match self.inside(&self.root.join("404.html")) {
            Some(page) => self.file(404, &page, request),
            None => Answer::plain(404),
        }
    }

    /// The real path of something that exists, only if it lies in the served folder.
    fn inside(&self, path: &Path) -> Option<PathBuf> {
        let real = path.canonicalize().ok()?;
        real.starts_with(&self.root).then_some(real)
    }

    /// Answers with a file, in the best form the client takes.
    fn file(&self, status: u16, path: &Path, request: &Request) -> Answer {
        let name = path.file_name().map(|name| name.to_string_lossy());
        let name = name.as_deref().unwrap_or_default();
        if self.options.missing.iter().any(|end| name.ends_with(end)) {
            return Answer::plain(404);
        }
        // A range is one of the file itself.
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
            return Answer::plain(500);
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
            _ if unchanged => Answer::new(304, Body::Text("")),
            None => Answer::new(status, Body::File { file, length }),
            Some(Err(Unsatisfiable)) => {
                let mut answer = Answer::plain(416);
                answer.set("Content-Range", format!("bytes */{length}"));
                return answer;
            }
            Some(Ok((first, last))) => {
                if file.seek(SeekFrom::Start(first)).is_err() {
                    return Answer::plain(500);
                }
                let part = last - first + 1;
                let mut answer = Answer::new(206, Body::File { file, length: part });
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

fn redirect(path: &str, query: Option<&str>) -> Answer {
    let mut answer = Answer::plain(301);
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    answer.set("Location", format!("{path}/{query}"));
    answer
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        301 => "Moved Permanently",
        304 => "Not Modified",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        416 => "Range Not Satisfiable",
        _ => "Internal Server Error",
    }
}

/// `a/b`, `/a/b` and `/a/b/` are the same base: `/a/b/`.
fn normal_base(base: &str) -> String {
    match base.trim_matches('/') {
        "" | "." => "/".to_owned(),
        inner => format!("/{inner}/"),
    }
}

/// The file path a URL path means, or nothing when it is malformed or could lead astray:
/// every segment has to decode to one plain, non-empty name. A final slash is allowed.
fn relative(path: &str) -> Option<PathBuf> {
    let mut relative = PathBuf::new();
    let path = path.strip_suffix('/').unwrap_or(path);
    if path.is_empty() {
        return Some(relative);
    }
    for segment in path.split('/') {
        let name = percent_decode(segment)?;
        if name.contains(['\0', '/', '\\']) {
            return None;
        }
        let mut parts = Path::new(&name).components();
        match (parts.next(), parts.next()) {
            (Some(Component::Normal(one)), None) => relative.push(one),
            _ => return None,
        }
    }
    Some(relative)
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Whether an `Accept-Encoding` value allows a coding.
fn accepts(accepted: &str, coding: &str) -> bool {
    accepted.split(',').any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        let named = parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok());
        named && weight.unwrap_or(1.0) > 0.0
    })
}

#[derive(Debug, PartialEq)]
struct Unsatisfiable;

/// The first and last byte a `Range` value asks for; nothing when it is to be ignored
/// (another unit, several ranges, not a range).
fn single_range(range: &str, length: u64) -> Option<Result<(u64, u64), Unsatisfiable>> {
    let (first, last) = range.strip_prefix("bytes=")?.trim().split_once('-')?;
    let (first, last) = match (first, last) {
        ("", suffix) => (
            length.saturating_sub(suffix.parse().ok()?),
            length.checked_sub(1),
        ),
        (first, "") => (first.parse().ok()?, length.checked_sub(1)),
        (first, last) => {
            let (first, last): (u64, u64) = (first.parse().ok()?, last.parse().ok()?);
            if last < first {
                return None;
            }
            (first, length.checked_sub(1).map(|end| end.min(last)))
        }
    };
    Some(match last {
        Some(last) if first <= last => Ok((first, last)),
        _ => Err(Unsatisfiable),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::net::Ipv4Addr;

    /// A site in a temporary folder, removed at the end.
    struct Fixture {
        folder: PathBuf,
        site: Site,
    }

    impl Drop for Fixture {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }

    impl Fixture {
        fn new(name: &str, options: Options) -> Self {
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
            let site = Site {
                root,
                base,
                options,
            };
            Self { folder, site }
        }

        fn get(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
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

    fn text(answer: Answer) -> String {
        match answer.body {
            Body::Text(text) => text.to_owned(),
            Body::File { file, length } => io::read_to_string(file.take(length)).unwrap(),
        }
    }

    #[test]
    fn folders_answer_with_their_index_and_redirect_to_their_slash() {
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
    fn what_is_not_there_answers_with_the_not_found_page() {
        let site = Fixture::new("missing", Options::default());
        for path in ["nothing", "county/", "digits.txt/", "index.html/x"] {
            let answer = site.get(path, &[]);
            assert_eq!(answer.status, 404, "{path}");
            assert_eq!(answer.field("Cache-Control"), Some("no-cache"));
            assert_eq!(text(answer), "lost", "{path}");
        }
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
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
    fn compressed_files_are_used_when_the_client_takes_them() {
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
    fn careless_hosts_can_be_imitated() {
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
    fn one_range_is_served() {
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
    fn an_unchanged_file_is_not_sent_again() {
        let site = Fixture::new("etag", Options::default());
        let first = site.get("digits.txt", &[]);
        let etag = first.field("ETag").unwrap();
        let again = site.get("digits.txt", &[("if-none-match", etag)]);
        assert_eq!((again.status, text(again)), (304, String::new()));
        let other = site.get("digits.txt", &[("if-none-match", "\"x\"")]);
        assert_eq!(other.status, 200);
    }

    /// Sends raw text to a running server and reads until it closes.
    fn exchange(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        io::read_to_string(&stream).unwrap()
    }

    #[test]
    fn a_running_server_speaks_http_and_stops() {
        let site = Fixture::new("running", Options::default());
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let server = Server::start(site.site.root.clone(), "/", any).unwrap();
        assert_eq!(server.url(), format!("http://127.0.0.1:{}/", server.port()));

        // Two requests on one connection; the HEAD one has no body.
        let both = exchange(
            &server,
            "HEAD /digits.txt HTTP/1.1\r\nHost: x\r\n\r\n\
             GET /digits.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        );
        assert_eq!(both.matches("HTTP/1.1 200 OK\r\n").count(), 2, "{both}");
        assert_eq!(both.matches("Content-Length: 10\r\n").count(), 2, "{both}");
        assert_eq!(both.matches("0123456789").count(), 1, "{both}");
        for (name, value) in SECURITY {
            assert!(both.contains(&format!("{name}: {value}\r\n")), "{both}");
        }
        let post = "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc";
        assert!(exchange(&server, post).starts_with("HTTP/1.1 405 "));
        assert!(exchange(&server, "nonsense\r\n\r\n").starts_with("HTTP/1.1 400 "));
        let endless = format!("GET / HTTP/1.1\r\nA: {}", "a".repeat(16 * 1024));
        assert!(exchange(&server, &endless).starts_with("HTTP/1.1 400 "));

        // Stopping cuts the idle connections and frees the port.
        let address = server.address;
        let idle = TcpStream::connect(address).unwrap();
        exchange(&server, "GET / HTTP/1.0\r\n\r\n");
        server.stop();
        assert_eq!((&idle).read(&mut [0]).unwrap_or(0), 0);
        assert!(TcpStream::connect(address).is_err());
    }
}
