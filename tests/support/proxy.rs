//! An HTTP proxy between a browser and the servers of a test: it records requests, blocks addresses,
//! and injects scripts and a listener for the console into the pages.
//!
//! Chromium's own protocol does all this from within. The other engines have no protocol in common for
//! it, but every browser takes a proxy.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use serde_json::Value;

use super::browser::ConsoleEntry;

/// Where the pages' script comes from, on every host.
const BEFORE: &str = "/yantu-e2e-before.js";
/// Where the pages tell what their console says.
const CONSOLE: &str = "/yantu-e2e-console";

/// Passes on what the console says, at once: the page waits until it has been heard.
const LISTENER: &str = r#"
(() => {
    const tell = (level, source, ...words) => {
        const ask = new XMLHttpRequest();
        ask.open("POST", "/yantu-e2e-console", false);
        ask.send(JSON.stringify({ level, source, message: words.map(String).join(" ") }));
    };
    const levels = { error: "SEVERE", warn: "WARNING", info: "INFO", log: "INFO", debug: "DEBUG" };
    for (const name in levels) {
        const own = console[name];
        console[name] = (...words) => { own.apply(console, words); tell(levels[name], "console-api", ...words); };
    }
    addEventListener("error", ({ target, message, filename, lineno }) => target === window
        ? tell("SEVERE", "javascript", filename, lineno, message)
        : tell("SEVERE", "network", target.src || target.href, "did not load"), true);
    addEventListener("unhandledrejection", ({ reason }) => tell("SEVERE", "javascript", "unhandled:", reason));
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        tell("SEVERE", "security", "Content Security Policy:", violatedDirective, blockedURI));
    document.currentScript.remove();
})();
"#;

/// The proxy of one browser; it ends when dropped.
#[derive(Debug)]
pub struct Proxy {
    /// Where it listens.
    pub port: u16,
    state: Arc<State>,
}

#[derive(Debug, Default)]
struct State {
    over: AtomicBool,
    cut: AtomicBool,
    /// Whether pages are passed on as they are.
    plain: bool,
    before: Mutex<String>,
    blocked: Mutex<Vec<String>>,
    asked: Mutex<Vec<String>>,
    said: Mutex<Vec<ConsoleEntry>>,
}

impl Proxy {
    /// Starts the proxy; pages stay as they are if `plain`.
    pub fn open(plain: bool) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let state = Arc::new(State {
            plain,
            ..State::default()
        });
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if shared.over.load(Ordering::Relaxed) {
                    break;
                }
                let state = Arc::clone(&shared);
                // A browser that hangs up early does not fail the test.
                thread::spawn(move || state.answer(stream).ok());
            }
        });
        Ok(Self { port, state })
    }

    /// Runs a script in every page from now on, before its own.
    pub fn beforehand(&self, script: &str) {
        let mut before = held(&self.state.before);
        before.push_str(script);
        before.push('\n');
    }

    /// Refuses the addresses that fit one of these patterns, such as `*extras-*`.
    pub fn block(&self, patterns: &[&str]) {
        *held(&self.state.blocked) = patterns.iter().map(|&one| one.to_owned()).collect();
    }

    /// Cuts the network, or joins it again.
    pub fn cut(&self, cut: bool) {
        self.state.cut.store(cut, Ordering::Relaxed);
    }

    /// What has been asked for since the last time.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *held(&self.state.asked))
    }

    /// What the console has said since the last time.
    pub fn said(&self) -> Vec<ConsoleEntry> {
        std::mem::take(&mut *held(&self.state.said))
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.state.over.store(true, Ordering::Relaxed);
        // Wakes the listener, which sees that it is over.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
    }
}

fn held<T>(what: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A request as the browser sends it to a proxy.
struct ProxyRequest {
    method: String,
    url: String,
    fields: Vec<String>,
    body: Vec<u8>,
}

impl ProxyRequest {
    fn read(reader: &mut BufReader<TcpStream>) -> io::Result<Self> {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let mut words = line.split_whitespace().map(str::to_owned);
        let (method, url) = words
            .next()
            .zip(words.next())
            .ok_or(io::ErrorKind::InvalidData)?;
        let mut fields = Vec::new();
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            match line.trim_end() {
                "" => break,
                field => fields.push(field.to_owned()),
            }
        }
        let mut asked = Self {
            method,
            url,
            fields,
            body: Vec::new(),
        };
        let length = asked.field("content-length").and_then(|n| n.parse().ok());
        asked.body.resize(length.unwrap_or_default(), 0);
        reader.read_exact(&mut asked.body)?;
        Ok(asked)
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find_map(|field| {
            let (own, value) = field.split_once(':')?;
            own.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }

    /// Whether it is for a document that a window shows.
    fn for_a_page(&self) -> bool {
        self.field("accept")
            .is_some_and(|kinds| kinds.starts_with("text/html"))
    }
}

impl State {
    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        let asked = ProxyRequest::read(&mut BufReader::new(stream.try_clone()?))?;
        let place = asked.url.strip_prefix("http://").unwrap_or_default();
        let (host, path) = match place.find('/') {
            Some(at) => place.split_at(at),
            None => (place, "/"),
        };
        if path == BEFORE {
            let before = held(&self.before);
            return reply(
                &mut stream,
                "200 OK",
                "text/javascript",
                &format!("{LISTENER}{before}"),
            );
        }
        if path == CONSOLE {
            if let Ok(told) = serde_json::from_slice::<Value>(&asked.body) {
                let word = |name: &str| told[name].as_str().unwrap_or_default();
                self.say(word("level"), word("source"), word("message"));
            }
            return reply(&mut stream, "200 OK", "text/plain", "");
        }
        // What Firefox asks its maker for on its own account is no page's doing.
        if asked.method == "CONNECT" && asked.url.contains(".mozilla.") {
            return Ok(());
        }
        held(&self.asked).push(asked.url.clone());
        if self.cut.load(Ordering::Relaxed) {
            return Ok(());
        }
        if held(&self.blocked).iter().any(|one| fits(one, &asked.url)) {
            self.say("SEVERE", "network", &format!("{} - blocked", asked.url));
            // Answered, as a browser asks again where nobody does.
            return reply(&mut stream, "403 Forbidden", "text/plain", "");
        }
        let Ok(mut server) = TcpStream::connect(host) else {
            return Ok(());
        };
        let changed = asked.for_a_page() && !self.plain;
        let mut head = format!("{} {path} HTTP/1.1\r\nConnection: close\r\n", asked.method);
        for field in &asked.fields {
            let name = field
                .split(':')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase();
            let own = matches!(name.as_str(), "connection" | "proxy-connection")
                || (changed && name == "accept-encoding");
            if !own {
                head.push_str(field);
                head.push_str("\r\n");
            }
        }
        server.write_all((head + "\r\n").as_bytes())?;
        server.write_all(&asked.body)?;
        let mut answer = Vec::new();
        server.read_to_end(&mut answer)?;
        if answer
            .get(9)
            .is_some_and(|digit| matches!(digit, b'4' | b'5'))
        {
            let status = String::from_utf8_lossy(&answer[9..12]).into_owned();
            self.say("SEVERE", "network", &format!("{} - {status}", asked.url));
        }
        if changed {
            answer = with_script(answer);
        }
        stream.write_all(&answer)
    }

    fn say(&self, level: &str, source: &str, message: &str) {
        let [level, source, message] = [level, source, message].map(str::to_owned);
        held(&self.said).push(ConsoleEntry {
            level,
            source,
            message,
        });
    }
}

fn reply(stream: &mut TcpStream, status: &str, kind: &str, body: &str) -> io::Result<()> {
    let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nCache-Control: no-store\r\n");
    let length = body.len();
    write!(
        stream,
        "{head}Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

/// Whether an address fits a pattern, in which `*` stands for anything.
fn fits(pattern: &str, url: &str) -> bool {
    let mut rest = url;
    pattern.split('*').all(|part| match rest.find(part) {
        Some(at) => {
            rest = &rest[at + part.len()..];
            true
        }
        None => false,
    })
}

/// An answer whose document asks for the script before all else; other answers as they are.
fn with_script(answer: Vec<u8>) -> Vec<u8> {
    let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else {
        return answer;
    };
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let body = String::from_utf8_lossy(&answer[end + 4..]).into_owned();
    let is_page = head
        .to_ascii_lowercase()
        .contains("content-type: text/html");
    let start = ["<head>", ">"]
        .iter()
        .find_map(|tag| Some(body.find(tag)? + tag.len()));
    let Some(start) = start.filter(|_| is_page) else {
        return answer;
    };
    let body = format!(
        "{}<script src=\"{BEFORE}\"></script>{}",
        &body[..start],
        &body[start..]
    );
    let kept = head
        .split("\r\n")
        .filter(|line| !line.to_ascii_lowercase().starts_with("content-length"));
    let mut head: String = kept.map(|line| format!("{line}\r\n")).collect();
    head.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
    (head + &body).into_bytes()
}
