#!/usr/bin/env bash
# make dev: the demo, rebuilt and restarted on every change.
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"

front_tools
# The watcher writes an unoptimised bundle to the same place.
rm -f target/site.stamp
exec cargo-leptos leptos watch -- serve --demo --data "${DATA:-./data}" ${LISTEN:+--listen "$LISTEN"}
