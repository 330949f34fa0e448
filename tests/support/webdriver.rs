//! The W3C WebDriver protocol, as much of it as the tests use: JSON over plain HTTP.
//!
//! A client library would bring an asynchronous runtime and some forty crates into every test
//! build, for one function that sends a command and waits for its answer.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// The name under which the protocol passes an element along.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// The longest a driver may think about one command; opening a browser is the slowest.
const COMMAND_LIMIT: Duration = Duration::from_secs(180);
/// The longest a driver may take to start.
const START_LIMIT: Duration = Duration::from_secs(90);

/// Why a command failed.
#[derive(Debug)]
pub struct Failure {
    /// The protocol's name of the error, such as `no such element`.
    pub kind: String,
    /// What the driver adds.
    pub message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.message)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self {
            kind: "no answer from the driver".to_owned(),
            message: error.to_string(),
        }
    }
}

/// An element of the page, as the driver names it.
#[derive(Clone, Debug)]
pub struct Element(String);

impl Element {
    /// The element in a command's answer.
    pub fn from_json(value: &Value) -> Option<Self> {
        Some(Self(value[ELEMENT].as_str()?.to_owned()))
    }

    /// The element as a command's argument.
    pub fn to_json(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }

    /// The path of a command on this element.
    pub fn path(&self, command: &str) -> String {
        format!("element/{}/{command}", self.0)
    }
}

/// A session with a driver: one browser.
#[derive(Debug)]
pub struct Session {
    port: u16,
    id: String,
}

impl Session {
    /// Opens a browser with the given capabilities.
    pub fn open(port: u16, capabilities: &Value) -> Result<Self, Failure> {
        let mut capabilities = capabilities.clone();
        // A checker of a long page takes longer than the usual 30 s where the machine is busy.
        capabilities["timeouts"] = json!({ "script": 150_000 });
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = call(port, "POST", "/session", &body, COMMAND_LIMIT)?;
        let id = answer["sessionId"].as_str().unwrap_or_default().to_owned();
        Ok(Self { port, id })
    }

    /// Asks for something.
    pub fn get(&self, path: &str) -> Result<Value, Failure> {
        self.get_within(path, COMMAND_LIMIT)
    }

    /// Asks for something that is not worth waiting for longer.
    pub fn get_within(&self, path: &str, limit: Duration) -> Result<Value, Failure> {
        self.call("GET", path, &Value::Null, limit)
    }

    /// Gives an order.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value, Failure> {
        self.call("POST", path, body, COMMAND_LIMIT)
    }

    /// Takes something back.
    pub fn delete(&self, path: &str) -> Result<Value, Failure> {
        self.call("DELETE", path, &Value::Null, COMMAND_LIMIT)
    }

    fn call(
        &self,
        method: &str,
        path: &str,
        body: &Value,
        limit: Duration,
    ) -> Result<Value, Failure> {
        let slash = if path.is_empty() { "" } else { "/" };
        let path = format!("/session/{}{slash}{path}", self.id);
        call(self.port, method, &path, body, limit)
    }
}

/// Sends one command and waits for its answer's value.
fn call(
    port: u16,
    method: &str,
    path: &str,
    body: &Value,
    limit: Duration,
) -> Result<Value, Failure> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(limit))?;
    let body = if method == "POST" {
        body.to_string()
    } else {
        String::new()
    };
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json; charset=utf-8\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes())?;

    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
        match line.trim_end().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().map_err(io::Error::other)?;
            }
            None if line == "\r\n" => break,
            _ => {}
        }
    }
    let mut answer = vec![0; length];
    reader.read_exact(&mut answer)?;
    let mut answer: Value = serde_json::from_slice(&answer).map_err(io::Error::other)?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(kind) => Err(Failure {
            kind: kind.to_owned(),
            message: value["message"].as_str().unwrap_or_default().to_owned(),
        }),
        None => Ok(value),
    }
}

/// A running driver.
#[derive(Debug)]
pub struct Driver {
    /// Where it listens.
    pub port: u16,
    supervisor: Child,
    /// Closed by dropping, or by the end of this process.
    lifeline: Option<ChildStdin>,
}

impl Driver {
    /// Starts a driver on a free port: its program with its arguments, in which `{port}` stands for the
    /// port, and 0 has the driver find one and name it after the words `says`. A driver that draws on a
    /// screen gets one of its own, of this size.
    ///
    /// It runs under a supervisor: a shell that waits for its standard input to close, which happens when
    /// this process ends in whatever way, and then ends what it has started and removes the browsers'
    /// profiles.
    pub fn start(
        command: &[OsString],
        environment: &[(&str, String)],
        says: Option<&'static str>,
        screen: Option<(u32, u32)>,
    ) -> io::Result<Self> {
        const SUPERVISOR: &str = r#"
            command -v "$1" > /dev/null || exit
            TMPDIR=$(mktemp -d) && export TMPDIR || exit
            if [ -n "$SCREEN" ]; then
                mkdir "$TMPDIR/gtk-3.0"
                printf '%s' "$STYLE" > "$TMPDIR/gtk-3.0/gtk.css"
                printf '%s' "$SETTINGS" > "$TMPDIR/gtk-3.0/settings.ini"
                export XDG_CONFIG_HOME="$TMPDIR" XDG_CACHE_HOME="$TMPDIR" XDG_DATA_HOME="$TMPDIR"
                Xvfb -displayfd 3 -screen 0 "$SCREEN" -nolisten tcp 3> "$TMPDIR/display" > /dev/null &
                while ! [ -s "$TMPDIR/display" ]; do sleep 0.05; done
                export DISPLAY=":$(cat "$TMPDIR/display")"
            fi
            "$@" &
            driver=$!
            cat > /dev/null
            kill -TERM "$driver"
            wait "$driver"
            rm -rf "$TMPDIR"
            kill -KILL 0
        "#;
        let port = match says {
            Some(_) => 0,
            None => TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
                .local_addr()?
                .port(),
        };
        let mut supervisor = Command::new("sh")
            .args(["-c", SUPERVISOR, "supervisor"])
            .args(command.iter().map(|word| match word.to_str() {
                Some(word) => word.replace("{port}", &port.to_string()).into(),
                None => word.clone(),
            }))
            .env(
                "SCREEN",
                screen.map_or(String::new(), |(w, h)| format!("{w}x{h}x24")),
            )
            .envs(environment.iter().cloned())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        let lifeline = supervisor.stdin.take();
        let output = supervisor.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let mut driver = Self {
            port,
            supervisor,
            lifeline,
        };
        let (found, named) = mpsc::channel();
        // It reads to the end: the driver must never find nobody reading.
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some((_, port)) = says.and_then(|says| line.split_once(says)) {
                    let _ = found.send(port.trim_end_matches('.').parse());
                }
            }
        });
        let no = || io::Error::other("no such program, or it names no port");
        if says.is_some() {
            let port = named.recv_timeout(START_LIMIT).map_err(|_| no())?;
            driver.port = port.map_err(|_| no())?;
        } else {
            let deadline = Instant::now() + START_LIMIT;
            while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
                if Instant::now() > deadline {
                    return Err(no());
                }
                thread::sleep(Duration::from_millis(20));
            }
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.lifeline.take());
        let _ = self.supervisor.wait();
    }
}
