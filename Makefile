# Every command of the project. `make` alone lists them.
SHELL := /bin/bash
export PATH := $(CURDIR)/.tools/bin:$(PATH)
.DEFAULT_GOAL := help
.PHONY: help setup build run test check bench bench-nlp screens format lint dev coverage fuzz clean

help: ## list these commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

setup: ## install what is missing: Debian packages, Node, npm packages
	@scripts/setup build

build: setup ## build the program as shipped: build/release/lianxin
	@scripts/build release lianxin

run: build ## serve the demonstration prefecture at http://127.0.0.1:8311
	@exec build/release/lianxin demo $(ARGS)

test: ## run every test, on SQLite and on a throw-away PostgreSQL
	@scripts/setup test
	@scripts/build dev
	@scripts/with-postgres ctest --preset dev --no-label-summary -j $$(nproc) $(ARGS)

check: ## the quick half of the tests, for before a commit
	@scripts/setup test
	@scripts/build dev
	@scripts/with-postgres ctest --preset dev --no-label-summary -j $$(nproc) -LE slow $(ARGS)

bench: setup ## run the benchmarks and print their ratios
	@scripts/setup test
	@scripts/build release lianxin benches
	@scripts/bench $(ARGS)

bench-nlp: setup ## measure the text analysis on labelled messages, where they are there
	@scripts/setup test
	@scripts/build release likeness_bench
	@scripts/bench likeness_bench

screens: build ## make the pictures of every page in docs/screens
	@scripts/setup test
	@LIANXIN_BINARY=build/release/lianxin node tests/journeys/browser/screens.mjs $(ARGS)

format: ## lay out the C++ sources
	@scripts/setup lint
	@scripts/format

lint: ## clang-tidy over what changed
	@scripts/setup lint
	@scripts/build dev
	@scripts/lint

dev: setup ## server and pages with live reload
	@scripts/build dev lianxin
	@scripts/dev

coverage: ## run the C++ tests with line counters, print the share covered
	@scripts/setup coverage
	@scripts/build coverage
	@scripts/with-postgres ctest --preset coverage -j $$(nproc) -L cpp
	@scripts/coverage

fuzz: ## let libFuzzer loose on every parser, SECONDS_EACH=60
	@scripts/fuzz $(or $(SECONDS_EACH),60)

clean: ## remove what was built (data/ and .tools/ stay)
	@rm -rf build web/dist
