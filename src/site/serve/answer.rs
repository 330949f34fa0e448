//! HTTP responses.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read as _, Write};

use crate::site::headers::{ASK_ANEW, SECURITY};

/// A response.
#[derive(Debug)]
pub(super) struct Response {
    pub(super) status: u16,
    fields: Vec<(&'static str, String)>,
    pub(super) body: Body,
}

#[derive(Debug)]
pub(super) enum Body {
    Text(&'static str),
    /// `length` bytes of a file that is already positioned at the first of them.
    File {
        file: File,
        length: u64,
    },
}

impl Response {
    pub(super) fn new(status: u16, body: Body) -> Self {
        let fields = vec![("Cache-Control", ASK_ANEW.to_owned())];
        Self {
            status,
            fields,
            body,
        }
    }

    pub(super) fn plain(status: u16) -> Self {
        let mut answer = Self::new(status, Body::Text(reason(status)));
        answer.set("Content-Type", "text/plain; charset=utf-8");
        answer
    }

    pub(super) fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.fields.retain(|(field, _)| *field != name);
        self.fields.push((name, value.into()));
    }

    #[cfg(test)]
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(field, _)| *field == name)
            .map(|(_, value)| value.as_str())
    }

    pub(super) fn send(self, mut to: impl Write, method: &str, last: bool) -> io::Result<()> {
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
