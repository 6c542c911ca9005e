# shellcheck shell=bash
# Sourced first by every script here: where things are.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

cache=${KEMAS_CACHE:-$HOME/.cache/kemas}
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)

if [[ -n ${CI:-} ]]; then
    # CI starts from a fresh clone every time; registry crates should compile once a machine.
    export CARGO_TARGET_DIR=$cache/target
fi

# shellcheck disable=SC2034 # for the scripts that source this one
if command -v sha256sum >/dev/null; then
    digest=(sha256sum)
else
    digest=(shasum -a 256)
fi

say() {
    printf '%s\n' "$*"
}

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

need() {
    local command missing=()
    for command in "$@"; do
        command -v "$command" >/dev/null || missing+=("$command")
    done
    ((${#missing[@]} == 0)) || die "Missing: ${missing[*]}. README.md says where each comes from."
}

# What `cargo metadata` says about the workspace: target_directory, or the names of the members.
cargo_metadata() {
    cargo metadata --no-deps --format-version 1 | node -e "
        const metadata = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
        console.log($1);
    "
}

target_dir() {
    cargo_metadata 'metadata.target_directory'
}
