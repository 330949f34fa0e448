//! Native tests of the site: its pages, files, styles and pictures, and how it is served.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::disallowed_methods,
    clippy::panic,
    reason = "the support modules serve several programs, wait for processes, and fail by panicking"
)]

#[path = "../support/folders.rs"]
mod folders;
#[path = "../support/host_words.rs"]
mod host_words;
#[path = "../support/http.rs"]
mod http;
#[path = "../support/nginx.rs"]
mod nginx;
#[path = "../support/parsed.rs"]
mod parsed;
#[path = "../support/printed.rs"]
mod printed;
#[path = "../support/staged.rs"]
mod staged;

mod compare;
mod contrast;
mod county_topics;
mod explanations;
mod files;
mod hosting;
mod locales;
mod pages;
mod picture;
mod reach;
mod second_plan;
mod share_images;
mod tiles;
mod words;
