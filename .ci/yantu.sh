#!/usr/bin/env bash
# Runs the site builder, for Trunk's hooks: natively, without the settings of the WebAssembly.
set -euo pipefail
unset RUSTC_BOOTSTRAP CARGO_UNSTABLE_BUILD_STD CARGO_UNSTABLE_BUILD_STD_FEATURES CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
exec cargo run --quiet --release --features site --bin yantu -- "$@"
