# Cultivar: `make run` opens the studio, `make test` runs everything. `make help` lists the rest.

BIN     := bin/cultivar
FILE    ?=
SESSION ?=
KILLS   ?= 2500
ACCEPTS ?= 1000
SAVES   ?= 1000

.DEFAULT_GOAL := help
.PHONY: help run test check bench breeding endure build install setup setup-test

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: setup build ## open the studio (FILE=design.html opens a file); without a terminal, go through the loop headless
	@if [ -t 0 ] && [ -t 1 ]; then exec $(BIN) $(if $(SESSION),--session $(SESSION)) $(FILE); else exec .ci/tour $(BIN) $(FILE); fi

test: setup-test ## run every test with the race detector
	@$$(.ci/go) test -race -timeout 20m ./...

check: setup-test ## format, vet, staticcheck, tests
	@test -z "$$($$(.ci/go) tool gofumpt -l $$(git ls-files '*.go'))" || { echo 'these files want gofumpt:'; $$(.ci/go) tool gofumpt -l $$(git ls-files '*.go'); exit 1; }
	@$$(.ci/go) vet ./...
	@$$(.ci/go) tool staticcheck ./...
	@$(MAKE) --no-print-directory test

bench: setup build ## measure; CULTIVAR_CORPUS names a folder of designs to measure on
	@$$(.ci/go) test -run '^$$' -bench . -benchtime 3x ./...

breeding: setup ## breed every design of CULTIVAR_CORPUS, and ten of each kind for simulated pickers; measure what operators lean to; CULTIVAR_SHEETS keeps sheets to look at
	@CULTIVAR_CORPUS_EVERY=1 CULTIVAR_PICKERS=10 $$(.ci/go) test -v -count 1 -timeout 4h -run 'TheCorpusBreedsWell|PickersGetMore' ./cmd/cultivar
	@CULTIVAR_LEANS=10 $$(.ci/go) test -v -count 1 -timeout 4h -run LeanAsTheySay ./session/breed

endure: setup-test ## lose nothing for longer: KILLS of the store and of the studio, ACCEPTS by two processes, SAVES against w
	@CULTIVAR_KILLS=$(KILLS) CULTIVAR_ACCEPTS=$(ACCEPTS) CULTIVAR_SAVES=$(SAVES) $$(.ci/go) test -v -count 1 -timeout 4h \
		-run 'Killed|TwoProcesses|Interleaved|SavesAgainst|FullDisk|ReadOnly' ./session ./session/history ./cmd/cultivar

build: setup ## build bin/cultivar
	@CGO_ENABLED=0 $$(.ci/go) build -trimpath -o $(BIN) ./cmd/cultivar

install: setup ## install cultivar where `go install` puts programs
	@CGO_ENABLED=0 $$(.ci/go) install -trimpath ./cmd/cultivar

setup:
	@.ci/setup

setup-test:
	@.ci/setup test
