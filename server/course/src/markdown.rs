//! Markdown to HTML that is safe to show, with notes on what a writer should look at.

mod blocks;
mod context;
mod escape;
mod link;
mod parts;
mod picture;
mod sanitise;
mod table;
mod tag;
mod writer;

#[cfg(test)]
mod property;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, TextMergeWithOffset};

use crate::FindingKind;

pub(crate) use blocks::{last_block_is_task, wrong_pairs};
pub(crate) use context::Context;
pub(crate) use link::secure_address;
pub(crate) use parts::{Section, sections};
pub(crate) use tag::Callout;

/// A piece of Markdown and where it stands in its text.
pub(crate) type Piece<'a> = (Event<'a>, Range<usize>);

/// What became of some Markdown.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    pub(crate) html: String,
    pub(crate) words: usize,
    pub(crate) outline: Outline,
    /// With the byte where each begins.
    pub(crate) findings: Vec<(usize, FindingKind)>,
}

/// What a text is made of, to compare it with its translation.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// With the byte where each begins.
    pub(crate) callouts: Vec<(Callout, usize)>,
    /// As written in the text, and the name of the picture found.
    pub(crate) pictures: Vec<(String, String)>,
    pub(crate) tables: usize,
    pub(crate) sources: BTreeSet<String>,
}

/// The pieces of a text.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_GFM;
    TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter()).collect()
}

/// Renders pieces that hold whole blocks.
pub(crate) fn render(pieces: &[Piece<'_>], context: &Context<'_>) -> Rendered {
    let mut rendered = writer::write(pieces, context);
    rendered.html = sanitise::sanitise(&rendered.html);
    rendered
}
