# govpack: `make site` compiles the example workspace of this repository, `make test` runs all that
# continuous integration runs. Both install the missing Debian packages first, only if missing.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift

# The example's record ends here; the same instant gives the same site on any day.
AS_OF := 2026-11-20T15:00:00Z

PACKAGES := libyaml-dev libcmark-dev libssl-dev zlib1g-dev libzstd-dev libsqlite3-dev pkg-config tzdata
RELEASE := $(SWIFT) build -c release --static-swift-stdlib --product govpack
PROGRAM := .build/release/govpack

# A crash must end at once, not wait for a backtrace.
export SWIFT_BACKTRACE := enable=no

# How long each fuzzer runs.
SECONDS_EACH ?= 60

.PHONY: help deps site test lint release quick example schemas install bench proof fuzz clean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

deps: ## install the missing Debian packages
	@command -v $(SWIFT) > /dev/null || { \
	  echo "error: there is no swift on the PATH; Swift 6.2 or newer is at https://www.swift.org/install" >&2; \
	  exit 1; }
	@command -v dpkg-query > /dev/null || { \
	  echo "note: not a Debian system; needed are the development files of: $(PACKAGES)" >&2; \
	  exit 0; }; \
	missing=(); \
	for package in $(PACKAGES); do \
	  [[ "$$(dpkg-query -W -f '$${db:Status-Status}' "$$package" 2> /dev/null || true)" == installed ]] \
	    || missing+=("$$package"); \
	done; \
	[[ $${#missing[@]} -eq 0 ]] && exit 0; \
	echo "installing: $${missing[*]}"; \
	if [[ $$(id -u) -eq 0 ]]; then as_root=(); \
	elif command -v sudo > /dev/null; then as_root=(sudo); \
	else \
	  echo "error: these packages are missing and may not be installed from here; as root run:" >&2; \
	  echo "  apt-get install $${missing[*]}" >&2; \
	  exit 1; \
	fi; \
	"$${as_root[@]}" apt-get update -qq || echo "note: the package lists could not be renewed" >&2; \
	"$${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
	  apt-get install -y -qq --no-install-recommends "$${missing[@]}" || { \
	  echo "error: apt-get could not install: $${missing[*]}" >&2; \
	  exit 1; }

release: deps
	@$(RELEASE)

site: release ## compile this repository's example workspace into site/
	@$(PROGRAM) build --root . --out site --as-of $(AS_OF) --fail-on never
	@echo "open site/index.html"

lint: ## check the form of the sources
	@$(SWIFT) format lint --strict --parallel -r Sources Tests Package.swift
	@bash -n .ci/run

# What the tests run as a person runs it is the released program.
test: deps lint ## lint, all tests, and a release build that compiles the example twice
	@$(SWIFT) build --build-tests
	@$(RELEASE)
	@GOVPACK_PROGRAM=$(abspath $(PROGRAM)) $(SWIFT) test --skip-build
	@$(MAKE) --no-print-directory example

# Twice, under another zone, locale and number of threads: the bytes must be the same.
example: release
	@work=$$(mktemp -d); \
	trap 'rm -rf "$$work"' EXIT; \
	$(PROGRAM) build --root . --out "$$work/first" --as-of $(AS_OF) --fail-on never --quiet; \
	TZ=Asia/Kolkata LC_ALL=tr_TR.UTF-8 $(PROGRAM) build --root . --out "$$work/second" \
	  --as-of $(AS_OF) --fail-on never --quiet --jobs 1; \
	diff -r "$$work/first" "$$work/second"; \
	echo "example: $$(find "$$work/first" -type f | wc -l) files, the same twice"

# Once, with the network; `make test` then runs the same through the tests, and skips it elsewhere.
schemas: release ## hold the schemas to a validator that is not govpack's (check-jsonschema)
	@[[ -x .build/schemas/bin/check-jsonschema ]] || { \
	  python3 -m venv .build/schemas && .build/schemas/bin/pip install -q check-jsonschema==0.39.0; }
	@.build/schemas/bin/python3 Tests/Schemas/validate.py $(PROGRAM) .
	@.build/schemas/bin/python3 Tests/Schemas/validate.py $(PROGRAM) --broken Tests/Schemas

# For a first look: not optimised, and built in a fraction of the time.
quick: deps
	@$(SWIFT) build --static-swift-stdlib --product govpack

install: $(if $(QUICK),quick,release) ## install the program below PREFIX (/usr/local); QUICK=yes: soon, but not optimised
	@install -D -m 755 $(if $(QUICK),.build/debug/govpack,$(PROGRAM)) "$(DESTDIR)$(PREFIX)/bin/govpack"
	@echo "installed $(DESTDIR)$(PREFIX)/bin/govpack"

bench: release ## run the benchmarks in Tests/Benchmarks
	@for run in Tests/Benchmarks/*/run.sh; do \
	  if [[ ! -e $$run ]]; then echo "no benchmarks"; exit 0; fi; \
	  echo "== $$run"; bash "$$run"; \
	done

proof: release ## let the system fail, kill, starve and repeat builds (Docs/RELIABILITY.md)
	@nice python3 Tests/Reliability/trace-lint.py $(PROGRAM)
	@nice python3 Tests/Reliability/fault-sweep.py $(PROGRAM)
	@nice bash Tests/Reliability/kill-sweep.sh $(PROGRAM)
	@nice bash Tests/Reliability/full-disk.sh $(PROGRAM)
	@nice python3 Tests/Reliability/soak.py $(PROGRAM)
	@nice python3 Tests/Reliability/determinism.py $(PROGRAM)

fuzz: deps ## give each reader made-up bytes for SECONDS_EACH (60) seconds
	@Tests/Fuzz/run.sh $(SECONDS_EACH)

clean: ## remove what was built, but for site/README.md
	@rm -rf .build
	@find site -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
