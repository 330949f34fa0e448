//! Code and name of a feature, under the names that common exports give them.

use serde_json::{Map, Value};

use super::collection::Place;
use crate::data::SeedError;

/// What exports call the administrative code: DataV and most web maps, cadastral surveys (行政区代码,
/// XZQDM), Tianditu and the national geographic database (PAC, GB).
const CODES: [&str; 9] = [
    "adcode", "ADCODE", "XZQDM", "xzqdm", "PAC", "pac", "code", "CODE", "gb",
];
/// What they call the name.
const NAMES: [&str; 6] = ["name", "NAME", "XZQMC", "xzqmc", "Name", "fullname"];
/// What Tianditu puts before a code: China in ISO 3166.
const CHINA: &str = "156";

type Properties = Map<String, Value>;

fn first<'a>(
    properties: &'a Properties,
    names: &[&'static str],
) -> Option<(&'static str, &'a Value)> {
    let mut known = names.iter().copied();
    known.find_map(|name| {
        let value = properties.get(name).filter(|value| !value.is_null())?;
        Some((name, value))
    })
}

/// The name of a feature, if a property has one.
pub(super) fn name(properties: Option<&Properties>) -> Option<String> {
    let (_, name) = first(properties?, &NAMES)?;
    let name = name.as_str().map(str::trim).filter(|name| !name.is_empty());
    name.map(str::to_owned)
}

/// The six-digit code of a division. A longer one that ends in zeros is that of the same division, and
/// Tianditu's begins with the number of China.
pub(super) fn adcode(place: &Place<'_>, properties: Option<&Properties>) -> Result<u32, SeedError> {
    let Some((property, value)) = properties.and_then(|properties| first(properties, &CODES))
    else {
        let there: Vec<&str> = properties
            .into_iter()
            .flat_map(|properties| properties.keys().map(String::as_str))
            .collect();
        let cause = match there.is_empty() {
            true => "the division has no adcode".to_owned(),
            false => format!(
                "the division has no adcode; its properties are: {}",
                there.join(", ")
            ),
        };
        let remedy = "add the division's six-digit code, e.g. \"adcode\": 430421, or rename the property that has it to \"adcode\"";
        return Err(place.error("properties.adcode", cause, remedy));
    };
    digits(value).ok_or_else(|| {
        let cause = format!("{value} is not a six-digit adcode");
        let remedy = "write the division's six-digit code, e.g. \"adcode\": 430421";
        place.error(&format!("properties.{property}"), cause, remedy)
    })
}

/// The first six digits of a code, if those behind them are zeros.
fn digits(value: &Value) -> Option<u32> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let text = text.strip_suffix(".0").unwrap_or(&text);
    let own = text.strip_prefix(CHINA).filter(|own| own.len() == 6);
    let text = own.unwrap_or(text);
    let (code, rest) = text.split_at_checked(6)?;
    let is_same = matches!(rest.len(), 0 | 3 | 6) && rest.bytes().all(|digit| digit == b'0');
    let is_code = is_same && code.bytes().all(|digit| digit.is_ascii_digit());
    let number = code.parse().ok().filter(|_| is_code)?;
    (number >= 100_000).then_some(number)
}
