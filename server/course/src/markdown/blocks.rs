use pulldown_cmark::{BlockQuoteKind, Event, Tag};

use super::Piece;

/// Whether the last block of all is the one thing to do today.
pub(crate) fn last_block_is_task(pieces: &[Piece<'_>]) -> bool {
    outermost(pieces)
        .last()
        .is_some_and(|(kind, _)| *kind == Some(BlockQuoteKind::Important))
}

/// Where a don't stands right before its do.
pub(crate) fn wrong_pairs(pieces: &[Piece<'_>]) -> Vec<usize> {
    const DO: Option<BlockQuoteKind> = Some(BlockQuoteKind::Tip);
    const DONT: Option<BlockQuoteKind> = Some(BlockQuoteKind::Caution);
    let blocks = outermost(pieces);
    let kind = |index: usize| blocks.get(index).and_then(|(kind, _)| *kind);
    let mut wrong = Vec::new();
    let mut index = 0;
    while let Some(&(here, at)) = blocks.get(index) {
        let next = kind(index + 1);
        if here == DO && next == DONT {
            index += 2;
            continue;
        }
        // A don't, then a pair, is in order: only a do that is left without its don't was put second.
        if here == DONT && next == DO && kind(index + 2) != DONT {
            wrong.push(at);
        }
        index += 1;
    }
    wrong
}

type Block = (Option<BlockQuoteKind>, usize);

fn outermost(pieces: &[Piece<'_>]) -> Vec<Block> {
    let mut depth = 0_usize;
    let mut blocks = Vec::new();
    for (event, range) in pieces {
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    let kind = match tag {
                        Tag::BlockQuote(kind) => *kind,
                        _ => None,
                    };
                    blocks.push((kind, range.start));
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            _ if depth == 0 => blocks.push((None, range.start)),
            _ => {}
        }
    }
    blocks
}
