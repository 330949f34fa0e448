//! End-to-end tests: what people do, in a real browser on the built site.

#[path = "../support/mod.rs"]
mod support;

mod access;
mod back;
mod bytes;
mod explorer;
mod export;
mod faults;
mod floor;
mod growth;
mod hosting;
mod journeys;
mod kiosk;
mod knowledge;
mod map;
mod offline;
mod places;
mod print;
mod reader;
mod reported;
mod roots;
mod search;
mod second_plan;
mod single;
mod sizes;
mod smoke;
mod snapshots;
mod tree;
mod validators;
