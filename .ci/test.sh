#!/usr/bin/env bash
# make test: everything CI runs, one step after the other. The list of steps is at the end.
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
source "$root/.ci/packages.sh"
source "$root/.ci/steps.sh"

postgres=
native=(--locked --profile ci --workspace --exclude hydrate)

put_away() {
    local file pid
    # Each server wrote its number before it became the server; one that outlived Playwright still has it.
    for file in "$work"/e2e-*/*.pid; do
        [[ -e $file ]] || continue
        pid=$(<"$file")
        [[ $(ps -p "$pid" -o args= 2>/dev/null) != "$work/"* ]] || kill -KILL "$pid"
    done
    [[ -z $postgres ]] || postgres_stop "$postgres"
}

# With CI set, all clones of a machine share one target folder, and cargo tells them apart only by the times of their
# files. So what an earlier clone built of our own crates is forgotten; registry crates stay compiled.
forget_other_clones() {
    local members
    [[ -n ${CARGO_TARGET_DIR:-} ]] || return 0
    mkdir -p target "$CARGO_TARGET_DIR"
    [[ -s target/clone ]] || od -An -N8 -tx1 /dev/urandom >target/clone
    ! cmp -s target/clone "$CARGO_TARGET_DIR/clone" || return 0
    members=$(cargo_metadata 'metadata.packages.map(({ name }) => name).join("|")')
    find "$CARGO_TARGET_DIR" -regextype posix-extended -type d -regex ".*/\.fingerprint/($members)-[0-9a-f]{16}" -prune \
        -exec rm -rf {} +
    cp target/clone "$CARGO_TARGET_DIR/clone"
}

get_tools() {
    front_tools
    e2e_tools
}

clippy_native() {
    cargo clippy "${native[@]}" --all-targets -- -D warnings
}

clippy_wasm() {
    cargo clippy --locked --profile ci -p hydrate --target wasm32-unknown-unknown -- -D warnings
}

# The workspace is named, not the package, so that features and with them all dependencies are the same as in the tests.
# The tests run a copy that stands alone and that no other build can replace under them.
build_server() {
    cargo build "${native[@]}" --bin kemas
    cp "$(target_dir)/ci/kemas" "$KEMAS_BIN"
}

# end_to_end ENGINE ARGUMENTS…
end_to_end() {
    local status=0 log
    export KEMAS_E2E_DIR=$work/e2e-$1
    mkdir -p "$KEMAS_E2E_DIR"
    shift
    (
        cd tests/e2e
        PLAYWRIGHT_JSON_OUTPUT_FILE=$work/report.json node_modules/.bin/playwright test --reporter=list,json "$@"
    ) || status=$?
    if ((status != 0)); then
        for log in "$KEMAS_E2E_DIR"/*.log; do
            [[ ! -e $log ]] || { say "-- the end of $(basename "$log")" && tail -n 40 "$log"; }
        done
    fi
    return "$status"
}

end_to_end_postgres() {
    postgres_database "$postgres" kemas_script
    postgres_database "$postgres" kemas_html
    KEMAS_E2E_DATABASE_URL=$(postgres_url "$postgres" 'kemas_{project}')
    export KEMAS_E2E_DATABASE_URL
    end_to_end postgres 'journey.*\.spec\.ts$'
}

step 'system packages' system_packages
KEMAS_CHROMIUM=$(chromium_path)
KEMAS_BIN=$work/kemas
export KEMAS_CHROMIUM KEMAS_BIN

step 'tools' get_tools
# Again, in this shell: the step installed them, this finds them.
front_tools

step 'shared target folder' forget_other_clones
step 'rustfmt' cargo fmt --all --check
step 'clippy, native' clippy_native
step 'clippy, WebAssembly' clippy_wasm
step 'types of the end-to-end tests' tests/e2e/node_modules/.bin/tsc --project tests/e2e
step 'front, release' "$root/.ci/front.sh"
step 'weight' node .ci/weight.mjs
step 'server' build_server

postgres=$(postgres_folder)
step 'PostgreSQL' postgres_start "$postgres"
KEMAS_TEST_POSTGRES=$(postgres_url "$postgres" postgres)
export KEMAS_TEST_POSTGRES

step 'unit, store and page tests' cargo test "${native[@]}" --no-fail-fast
step 'end-to-end, SQLite' end_to_end sqlite
step 'end-to-end, PostgreSQL' end_to_end_postgres
