#!/usr/bin/env bash
# Prints the settings under which cargo compiles the WebAssembly smallest, as words for `env`: the
# standard library is compiled with it, for size, and a panic is one instruction without words
# (`panic = "immediate-abort"`; site/error-banner.js tells the visitor). Both wait to become stable, so
# that a stable compiler has to be told that we know. Prints nothing, and says why, where the compiler
# or the source of its library cannot do it: the site is the same then, and some 12 kB larger.
set -euo pipefail
target=wasm32-unknown-unknown
flags='-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none'
export RUSTC_BOOTSTRAP=1
if [ ! -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library/std" ]; then
    echo 'small: no source of the standard library (rustup component add rust-src): going on with the compiled one' >&2
# shellcheck disable=SC2086 # words
elif ! rustc $flags --target $target --print cfg >/dev/null 2>&1; then
    echo "small: $(rustc --version) does not know these settings: going on without" >&2
else
    printf '%s\n' RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
        CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$flags"
fi
