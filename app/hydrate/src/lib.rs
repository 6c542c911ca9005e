//! The browser's entry: wakes the islands that the page contains, and nothing else.

// Islands register themselves when their crate is linked.
use app as _;

/// Called by the page's script once the WebAssembly module is loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
