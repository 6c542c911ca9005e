#!/usr/bin/env bash
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

"$root/.ci/front.sh"
cargo build --release --locked -p server --bin kemas
KEMAS_BIN=$(target_dir)/release/kemas
export KEMAS_BIN
exec cargo run --release --locked -p tests --bin bench
