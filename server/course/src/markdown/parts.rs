use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::Piece;

/// A part of a lesson, still in pieces.
#[derive(Debug)]
pub(crate) struct Section<'s, 'a> {
    pub(crate) title: String,
    /// The byte its heading begins at.
    pub(crate) at: usize,
    pub(crate) pieces: &'s [Piece<'a>],
}

/// Cuts a lesson at its headings of level 1; one inside a list or a quote cuts nothing. Says first where text begins that
/// stands before them all.
pub(crate) fn sections<'s, 'a>(pieces: &'s [Piece<'a>]) -> (Option<usize>, Vec<Section<'s, 'a>>) {
    let cuts = cuts(pieces);
    let first = cuts.first().copied().unwrap_or(pieces.len());
    let lead = pieces[..first].first().map(|(_, range)| range.start);
    let ends = cuts.iter().skip(1).copied().chain([pieces.len()]);
    let sections = cuts
        .iter()
        .zip(ends)
        .map(|(&start, end)| section(&pieces[start..end]))
        .collect();
    (lead, sections)
}

fn cuts(pieces: &[Piece<'_>]) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut cuts = Vec::new();
    for (index, (event, _)) in pieces.iter().enumerate() {
        match event {
            Event::Start(tag) => {
                if depth == 0 && is_title(tag) {
                    cuts.push(index);
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    cuts
}

fn is_title(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Heading {
            level: HeadingLevel::H1,
            ..
        }
    )
}

fn section<'s, 'a>(pieces: &'s [Piece<'a>]) -> Section<'s, 'a> {
    let end = pieces
        .iter()
        .position(|(event, _)| matches!(event, Event::End(TagEnd::Heading(_))))
        .map_or(pieces.len(), |end| end + 1);
    Section {
        title: plain(&pieces[..end]),
        at: pieces.first().map_or(0, |(_, range)| range.start),
        pieces: &pieces[end..],
    }
}

/// The text of some pieces without their markup.
pub(super) fn plain(pieces: &[Piece<'_>]) -> String {
    let mut text = String::new();
    for (event, _) in pieces {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text.trim().to_owned()
}
