//! A migration that is added must be noticed: the macro that embeds them does not watch the folders itself.

fn main() {
    println!("cargo::rerun-if-changed=../../migrations");
}
