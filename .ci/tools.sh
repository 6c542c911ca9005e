# shellcheck shell=bash
# Sourced. Every tool has one exact version and a folder of its own in the cache, so that a fresh clone
# finds it there, and another version installed on the machine is never picked up by accident.

source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cargo_leptos_version=0.3.7
binaryen_version=132.0.0
sass_version=1.108.2

tools=$cache/tools

# The command line tool and the crate speak a private protocol: any other version refuses the bundle.
wasm_bindgen_version() {
    awk '
        $1 == "[[package]]" { name = "" }
        $1 == "name" { name = $3 }
        $1 == "version" && name == "\"wasm-bindgen\"" { gsub(/"/, "", $3); print $3; exit }
    '
}

# Is VERSION one of the words the command prints?
answers() {
    local version=$1 words
    shift
    words=$("$@" 2>/dev/null) || return 1
    [[ " ${words//$'\n'/ } " == *" $version "* ]]
}

# install_tool NAME-VERSION COMMAND…: the command fills the folder named by its last argument, which appears under its name
# only when whole, so an interrupted installation is never mistaken for a finished one.
install_tool() {
    local name=$1 fresh
    shift
    say "Installing $name into $tools"
    mkdir -p "$tools"
    find "$tools" -mindepth 1 -maxdepth 1 -name '.new-*' -mtime +1 -exec rm -rf {} +
    fresh=$(mktemp -d "$tools/.new-XXXXXX")
    if ! "$@" "$fresh"; then
        rm -rf "$fresh"
        die "Could not install $name."
    fi
    chmod 755 "$fresh"
    rm -rf "${tools:?}/$name"
    mv "$fresh" "$tools/$name"
}

# Both tools are run for seconds and compiled for minutes, so they are compiled for speed of compilation. The build
# folder outlives an interruption: the next try goes on where this one stopped.
cargo_install() {
    local crate=$1 version=$2 build=$tools/.build-$1-$2 into
    into=${*: -1}
    CARGO_TARGET_DIR=$build CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
        cargo install "$crate" --version "=$version" --root "$into" "${@:3:$#-3}" &&
        rm -rf "$build"
}

npm_install() {
    npm install --prefix "$2" --no-save --ignore-scripts --no-audit --no-fund --loglevel=error "$1"
}

npm_ci() {
    cp tests/e2e/package.json tests/e2e/package-lock.json tests/e2e/.npmrc "$1" &&
        npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --loglevel=error
}

wasm_target() {
    [[ -d $(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown ]] || rustup target add wasm32-unknown-unknown
}

# Put the tools that turn app/ and style/ into target/site first on PATH, installing what is missing.
front_tools() {
    need cargo rustc node npm cc
    local bindgen dir
    bindgen=$(wasm_bindgen_version <Cargo.lock)
    [[ -n $bindgen ]] || die "Cargo.lock names no wasm-bindgen."
    wasm_target

    dir=cargo-leptos-$cargo_leptos_version
    # `no_downloads` makes it take its helpers from PATH instead of fetching its own.
    answers "$cargo_leptos_version" "$tools/$dir/bin/cargo-leptos" --version ||
        install_tool "$dir" cargo_install cargo-leptos "$cargo_leptos_version" --locked --no-default-features --features no_downloads
    PATH=$tools/$dir/bin:$PATH

    dir=wasm-bindgen-cli-$bindgen
    # Not --locked: its lock file may ask for versions that a registry mirror does not have yet.
    answers "$bindgen" "$tools/$dir/bin/wasm-bindgen" --version ||
        install_tool "$dir" cargo_install wasm-bindgen-cli "$bindgen"
    PATH=$tools/$dir/bin:$PATH

    dir=binaryen-$binaryen_version
    answers "${binaryen_version%%.*}" "$tools/$dir/node_modules/.bin/wasm-opt" --version ||
        install_tool "$dir" npm_install "binaryen@$binaryen_version"
    PATH=$tools/$dir/node_modules/.bin:$PATH

    dir=sass-$sass_version
    answers "$sass_version" "$tools/$dir/node_modules/.bin/sass" --version ||
        install_tool "$dir" npm_install "sass@$sass_version"
    PATH=$tools/$dir/node_modules/.bin:$PATH

    export PATH
}

# Playwright, axe and the type checker, exactly as locked, linked into tests/e2e.
e2e_tools() {
    need node npm
    local lock dir
    lock=$("${digest[@]}" tests/e2e/package-lock.json)
    dir=e2e-${lock:0:12}
    [[ -x $tools/$dir/node_modules/.bin/playwright ]] || install_tool "$dir" npm_ci
    [[ -L tests/e2e/node_modules ]] || rm -rf tests/e2e/node_modules
    ln -sfn "$tools/$dir/node_modules" tests/e2e/node_modules
}
