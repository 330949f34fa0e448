# 雁图 Yantu. `make` alone lists what there is.
SHELL := bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Where the site will live: a path or an address; `./` works anywhere.
export PUBLIC_URL ?= ./
# The origin for the sitemap and the share tags, such as https://example.org; without it there are none.
export SITE_URL ?=
# The folder of the plan.
export SEEDS ?= seeds
# How the map is drawn: `borders`, or `tiles`, equal ones in their arrangement without any border.
export MAP ?= borders
# Compiles the WebAssembly smaller with settings that Rust has not yet made stable; 0 does without.
export SMALL ?= 1
# Set to 1 to build without share pictures and compressed copies: for a quick preview.
export QUICK ?=
# Where the site is built.
DIST ?= dist
# A small invented plan, and where its site is built: any plan is to work.
SECOND_SEEDS := tests/fixtures/second-plan
SECOND_DIST := target/second-dist
# Where the site without borders is built for the tests.
TILES_DIST := target/tiles-dist
# The engines of the end-to-end tests, and those of them in which `make test` runs the smoke tests only.
export ENGINES ?= chromium firefox webkit
export SMOKE_ENGINES ?= firefox webkit
# Where `make serve` listens.
PORT ?= 8080

export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/.tools/node_modules/.bin:$(PATH)
YANTU := $(or $(CARGO_TARGET_DIR),target)/release/yantu

# Every build prepares scenes and style sheets in the same place: one after the other.
.NOTPARALLEL:
.PHONY: help setup tools yantu pack seeds build single second-dist tiles-dist serve test test-all lint fmt-check test-native test-dom test-e2e audit reproduce fuzz bench fmt clean

help: ## List the commands
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20
	@echo; echo 'Settings: PUBLIC_URL=$(PUBLIC_URL) SITE_URL=$(SITE_URL) SEEDS=$(SEEDS) MAP=$(MAP) DIST=$(DIST) PORT=$(PORT)'

setup: ## Install all that is missing for building and testing
	@.ci/setup.sh test

tools:
	@.ci/setup.sh build

yantu: tools
	cargo build --release --features site --bin yantu

pack: yantu
	@$(YANTU) pack

seeds: yantu ## Re-derive the structured data from the source text
	$(YANTU) seeds

build: yantu ## Build the site into dist/
	@small=(); if [ '$(SMALL)' = 1 ]; then mapfile -t small < <(.ci/small.sh); fi; set -x; \
	env -u NO_COLOR "$${small[@]}" trunk build --release --offline --public-url '$(PUBLIC_URL)' --dist '$(DIST)'

single: build ## Build the site, and all of it as one HTML file in dist/
	$(YANTU) single '$(DIST)'

# Afterwards the prepared scenes are those of SEEDS again, for whatever is compiled next.
second-dist: yantu
	@$(MAKE) build SEEDS=$(SECOND_SEEDS) DIST=$(SECOND_DIST) QUICK=1
	@$(MAKE) pack

tiles-dist: yantu
	@$(MAKE) build MAP=tiles DIST=$(TILES_DIST)
	@$(MAKE) pack

serve: build ## Build the site and serve it on http://127.0.0.1:8080
	$(YANTU) serve $(DIST) --port $(PORT)

test: setup fmt-check lint test-native test-dom ## Run every check and test: all e2e tests in Chromium, the smoke tests elsewhere
	@$(MAKE) single second-dist test-e2e

test-all: setup fmt-check lint test-native test-dom ## The same, with all e2e tests in all engines and the map's on tiles too
	@$(MAKE) single second-dist tiles-dist
	@$(MAKE) test-e2e SMOKE_ENGINES= TILES=$(TILES_DIST) E2E_SIZES=all E2E_FAULTS=all E2E_LANGUAGES=all

fmt-check:
	cargo fmt --check

lint: pack ## Look for mistakes with clippy: core, native, browser
	cargo clippy --all-targets -- -D warnings
	cargo clippy --all-targets --features e2e -- -D warnings
	cargo clippy --target wasm32-unknown-unknown --features app --lib --bin app -- -D warnings
	cargo clippy --target wasm32-unknown-unknown --features kiosk --lib --bin kiosk -- -D warnings
	cargo clippy --target wasm32-unknown-unknown --features extras --lib --bin extras -- -D warnings

# One seed for the property tests, so that a red run means a change; `make fuzz` takes another every time.
test-native: export PROPTEST_RNG_SEED ?= 20201222
test-native: pack ## Run the tests that need no browser
	cargo test --features e2e --lib --bins --test core --test site
	cargo test --features e2e --doc

test-dom: pack ## Run the tests of the DOM module, in Chromium
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
	WASM_BINDGEN_TEST_WEBDRIVER_JSON=.ci/webdriver.json CHROMEDRIVER=$${CHROMEDRIVER:-$$(command -v chromedriver)} \
	cargo test --target wasm32-unknown-unknown --profile dom --features app --test dom

test-e2e: ## Run the end-to-end tests in every engine of ENGINES, on the sites that are built
	@.ci/e2e.sh $(ENGINES)

audit: ## Check licences, sources and bans of the dependencies; and advisories, where they can be had
	@.ci/setup.sh audit
	cargo deny --config .ci/deny.toml check licenses bans sources
	@timeout 120 cargo deny --config .ci/deny.toml fetch db || { echo 'audit: the database of advisories is out of reach; they were not checked'; exit 0; } && \
	cargo deny --config .ci/deny.toml check --disable-fetch advisories

reproduce: ## Build the site twice from nothing and compare every byte
	first=$$(mktemp -d) && trap 'rm -rf "$$first"' EXIT && \
	$(MAKE) clean build DIST=dist && cp -r dist "$$first" && \
	$(MAKE) clean build DIST=dist && diff -r "$$first/dist" dist && echo 'reproduce: every byte is the same'

fuzz: pack ## Throw hostile input at every parser, FUZZ seconds each (default 600)
	env -u PROPTEST_RNG_SEED YANTU_FUZZ_SECONDS=$${FUZZ:-600} cargo test --features e2e --test core -- --ignored fuzz:: --nocapture

bench: build ## Measure: search and growth natively, keystrokes and a visit in Chromium; figures in target/bench/
	cargo bench --features e2e --bench search
	cargo bench --features e2e --bench growth
	cargo bench --features e2e --bench browser
	cargo bench --features e2e --bench visit

fmt: ## Format the code
	cargo fmt

clean: ## Remove all that was built, but not the tools in .tools/
	cargo clean
	rm -rf dist
