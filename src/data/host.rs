//! `site.json`, read strictly: what a visitor's browser would pass over stops the build.

use serde::Deserialize;
use serde_json::{Value, json};

use super::json_words::json_error;
use super::{Folder, SeedError};
use crate::kiosk::{DEFAULT_IDLE_S, checked_address, checked_idle};
use crate::model::host::{
    Fault, Host, LARGEST_FILE, Linked, checked_contact_link, checked_text, checked_web_link,
};

/// The file, as it lies in the seeds and in the built site.
pub const HOST_FILE: &str = "site.json";

/// The settings as they stand in the file. `None` and an empty text are both nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawHost {
    #[serde(rename = "$schema")]
    _schema: Option<String>,
    title: Option<String>,
    operator: Option<String>,
    organiser: Option<String>,
    contact: Option<RawContact>,
    icp: Option<RawFiling>,
    police: Option<RawFiling>,
    identifier: Option<String>,
    updated: Option<String>,
    reviewer: Option<String>,
    map: Option<RawMap>,
    address: Option<String>,
    exhibit: Option<RawExhibit>,
    analytics: Option<Analytics>,
}

/// Words, or words with a link.
#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "a text, or {\"text\": …, \"link\": …} in curly brackets"
)]
enum RawContact {
    Text(String),
    Linked(ContactWords),
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ContactWords {
    text: Option<String>,
    link: Option<String>,
}

/// A number, or a number with a link.
#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "a text, or {\"number\": …, \"link\": …} in curly brackets"
)]
enum RawFiling {
    Number(String),
    Linked(FilingWords),
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct FilingWords {
    number: Option<String>,
    link: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawMap {
    review: Option<String>,
    publisher: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawExhibit {
    idle: Option<f64>,
}

/// There is nothing to choose: nobody is counted.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Analytics {
    None,
}

/// Reads the host's settings from a folder: from `file` there, or the defaults where there is none.
///
/// # Errors
/// The first thing that is wrong, with file, field, cause and what to do.
pub fn load_host(folder: &Folder, file: &str) -> Result<Host, SeedError> {
    if folder.has(file) {
        parse_host(file, &folder.text(file)?)
    } else {
        Ok(Host::default())
    }
}

/// Reads the host's settings; `file` is what the errors call them.
///
/// # Errors
/// As [`load_host`].
pub fn parse_host(file: &str, text: &str) -> Result<Host, SeedError> {
    if text.len() > LARGEST_FILE {
        return Err(SeedError::new(
            file,
            format!("the file is larger than {LARGEST_FILE} bytes"),
            "Keep to the settings that the README lists.",
        ));
    }
    let raw: RawHost =
        serde_json::from_str(text).map_err(|error| json_error(file, text, &error))?;
    no_lists(file, text)?;
    let words = |field: &str, value: Option<String>| {
        checked_text(&value.unwrap_or_default()).map_err(|fault| fault_at(file, field, fault, ""))
    };
    let (contact, contact_link) = match raw.contact {
        None => (None, None),
        Some(RawContact::Text(text)) => (Some(text), None),
        Some(RawContact::Linked(ContactWords { text, link })) => (text, link),
    };
    let linked = |name: &str, key: &str, text, link: Option<String>, check: Check, kinds: &str| {
        let link = check(&link.unwrap_or_default())
            .map_err(|fault| fault_at(file, &format!("{name}.link"), fault, kinds))?;
        let field = format!("{name}.{key}");
        let text = words(&field, text)?;
        if text.is_empty() && !link.is_empty() {
            return Err(missing(
                file,
                &field,
                "there is a link, but nothing to show",
            ));
        }
        Ok(Linked { text, link })
    };
    let filing = |name: &str, raw: Option<RawFiling>| {
        let (number, link) = match raw {
            None => (None, None),
            Some(RawFiling::Number(number)) => (Some(number), None),
            Some(RawFiling::Linked(FilingWords { number, link })) => (number, link),
        };
        linked(name, "number", number, link, checked_web_link, "https://")
    };
    let map = raw.map.unwrap_or_default();
    let host = Host {
        title: words("title", raw.title)?,
        operator: words("operator", raw.operator)?,
        organiser: words("organiser", raw.organiser)?,
        contact: linked(
            "contact",
            "text",
            contact,
            contact_link,
            checked_contact_link,
            "https://, mailto: or tel:",
        )?,
        icp: filing("icp", raw.icp)?,
        police: filing("police", raw.police)?,
        identifier: words("identifier", raw.identifier)?,
        updated: words("updated", raw.updated)?,
        reviewer: words("reviewer", raw.reviewer)?,
        review: words("map.review", map.review)?,
        publisher: words("map.publisher", map.publisher)?,
        address: address(file, raw.address.unwrap_or_default())?,
        idle: idle(file, raw.exhibit.and_then(|exhibit| exhibit.idle))?,
    };
    if host.review.is_empty() && !host.publisher.is_empty() {
        return Err(missing(
            file,
            "map.review",
            "the map has a publisher, but no review number",
        ));
    }
    Ok(host)
}

/// A list would be taken for the members of an object in their order; the file has none.
fn no_lists(file: &str, text: &str) -> Result<(), SeedError> {
    fn has_list(value: &Value) -> bool {
        match value {
            Value::Array(_) => true,
            Value::Object(members) => members.values().any(has_list),
            _ => false,
        }
    }
    if serde_json::from_str(text).is_ok_and(|value| has_list(&value)) {
        return Err(SeedError::new(
            file,
            "there is a list in square brackets",
            "Write every setting by its name, in curly brackets.",
        ));
    }
    Ok(())
}

/// A rule for links.
type Check = fn(&str) -> Result<String, Fault>;

/// The settings as a file that a host can go on editing: every field is there. `other_address` is
/// used where the host has named none.
pub fn host_json(host: &Host, other_address: &str) -> Value {
    let address = match host.address.as_str() {
        "" => other_address,
        own => own,
    };
    json!({
        "title": host.title,
        "operator": host.operator,
        "organiser": host.organiser,
        "contact": { "text": host.contact.text, "link": host.contact.link },
        "icp": { "number": host.icp.text, "link": host.icp.link },
        "police": { "number": host.police.text, "link": host.police.link },
        "identifier": host.identifier,
        "updated": host.updated,
        "reviewer": host.reviewer,
        "map": { "review": host.review, "publisher": host.publisher },
        "address": address,
        "exhibit": { "idle": host.idle.unwrap_or(DEFAULT_IDLE_S) },
        "analytics": "none",
    })
}

fn address(file: &str, address: String) -> Result<String, SeedError> {
    if address.is_empty() {
        return Ok(address);
    }
    checked_address(&address).ok_or_else(|| {
        SeedError::new(
            file,
            "this is no plain address of a site",
            "Write the site's address as in https://example.org/yantu/, at most 200 bytes, or leave it empty.",
        )
        .field("address")
    })
}

fn idle(file: &str, idle: Option<f64>) -> Result<Option<u16>, SeedError> {
    let checked = idle.map(|number| {
        let whole = checked_idle(number).filter(|idle| f64::from(*idle) == number);
        whole.ok_or_else(|| {
            SeedError::new(
                file,
                format!("{number} is no idle time"),
                "Write whole seconds from 10 to 3600.",
            )
            .field("exhibit.idle")
        })
    });
    checked.transpose()
}

/// The error of a text or link that is not believed; `kinds` says what a link may start with.
fn fault_at(file: &str, field: &str, fault: Fault, kinds: &str) -> SeedError {
    let remedy = match fault {
        Fault::TooLong => "Shorten it.".to_owned(),
        Fault::Odd => "Type it anew, on one line.".to_owned(),
        Fault::NoLink => format!(
            "Write a link that starts with {kinds}, in ASCII letters without spaces and quotation marks, or leave it empty."
        ),
    };
    SeedError::new(file, fault.to_string(), remedy).field(field)
}

fn missing(file: &str, field: &str, cause: &str) -> SeedError {
    SeedError::new(file, cause, "Fill in this field, or empty the other.").field(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(json: &Value) -> Result<Host, SeedError> {
        parse_host(HOST_FILE, &json.to_string())
    }

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(parse(&json!({})), Ok(Host::default()));
        let host = parse(&json!({
            "title": " 规划展示馆 ", "operator": "某市规划馆", "contact": "前台",
            "icp": { "number": "某ICP备00000000号", "link": "https://beian.example.org/" },
            "police": "某公网安备 00000000000000号", "organiser": "某市规划馆办公室",
            "identifier": "0000000000", "updated": "2026-11-30", "reviewer": "某市发展改革委",
            "map": { "review": "某S(2026)001号", "publisher": "某市自然资源局" },
            "address": "https://example.org/yantu", "exhibit": { "idle": 90 }, "analytics": "none",
        }));
        let host = host.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(host.title, "规划展示馆");
        assert_eq!(host.contact.text, "前台");
        assert_eq!(host.reviewer, "某市发展改革委");
        assert_eq!(host.idle, Some(90));
        assert_eq!(host.address, "https://example.org/yantu/");
        assert_eq!(parse(&host_json(&host, "https://other.example/")), Ok(host));
        let empty = host_json(&Host::default(), "https://example.org/");
        assert_eq!(empty["address"], "https://example.org/");
        assert!(parse(&empty).is_ok_and(|host| host.idle == Some(DEFAULT_IDLE_S)));
    }

    #[test]
    fn mistakes_name_their_field() {
        let long = "字".repeat(121);
        for (json, field) in [
            (json!({ "title": long }), "title"),
            (json!({ "operator": "a\u{202e}b" }), "operator"),
            (json!({ "reviewer": "a\nb" }), "reviewer"),
            (json!({ "contact": { "text": "a\nb" } }), "contact.text"),
            (
                json!({ "contact": { "text": "a", "link": "javascript:alert(1)" } }),
                "contact.link",
            ),
            (
                json!({ "icp": { "number": "1", "link": "http://example.org/" } }),
                "icp.link",
            ),
            (
                json!({ "icp": { "link": "https://example.org/" } }),
                "icp.number",
            ),
            (
                json!({ "police": { "number": "1", "link": "tel:110" } }),
                "police.link",
            ),
            (json!({ "map": { "publisher": "a" } }), "map.review"),
            (json!({ "address": "ftp://example.org/" }), "address"),
            (json!({ "exhibit": { "idle": 9 } }), "exhibit.idle"),
            (json!({ "exhibit": { "idle": 60.5 } }), "exhibit.idle"),
        ] {
            let error = parse(&json).err();
            let found = error.as_ref().and_then(|error| error.field.as_deref());
            assert_eq!(found, Some(field), "{json}: {error:?}");
        }
        for json in [
            json!({ "icpp": "1" }),
            json!({ "icp": { "number": 1 } }),
            json!({ "title": ["a"] }),
            json!({ "map": "a" }),
            json!({ "analytics": "counter" }),
            json!({ "map": ["a"] }),
            json!([]),
            json!(null),
            json!("text"),
        ] {
            assert!(parse(&json).is_err(), "{json}");
        }
        let large = format!("{{\"title\":\"\"{}}}", " ".repeat(LARGEST_FILE));
        assert!(parse_host(HOST_FILE, &large).is_err());
        let deep = "[".repeat(LARGEST_FILE);
        assert!(parse_host(HOST_FILE, &deep).is_err());
    }
}
