//! Every sentence that a person reads, made from `locales` by the build script. A browser gets those its islands say.

include!(concat!(env!("OUT_DIR"), "/words.rs"));

#[cfg(all(test, feature = "ssr"))]
mod tests;
