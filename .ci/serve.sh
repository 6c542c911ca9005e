#!/usr/bin/env bash
# make serve: the demo, built for release.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# The front first: the binary embeds it.
"$root/.ci/front.sh"
cargo build --release --locked -p server --bin kemas
exec "$(target_dir)/release/kemas" serve --demo --data "${DATA:-./data}" ${LISTEN:+--listen "$LISTEN"}
