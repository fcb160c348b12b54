BUILD := CGO_ENABLED=0 go build -tags urfave_cli_no_docs -trimpath -o
# The race detector needs a C compiler.
RACE := $(if $(shell command -v $${CC:-gcc}),-race)
# Else every process that a test starts under the race detector waits a second at its end.
export GORACE ?= atexit_sleep_ms=0
FUZZTIME ?= 10m
PEERS ?= -sizes 10000,100000,1000000 -rounds 5

help: ## what there is
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' Makefile | expand -t 14

build: ## a static program, ./fundledger
	$(BUILD) fundledger .

test: ## every test: vet, the race detector where there is a C compiler
	go vet ./...
	go test $(RACE) -timeout 30m ./...

e2e: ## what users type and see, script by script; UPDATE=1 takes over what they see now
	go test ./cli -run Script -count=1 $(if $(UPDATE),-update)
	go test . -run Readme -count=1

bench: ## Go benchmarks; compare two runs with benchstat
	go test -run '^$$' -bench . -benchmem ./...

bench-peers: build ## the same questions to hledger, ledger, SQLite, DuckDB and us: bench/RESULTS.md
	go run ./bench/peers -program ./fundledger -out bench/RESULTS.md $(PEERS)

fuzz: ## every fuzz target for FUZZTIME, 10m each
	@grep -rHo --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' . | sed 's/:func /:/' | while IFS=: read -r file target; do \
	  echo "$$file $$target"; go test "$$(dirname "$$file")" -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 100x || exit 1; done

COMPOSE := docker compose -f docker/compose.yml
CLUSTER := docker compose --env-file docker/cluster.env -f docker/compose.cluster.yml

up: ## one node of EventStoreDB for trials, at localhost:2113
	$(COMPOSE) up --detach --wait

up-cluster: ## three nodes with TLS, at localhost:2113 to 2115; see docker/README.md
	$(CLUSTER) up --detach --wait

down: ## stop what up and up-cluster started; the data stay
	$(COMPOSE) down
	@if [ -f docker/cluster.env ]; then $(CLUSTER) down; fi

lint: ## format and static checks, as .ci/run does; golangci-lint run has a few more
	@unformatted=$$(go run mvdan.cc/gofumpt@v0.9.1 -l .); test -z "$$unformatted" || { echo "run gofumpt -w on: $$unformatted"; exit 1; }
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	go mod tidy -diff

.PHONY: up up-cluster down help build test e2e bench bench-peers fuzz lint
