//! Native tests of the core and of the seeds: text, plan, geometry, tree, search.

#[path = "../support/folders.rs"]
mod folders;
#[path = "../support/grown.rs"]
mod grown;

mod another_city;
mod asked;
mod broken_seeds;
mod citations;
mod claims;
mod docs;
mod english_names;
mod explanations;
mod fuzz;
mod geometry;
mod growth;
mod hostile;
mod knowledge;
mod knowledge_errors;
mod knowledge_schema;
mod map_labels;
mod readings;
mod restoration;
mod robustness;
mod scenes;
mod search;
mod sources;
mod spelling;
mod structure;
mod translation;
mod tree_layout;
