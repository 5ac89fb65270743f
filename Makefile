.DEFAULT_GOAL := help
GO ?= go

# A PostgreSQL that lasts as long as the command that follows; nothing where it
# is not installed, and the tests of replicas are skipped.
WITH_POSTGRES = $(shell command -v pg_virtualenv >/dev/null && echo pg_virtualenv -c --locale=C.UTF-8 \
	-o fsync=off -o max_connections=300 -o log_min_messages=panic env RECTIFY_TEST_DATABASE_URL=postgres://)

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: ## Run the assistant
	$(GO) run ./bot

build: ## Build the program as ./rectify
	$(GO) build -o rectify ./bot

test: needs ## Run every test, and under the race detector those where many work at once
	$(WITH_POSTGRES) $(GO) test -p 1 -timeout 20m ./... # one package at a time: their tests are busy enough beside each other
	$(WITH_POSTGRES) $(GO) test $(RACE) -p 1 -timeout 20m ./data/database/... ./data/evidence ./data/ledger/... ./data/memory ./data/pattern ./data/wording ./index/... ./handlers/... ./bot/jobs ./bot/outgoing ./bot/summarizer ./bot/slackapp/background ./bot/slackapp/inbound ./bot/slackapp/people ./bot/workspace/...
	$(GO) test $(RACE) -timeout 20m -run 'Order|Delays|Bundled|Follows|Restart|Streamed' ./bot/slackapp

# The race detector watches all but the C of SQLite made into Go, which takes
# ten times as long when every instruction of it is watched.
RACE = -race -gcflags=modernc.org/sqlite/lib=-race=false

race: needs ## Run every test under the race detector: half an hour
	$(WITH_POSTGRES) $(GO) test $(RACE) -p 1 -timeout 60m ./...

test-peers: needs ## Run Slack's own Node clients, Bolt, a Slack emulator, a mock of a language model, tsc and axe against it (npm)
	@command -v npm >/dev/null || { apt-get update && apt-get install -y --no-install-recommends nodejs npm; }
	RECTIFY_TEST_PEERS=1 $(GO) test -run TestPeer -v ./bot ./bot/slackapp ./bot/summarizer

needs: ## Install what the tests need where it is missing
	@command -v gcc >/dev/null || { apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev; }
	@command -v pg_virtualenv >/dev/null || { apt-get update && apt-get install -y --no-install-recommends postgresql; } || echo "no PostgreSQL: the tests of replicas are skipped"
	@command -v pdftotext >/dev/null || { apt-get update && apt-get install -y --no-install-recommends poppler-utils; } || echo "no pdftotext: the tests of PDF files are skipped"
	@command -v chromium >/dev/null || { apt-get update && apt-get install -y --no-install-recommends chromium; } || echo "no chromium: the tests of the page in a browser are skipped"

lint: ## Check format, vet, staticcheck, the arrows between packages, and that all code is used
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	$(GO) vet ./...
	$(GO) run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	$(GO) run github.com/OpenPeeDeeP/depguard/v2/cmd/depguard@v2.3.0 ./... # .depguard.yml
	@unused=$$($(GO) run golang.org/x/tools/cmd/deadcode@v0.52.0 ./bot) && test -z "$$unused" || { echo "$$unused"; exit 1; }

pictures: ## Take the README's pictures anew, and small ones of every view of the page
	RECTIFY_SCREENSHOTS=$(CURDIR)/bot/pictures $(GO) test ./bot -count=1 -run 'AClerkUpdates|HomeInTheBrowser|ByUnitAndOnPaper|EveryViewInPictures'

page-libraries: ## Fetch the libraries of the page in the browser anew (npm)
	bot/workspace/page/fetch.sh 6.5.3 1.2.0 1.7.23

eval: ## Print how many evaluation questions are answered rightly
	$(GO) run ./bot eval $(filter-out %/injections.tsv,$(wildcard handlers/testdata/*.tsv)) $(filter-out $(LOCKED),$(wildcard handlers/testdata/notices/*))

LOCKED = $(patsubst %/LOCKED,%,$(wildcard handlers/testdata/notices/*/LOCKED))

eval-locked: ## Print the totals of the notices that nobody tunes on: sparingly, and noted in the README
	$(GO) run ./bot eval $(LOCKED)

bench: ## Measure speed and memory
	$(GO) test -run '^$$' -bench . -benchmem ./...

load: needs ## A minute of 200 requests a second, on Rectify with files and with PostgreSQL, and on a Bolt app (npm)
	$(subst -o fsync=off,,$(WITH_POSTGRES)) env RECTIFY_TEST_PEERS=1 RECTIFY_LOAD_SECONDS=60 $(GO) test -run '^$$' -bench Load -benchtime 1x ./bot

kills: ## Kill the program 200 times under that load
	RECTIFY_KILLS=200 $(GO) test -run KilledUnderLoad -v ./bot

fuzz: ## Fuzz everything that reads outside input, half a minute each
	$(GO) test -run '^$$' -fuzz FuzzRead -fuzztime 30s ./data/notice/reading
	$(GO) test -run '^$$' -fuzz FuzzRead -fuzztime 30s ./data/document
	$(GO) test -run '^$$' -fuzz FuzzLine -fuzztime 30s ./data/text
	$(GO) test -run '^$$' -fuzz FuzzParse -fuzztime 30s ./handlers/question/grammar
	$(GO) test -run '^$$' -fuzz FuzzReadFollowUp -fuzztime 30s ./handlers/question/grammar
	$(GO) test -run '^$$' -fuzz FuzzCheck -fuzztime 30s ./handlers/compose/ground
	$(GO) test -run '^$$' -fuzz FuzzClaims -fuzztime 30s ./bot/summarizer
	$(GO) test -run '^$$' -fuzz FuzzReaders -fuzztime 30s ./bot/slackapp/inbound
	$(GO) test -run '^$$' -fuzz FuzzCut -fuzztime 30s ./data/text
	$(GO) test -run '^$$' -fuzz FuzzCutBlocks -fuzztime 30s ./bot/slackapp/blockkit
	$(GO) test -run '^$$' -fuzz FuzzCutLines -fuzztime 30s ./bot/terminal

.PHONY: help run build test race test-peers needs lint pictures page-libraries eval eval-locked bench load kills fuzz
