use pulldown_cmark::{Event, Tag, TagEnd};

use super::parts::plain;
use super::{Context, Piece, escape::escape};
use crate::{FindingKind, Picture};

/// A picture in the text, with the number of pieces it takes.
pub(super) struct Shown<'s> {
    pub(super) address: &'s str,
    pub(super) caption: &'s str,
    pub(super) alt: String,
    pub(super) at: usize,
    pub(super) pieces: usize,
}

impl<'s> Shown<'s> {
    /// The picture that begins with the first of these pieces.
    pub(super) fn first(pieces: &'s [Piece<'_>]) -> Option<Self> {
        let (
            Event::Start(Tag::Image {
                dest_url, title, ..
            }),
            range,
        ) = pieces.first()?
        else {
            return None;
        };
        let mut depth = 0_usize;
        let end = pieces.iter().position(|(event, _)| {
            match event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) => depth -= 1,
                _ => {}
            }
            depth == 0
        })?;
        Some(Self {
            address: dest_url,
            caption: title.trim(),
            alt: plain(&pieces[1..end]),
            at: range.start,
            pieces: end + 1,
        })
    }

    /// The pictures of a paragraph that has nothing else in it.
    pub(super) fn alone(paragraph: &'s [Piece<'_>]) -> Option<Vec<Self>> {
        let mut shown = Vec::new();
        let mut rest = paragraph;
        while let Some((event, _)) = rest.first() {
            match event {
                Event::SoftBreak | Event::HardBreak => rest = &rest[1..],
                _ => {
                    let picture = Self::first(rest)?;
                    rest = &rest[picture.pieces..];
                    shown.push(picture);
                }
            }
        }
        (!shown.is_empty()).then_some(shown)
    }

    /// Which picture it is, or why it is none.
    pub(super) fn find<'c>(&self, context: &'c Context<'_>) -> Result<&'c Picture, FindingKind> {
        context
            .picture(self.address)
            .ok_or_else(|| FindingKind::BrokenPicture(self.address.to_owned()))
    }

    pub(super) fn html(&self, picture: &Picture, html: &mut String) {
        html.push_str("<img src=\"");
        escape(&picture.address(), html);
        html.push_str("\" alt=\"");
        escape(&self.alt, html);
        let (width, height) = (picture.width, picture.height);
        html.push_str(&format!(
            "\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" decoding=\"async\">"
        ));
    }
}
