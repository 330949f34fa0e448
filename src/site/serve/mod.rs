//! A static file server for viewing the finished site locally, and for tests.
//!
//! It is not a production server: it implements only what a browser needs to see the site as a
//! careful static host would serve it (headers, compressed variants, ranges, a sub-path). It uses
//! only the standard library, because a stopped server must close all connections at once, idle
//! ones included; the end-to-end tests of offline use depend on that.

mod answer;
#[cfg(test)]
mod fixture;
mod folder;
mod request;

use std::collections::HashMap;
use std::io::{self, BufReader};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use folder::{ServedFolder, normal_base};
use request::Request;

/// The time an idle connection is kept open.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);

/// The behaviour of a server; the defaults are those of a good host, other values are for tests.
#[derive(Clone, Debug)]
pub struct Options {
    /// Whether `.br` and `.gz` files beside the requested file are used.
    pub compression: bool,
    /// The content type of `.wasm` files; careless hosts send `application/octet-stream`.
    pub wasm_type: &'static str,
    /// Extensions (such as `.wasm`) for which every file is reported as missing.
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

/// A running server; it stops on drop.
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
    /// Fails if `root` is not a readable folder, or the address cannot be bound.
    pub fn start(root: PathBuf, base: &str, address: SocketAddr) -> io::Result<Self> {
        Self::start_with(root, base, address, Options::default())
    }

    /// Like [`Server::start`], with other [`Options`].
    ///
    /// # Errors
    /// See [`Server::start`].
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
        let site = Arc::new(ServedFolder {
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

    /// The port it listens on; needed after starting on port 0.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The address of the site's front page, with the base path and a trailing slash.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// Stops listening and closes every connection.
    pub fn stop(self) {}

    /// Waits until the server ends, which normally never happens.
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
        // `accept` blocks until a client connects, so connect once.
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

/// The open connections of a server, stored so that they can be closed when it stops.
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

/// Accepts connections until told to stop, each on a separate thread.
fn accept(listener: &TcpListener, site: &Arc<ServedFolder>, connections: &Arc<Connections>) {
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
            // A client that disconnects early is not an error.
            let _ = serve_connection(&site, &stream);
            let _ = stream.shutdown(Shutdown::Both);
            connections.open().remove(&number);
        });
    }
}

/// Answers the requests of one connection in sequence.
fn serve_connection(site: &ServedFolder, stream: &TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(IDLE_TIMEOUT))?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::headers::SECURITY;
    use fixture::Fixture;
    use std::io::{Read as _, Write as _};
    use std::net::Ipv4Addr;

    /// Sends raw text to a running server and reads until the connection closes.
    fn exchange(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        io::read_to_string(&stream).unwrap()
    }

    #[test]
    fn running_server_answers_http_and_stops() {
        let site = Fixture::new("running", Options::default());
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let server = Server::start(site.site.root.clone(), "/", any).unwrap();
        assert_eq!(server.url(), format!("http://127.0.0.1:{}/", server.port()));

        // Two requests on one connection; the response to HEAD has no body.
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

        // Stopping closes idle connections and frees the port.
        let address = server.address;
        let idle = TcpStream::connect(address).unwrap();
        exchange(&server, "GET / HTTP/1.0\r\n\r\n");
        server.stop();
        assert_eq!((&idle).read(&mut [0]).unwrap_or(0), 0);
        assert!(TcpStream::connect(address).is_err());
    }
}
