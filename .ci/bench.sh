#!/usr/bin/env bash
# make bench: the release build, measured (docs/performance.md).
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

"$root/.ci/front.sh"
# Together, so that both get the same features and dependencies compile once.
cargo build --release --locked -p server -p tests --bin kemas --bin bench
release=$(target_dir)/release
export KEMAS_BIN=$release/kemas
exec "$release/bench"
