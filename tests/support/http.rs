//! A client that sees what is sent: status, headers and bytes as they are.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchResponse {
    /// Such as 200.
    pub status: u16,
    /// Names in lower case, in their order.
    pub fields: Vec<(String, String)>,
    /// As sent: compressed, if it is.
    pub body: Vec<u8>,
}

impl SearchResponse {
    /// The one value of a header; nothing where there is none.
    #[track_caller]
    pub fn field(&self, name: &str) -> Option<&str> {
        let name = name.to_ascii_lowercase();
        let mut found = self.fields.iter().filter(|(field, _)| *field == name);
        let value = found.next().map(|(_, value)| value.as_str());
        assert_eq!(found.next(), None, "{name} is sent twice");
        value
    }
}

/// Asks a server on this machine for a path, as it is written.
#[track_caller]
pub fn get(port: u16, path: &str, fields: &[(&str, &str)]) -> SearchResponse {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("a server");
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .expect("a limit");
    let mut request =
        format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n");
    for (name, value) in fields {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("an answer");
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    let end = end.unwrap_or_else(|| panic!("{path}: no answer"));
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1));
    let fields = lines.filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_ascii_lowercase(), value.trim().to_owned()))
    });
    SearchResponse {
        status: status.and_then(|word| word.parse().ok()).expect("a status"),
        fields: fields.collect(),
        body: bytes.split_off(end + 4),
    }
}
