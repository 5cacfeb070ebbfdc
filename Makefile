# `make` prints what there is. `go test ./...` works without any of this; what is
# added here are the linters, the race detector and a browser.

# The programs that check the code have a go.mod of their own, so that the
# product's stays clean. Go builds them once (golangci-lint takes minutes) and
# keeps them in its cache.
TOOL := go tool -modfile=tools/go.mod

# Variables that are meant to be set: make bench BENCH=Search COUNT=10
ARGS     ?=
BENCH    ?= .
COUNT    ?= 1
FUZZ     ?= .
FUZZTIME ?= 60s
KILLS    ?= 1000
SITEKILLS ?= 200

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help build serve check test fmt lint bench fuzz kill kill-site evaluate audit load clean system format vet race

help: ## print this
	@echo 'usage: make TARGET'
	@echo
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1\t\2/' | expand -t 12

build: ## bin/kb, one file without cgo
	CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o bin/kb ./cmd/kb

serve: ## the site on this machine; ARGS='--addr :8081'
	go run ./cmd/kb serve $(ARGS)

check: ## fast, while working: vet and tests
	go vet ./...
	go test ./...

test: system format vet lint race ## everything, as the build server does it

fmt: ## put the code in gofumpt's form
	$(TOOL) gofumpt -l -w .

lint: ## golangci-lint, by the rules in .golangci.yml
	$(TOOL) golangci-lint run ./...

# To compare, write both runs to files and ask benchstat:
#   make bench COUNT=10 > bench-old.txt
#   make bench COUNT=10 > bench-new.txt
#   go tool -modfile=tools/go.mod benchstat bench-old.txt bench-new.txt
bench: ## benchmarks; BENCH=Search COUNT=10
	@go test -run '^$$' -bench '$(BENCH)' -benchmem -count $(COUNT) -timeout 2h ./...

# What it finds is written to testdata/fuzz and is a test from then on. A long
# campaign on one target: make fuzz FUZZ=FuzzParse FUZZTIME=8h
fuzz: ## fuzz each target in turn; FUZZ=FuzzParse FUZZTIME=8h
	@set -e; \
	dirs=$$(grep -rlE '^func Fuzz[A-Z]' --include='*_test.go' . | xargs -r -n 1 dirname | sort -u); \
	for dir in $$dirs; do \
		targets=$$(go test -list '^Fuzz' $$dir); \
		for target in $$(echo "$$targets" | grep '^Fuzz' | grep -E '$(FUZZ)'); do \
			echo "$$dir $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -timeout 0 $$dir; \
		done; \
	done

kill: ## kill the index's writer at random moments; KILLS=1000
	go test ./index -run TestKilledWriter -count 1 -timeout 0 -v -args -kill.runs=$(KILLS)

kill-site: ## kill the site while readers send something; SITEKILLS=200
	go test ./cmd/kb -run TestSubmissionsOutliveTheirSite -count 1 -timeout 0 -v -args -kill.sites=$(SITEKILLS)

kill-add: ## kill kb add at random moments, in the form and by flags; KILLS=200
	go test ./cmd/kb -run TestKilledAdd -count 1 -timeout 0 -v -args -kill.runs=$(KILLS)

evaluate: ## how often the right case stands first; ARGS=-misses
	go run ./index/evaluate $(ARGS)

audit: ## axe-core, the Nu checker and Lighthouse on every kind of page; ARGS='-only axe'
	go run ./web/audit $(ARGS)

# On a quiet machine; it takes a good three minutes. The figures go to
# web/load/RESULTS.md.
load: ## how many pages a second, and when a slow phone shows one; ARGS='-time 5s'
	go run ./web/load -o web/load/RESULTS.md $(ARGS)

clean: ## remove what was built and measured
	rm -rf bin
	rm -f *.test *.prof *.out *.trace bench*.txt

# The steps of `make test`.

# A browser for the tests of the site, a C compiler for the race detector, and what
# opens, draws and validates decks. Only what is missing is installed.
system:
	@set -e; \
	missing=; \
	command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing="$$missing chromium fonts-liberation"; \
	office=; \
	command -v loimpress >/dev/null || office="$$office libreoffice-impress fonts-crosextra-carlito"; \
	command -v lowriter >/dev/null || office="$$office libreoffice-writer"; \
	command -v pdftotext >/dev/null || office="$$office poppler-utils"; \
	command -v xmllint >/dev/null || office="$$office libxml2-utils"; \
	command -v "$$(go env CC)" >/dev/null || missing="$$missing gcc libc6-dev"; \
	[ -n "$$missing$$office" ] || exit 0; \
	if ! command -v apt-get >/dev/null; then \
		echo "make test needs Chromium, LibreOffice and a C compiler; here these are missing (by Debian's names):$$missing$$office" >&2; \
		exit 1; \
	fi; \
	echo "installing$$missing$$office"; \
	as_root=; [ "$$(id -u)" = 0 ] || as_root=sudo; \
	quiet='env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300'; \
	$$as_root $$quiet update >/dev/null; \
	[ -z "$$missing" ] || $$as_root $$quiet install -y --no-install-recommends $$missing >/dev/null; \
	[ -z "$$office" ] || $$as_root $$quiet install -y --no-install-recommends $$office >/dev/null || \
		echo "could not be installed, what needs it is skipped and says so:$$office"

format:
	@set -e; \
	wrong=$$($(TOOL) gofumpt -l .); \
	[ -z "$$wrong" ] || { printf 'not in gofumpt form, make fmt mends it:\n%s\n' "$$wrong" >&2; exit 1; }

vet:
	go vet ./...

# A test of the site that finds no browser fails instead of being skipped.
race:
	CASEBOOK_BROWSER=required go test -race -timeout 20m ./...
