# shellcheck shell=bash
# Sourced. Runs named steps one after the other, times and counts them, and leaves nothing behind however it ends.
#
# `step NAME COMMAND…` stops the run when the command fails. The closing line counts the tests of every step: those that
# cargo names in its output, and those in $work/report.json when the step leaves one (Playwright's JSON report).

work=$(mktemp -d "${TMPDIR:-/tmp}/kemas-test.XXXXXX")
passed=0
failed=0
running=
printer=
summary=()

# Each step gets a process group of its own, so that it can be ended whole.
set -m

cargo_counts() {
    awk '/^test result: / {
        for (i = 2; i <= NF; i++) {
            if ($i == "passed;") passed += $(i - 1)
            if ($i == "failed;") failed += $(i - 1)
        }
    } END { print passed + 0, failed + 0 }' "$1"
}

playwright_counts() {
    node -e '
        const { stats, errors } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
        console.log(stats.expected, stats.unexpected + stats.flaky + errors.length);
    ' "$1"
}

tally() {
    local good bad
    read -r good bad <<<"$1"
    passed=$((passed + good))
    failed=$((failed + bad))
}

step() {
    local name=$1 began=$SECONDS before=$failed status=0
    shift
    printf '\n== %s\n' "$name"
    rm -f "$work/report.json"
    : >"$work/log"
    # A file and not a pipe: whoever holds the end of a pipe, a forgotten server say, would hold up the run.
    "$@" </dev/null >>"$work/log" 2>&1 &
    running=$!
    tail -n +1 -f -s 0.2 --pid="$running" "$work/log" &
    printer=$!
    wait "$running" || status=$?
    end_running
    tally "$(cargo_counts "$work/log")"
    [[ ! -s $work/report.json ]] || tally "$(playwright_counts "$work/report.json")"
    ((status == 0 || failed > before)) || failed=$((failed + 1))

    local took="$((SECONDS - began)) s"
    if ((status != 0 || failed > before)); then
        summary+=("$(printf '%6s  %s: FAILED' "$took" "$name")")
        exit 1
    fi
    summary+=("$(printf '%6s  %s' "$took" "$name")")
    printf '== %s: %s\n' "$name" "$took"
}

# Where nobody reaps orphans, as in many containers, a dead process stays listed.
alive() {
    ps -A -o pgid=,stat= | awk -v group="$1" '$1 == group && $2 !~ /^Z/ { found = 1 } END { exit !found }'
}

gone_within() {
    local until=$((SECONDS + $2))
    while alive "$1"; do
        ((SECONDS < until)) || return 1
        sleep 0.1
    done
}

# Ends what the step, finished or not, still has running. SIGINT first: it is what Playwright answers by ending its servers and browsers.
end_running() {
    local signal
    [[ -n $running ]] || return 0
    for signal in INT TERM KILL; do
        alive "$running" || break
        kill "-$signal" -- "-$running"
        gone_within "$running" 5 && break
    done
    # Here, so that the shell's own word on an ended job goes nowhere.
    wait "$running" "$printer" 2>/dev/null || true
    running=
}

# Overridden by the script that has more to put away.
put_away() {
    :
}

finish() {
    local status=$?
    trap '' INT TERM HUP
    set +e
    end_running
    put_away
    rm -rf "$work"
    ((status == 0 || failed > 0)) || failed=1
    printf '\n'
    ((${#summary[@]} == 0)) || printf '%s\n' "${summary[@]}"
    printf '%6s  in all\n' "$SECONDS s"
    printf '%d passed, %d failed\n' "$passed" "$failed"
    trap - EXIT
    ((failed == 0)) || exit $((status > 0 ? status : 1))
    exit 0
}

trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
