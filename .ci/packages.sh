# shellcheck shell=bash
# Sourced. What the tests need from the system.

source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$(dirname "${BASH_SOURCE[0]}")/postgres.sh"

chromium_path() {
    [[ -n ${KEMAS_CHROMIUM:-} ]] && echo "$KEMAS_CHROMIUM" && return
    command -v chromium || command -v chromium-browser || command -v google-chrome
}

missing_packages() {
    command -v cc >/dev/null || echo gcc
    chromium_path >/dev/null || echo chromium
    [[ -n $(postgres_bin) ]] || echo postgresql
    # A browser without any font draws no text, and every contrast check passes on nothing.
    [[ -n $(fc-list 2>/dev/null) ]] || echo fonts-liberation
}

install_packages() {
    local sudo=() quiet=/etc/postgresql-common/createcluster.d/kemas-test.conf
    ((EUID == 0)) || sudo=(sudo -n)
    # Debian's package starts a database of its own at once; the tests bring theirs and want nothing left running.
    "${sudo[@]}" mkdir -p "$(dirname "$quiet")"
    echo 'create_main_cluster = false' | "${sudo[@]}" tee "$quiet" >/dev/null
    "${sudo[@]}" apt-get update -q
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
    "${sudo[@]}" rm -f "$quiet"
}

system_packages() {
    local missing
    mapfile -t missing < <(missing_packages)
    ((${#missing[@]})) || return 0
    if [[ $EUID -eq 0 || -n ${CI:-} ]] && command -v apt-get >/dev/null; then
        install_packages "${missing[@]}"
        mapfile -t missing < <(missing_packages)
    fi
    ((${#missing[@]} == 0)) || die "The tests need these packages (Debian's names): ${missing[*]}"
}
