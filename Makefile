.DEFAULT_GOAL := help
.PHONY: serve test dev bench front help

serve: ## Set up what is missing, build for release and start the demo (LISTEN=127.0.0.1:3000, DATA=./data)
	@.ci/serve.sh

test: ## Everything CI runs; the last line counts
	@.ci/test.sh

dev: ## Rebuild and restart on every change
	@.ci/dev.sh

bench: ## Measure the release build
	@.ci/bench.sh

front: ## Build only the stylesheet and the WebAssembly, for release, into target/site
	@.ci/front.sh

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' Makefile
