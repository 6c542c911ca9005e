#!/usr/bin/env bash
# make front: the stylesheet and the WebAssembly, for release, into target/site. Nothing to do when the bundle there was made
# from the same files by the same tools.
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"

site=target/site
stamp=target/site.stamp

# Everything the bundle is made from, as one digest.
inputs() {
    {
        echo "$cargo_leptos_version $binaryen_version $sass_version"
        find app style Cargo.toml Cargo.lock rust-toolchain.toml -type f -print0 | LC_ALL=C sort -z |
            xargs -0 "${digest[@]}"
    } | "${digest[@]}"
}

complete() {
    [[ -s $site/pkg/kemas.css && -s $site/pkg/kemas.js && -s $site/pkg/kemas.wasm ]]
}

front_tools
now=$(inputs)
if complete && [[ -f $stamp && $(<"$stamp") == "$now" ]]; then
    say "The front is up to date."
    exit 0
fi
rm -f "$stamp"
cargo-leptos leptos build --release --frontend-only
complete || die "The front build left no complete bundle in $site."
printf '%s\n' "$now" >"$stamp"
