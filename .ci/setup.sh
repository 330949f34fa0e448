#!/usr/bin/env bash
# Installs what the project needs, and only what is missing; run it as often as you like.
#   .ci/setup.sh build   what `make build` needs (the default)
#   .ci/setup.sh test    that, and what `make test` needs
#   .ci/setup.sh audit   what `make audit` needs
# Rust, Node and Debian packages aside, everything goes into .tools/ beside this folder.
set -euo pipefail
cd "$(dirname "$0")/.."

TRUNK=0.21.14
DENY=0.20.2
BINARYEN=132 # Debian's 108 damages the reference tables of wasm-bindgen
ESBUILD=0.28.2
AXE=4.14.1
ACORN=8.19.0
VNU=26.9.27
CODESNIFFER=2.5.1
READABILITY=0.6.0
GECKO=0.37.1 # Debian has none
# The command line tool and the library have to be of one version.
WASM_BINDGEN=$(awk -F'"' '/^name = /{n=$2} /^version = /&&n=="wasm-bindgen"{print $2}' Cargo.lock)

tools=$PWD/.tools
PATH=$tools/bin:$tools/node_modules/.bin:$PATH

say() { echo "setup: $*" >&2; }
fail() {
    say "cannot go on: $1"
    say "what to do: $2"
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
is_version() { [ "$("$1" --version 2>/dev/null | awk '{print $2; exit}')" = "$2" ]; }

apt_install() {
    local root=()
    have apt-get || fail "missing: $*" "install these Debian packages, or what your system calls them, and run this again."
    if [ "$(id -u)" != 0 ]; then
        have sudo || fail "missing: $*" "run as root: apt-get install $*"
        root=(sudo)
    fi
    say "installing Debian packages: $*"
    "${root[@]}" apt-get update -qq &&
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -qq -y --no-install-recommends "$@" >/dev/null ||
        fail "apt-get could not install: $*" "see its message above; it needs a Debian mirror within reach."
}

has_font() {
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts ~/.fonts ~/.local/share/fonts \
        -name "$1" -print -quit 2>/dev/null)" ]
}

# The share cards' typeface. Without it they are left out, and the site is whole.
card_font() {
    [ -z "$(find "${CARD_FONTS:-/usr/share/fonts}" /usr/share/fonts /usr/local/share/fonts ~/.fonts ~/.local/share/fonts \
        -iname 'NotoSerifCJK-Bold.ttc' -print -quit 2>/dev/null)" ] || return 0
    if have apt-get && { [ "$(id -u)" = 0 ] || have sudo; }; then
        (apt_install fonts-noto-cjk) || say "going on without share cards"
    else
        say "no Noto Serif CJK (Debian: fonts-noto-cjk): going on without share cards"
    fi
}

# Whether the end-to-end tests run in an engine besides Chromium.
asked() { [[ " ${ENGINES:-} " == *" $1 "* ]]; }

debian_packages() {
    local missing=()
    have cc || missing+=(gcc libc6-dev)
    if [ "$part" = test ]; then
        have chromium || [ -n "${CHROME:-}" ] || missing+=(chromium)
        have "${CHROMEDRIVER:-chromedriver}" || missing+=(chromium-driver)
        # The HTML checker of the tests is a Java program.
        have java || missing+=(default-jre-headless)
        # The fonts that the browsers of the tests see; see tests/support/fonts.rs.
        has_font NotoSansCJK-Regular.ttc || missing+=(fonts-noto-cjk)
        has_font DejaVuSans.ttf || missing+=(fonts-dejavu-core)
        if asked firefox; then
            have firefox || have firefox-esr || [ -n "${FIREFOX:-}" ] || missing+=(firefox-esr)
        fi
        if asked webkit; then
            have "${WEBKITDRIVER:-WebKitWebDriver}" || missing+=(webkit2gtk-driver)
            # WebKit draws on a screen, if only in memory.
            have Xvfb || missing+=(xvfb)
            have dbus-run-session || missing+=(dbus)
        fi
        # Run by the tests on a port of its own.
        PATH=$PATH:/usr/sbin have nginx || missing+=(nginx-light)
    fi
    [ ${#missing[@]} = 0 ] || apt_install "${missing[@]}"
}

rust_parts() {
    local sysroot
    sysroot=$(rustc --print sysroot)
    if [ ! -d "$sysroot/lib/rustlib/wasm32-unknown-unknown" ]; then
        have rustup || fail "the Rust target wasm32-unknown-unknown is missing" "install it the way you installed Rust, or install Rust from https://rustup.rs"
        rustup target add wasm32-unknown-unknown
    fi
    # What `SMALL=1` compiles along; see .ci/small.sh. Trunk compiles without a network.
    if [ "${SMALL:-}" = 1 ]; then
        if [ ! -d "$sysroot/lib/rustlib/src/rust/library/std" ] && have rustup; then
            rustup component add rust-src || say "going on without the source of the standard library"
        fi
        if [ -d "$sysroot/lib/rustlib/src/rust/library/std" ]; then
            RUSTC_BOOTSTRAP=1 cargo fetch --quiet --locked -Zbuild-std=std,panic_abort --target wasm32-unknown-unknown
        fi
    fi
    if [ "$part" = test ] && ! { [ -e "$sysroot/bin/cargo-clippy" ] && [ -e "$sysroot/bin/rustfmt" ]; }; then
        have rustup || fail "clippy or rustfmt is missing" "install them the way you installed Rust."
        rustup component add clippy rustfmt
    fi
}

# cargo_tool <crate> <program> <version> <flags, tried one after the other>
cargo_tool() {
    local crate=$1 program=$2 version=$3 flag
    shift 3
    is_version "$program" "$version" && return
    # Each runs for seconds, so that a quick compilation is worth more than quick code.
    local -x CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off
    for flag in "$@"; do
        say "compiling $crate $version (once, some minutes)"
        # shellcheck disable=SC2086 # no flag is no word
        cargo install --quiet --root "$tools" --force $flag "$crate@$version" && return
    done
    fail "$crate $version could not be installed" "see cargo's message above; it needs crates.io within reach. Any $program $version on the PATH is fine too."
}

# npm_packages <name@version>...: all at once, as npm removes what it is not told
npm_packages() {
    local package missing=0
    for package in "$@"; do
        grep -qs "\"version\": \"${package#*@}[.\"]" "$tools/node_modules/${package%@*}/package.json" || missing=1
    done
    [ $missing = 0 ] && return
    have npm || fail "npm is missing" "install Node.js (Debian: apt-get install npm) and run this again."
    say "installing npm packages: $*"
    # No package here needs its scripts; one of them would fetch a Java of its own.
    npm install --ignore-scripts --prefix "$tools" --no-audit --no-fund --loglevel=error "$@" >&2 ||
        fail "npm could not install: $*" "see its message above; it needs the npm registry within reach."
}

part=${1:-build}
case $part in
    build | test | audit) ;;
    *) fail "there is no part '$part'" "say: $0 build, or: $0 test, or: $0 audit" ;;
esac
have cargo || fail "Rust is missing" "install it from https://rustup.rs and run this again."
[ -n "$WASM_BINDGEN" ] || fail "Cargo.lock names no wasm-bindgen" "restore Cargo.lock as it is in the repository."

# cargo needs a linker, so Debian's packages come first; the rest goes on side by side.
debian_packages
if [ "$part" = audit ]; then
    cargo_tool cargo-deny cargo-deny "$DENY" --locked
    exit
fi
card_font
rust_parts
packages=("binaryen@$BINARYEN" "esbuild@$ESBUILD")
[ "$part" = test ] && packages+=("axe-core@$AXE" "acorn@$ACORN" "vnu-jar@$VNU" "html_codesniffer@$CODESNIFFER"
    "@mozilla/readability@$READABILITY")
npm_packages "${packages[@]}" &
jobs=($!)
# Neither of the two speaks to another machine here: without TLS they compile in half the time.
cargo_tool wasm-bindgen-cli wasm-bindgen "$WASM_BINDGEN" --no-default-features &
jobs+=($!)
# Its lock file names a withdrawn crate; should it ever be refused, newer ones do.
cargo_tool trunk trunk "$TRUNK" "--no-default-features --locked" --no-default-features &
jobs+=($!)
if [ "$part" = test ] && asked firefox && [ -z "${GECKODRIVER:-}" ]; then
    cargo_tool geckodriver geckodriver "$GECKO" --locked "" &
    jobs+=($!)
fi
failed=0
for job in "${jobs[@]}"; do
    wait "$job" || failed=1
done
exit $failed
