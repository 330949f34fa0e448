//! Every seed file follows the schema that its first line names.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a file of JSON");
    serde_json::from_str(&text).expect("a file of JSON")
}

/// The JSON files of a folder, not of those below it.
fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_seed_file_follows_its_schema() {
    let mut used = Vec::new();
    // The settings of a host need not be among the seeds.
    let settings = PathBuf::from("tests/fixtures/second-plan/site.json");
    let seeds = [
        "seeds",
        "seeds/messages",
        "seeds/names",
        "seeds/translations",
    ];
    for path in seeds.into_iter().flat_map(files).chain([settings]) {
        let json = read(&path);
        let name = json["$schema"].as_str();
        let name = name.unwrap_or_else(|| panic!("{} names no schema", path.display()));
        let schema_path = path.parent().unwrap_or(Path::new("")).join(name);
        let schema = read(&schema_path);
        jsonschema::meta::validate(&schema)
            .unwrap_or_else(|error| panic!("{}: {error}", schema_path.display()));
        let validator = jsonschema::validator_for(&schema)
            .unwrap_or_else(|error| panic!("{}: {error}", schema_path.display()));
        let errors: Vec<String> = validator
            .iter_errors(&json)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
        // The schema is no rubber stamp: an unknown field is refused.
        let mut wrong = json.clone();
        wrong["unknownField"] = Value::Bool(true);
        assert!(
            !validator.is_valid(&wrong),
            "{} takes anything",
            schema_path.display()
        );
        used.extend(schema_path.file_name().map(ToOwned::to_owned));
    }
    for path in files("seeds/schema") {
        let name = path.file_name().map(ToOwned::to_owned).unwrap_or_default();
        assert!(used.contains(&name), "no seed file uses {}", path.display());
    }
}
