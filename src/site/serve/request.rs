//! HTTP requests.

use std::io::{self, BufRead, Read as _};
use std::path::{Component, Path, PathBuf};

/// The largest request head that is read, in bytes.
const HEAD_LIMIT: u64 = 16 * 1024;

/// The relevant parts of a request.
#[derive(Debug, Default)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) target: String,
    /// Header fields, with names in lower case.
    pub(super) fields: Vec<(String, String)>,
    /// Whether the connection closes after the response.
    pub(super) last: bool,
}

impl Request {
    /// Reads one request head; `None` if the client has closed the connection. A malformed head
    /// becomes a request with an empty method.
    pub(super) fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
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
        // A body is never read, so no further request may follow on the same connection.
        let has_body = request.field("transfer-encoding").is_some()
            || request.field("content-length").is_some_and(|n| n != "0");
        let closes = request
            .field("connection")
            .is_some_and(|value| value.eq_ignore_ascii_case("close"));
        request.last = !keeps_alive || has_body || closes;
        Ok(Some(request))
    }

    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }
}

/// The file path of a URL path; `None` if it is malformed or could leave the folder: every segment
/// must decode to one plain, non-empty name. A trailing slash is allowed.
pub(super) fn relative(path: &str) -> Option<PathBuf> {
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

/// Returns whether an `Accept-Encoding` value allows a coding.
pub(super) fn accepts(accepted: &str, coding: &str) -> bool {
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
pub(super) struct Unsatisfiable;

/// The first and last byte of a `Range` value; `None` if the header must be ignored (another unit,
/// several ranges, invalid).
pub(super) fn single_range(range: &str, length: u64) -> Option<Result<(u64, u64), Unsatisfiable>> {
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
