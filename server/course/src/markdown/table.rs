use pulldown_cmark::{Alignment, Event, TagEnd};

use super::Piece;
use super::parts::plain;

/// The table being written.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    body: bool,
}

impl Table {
    pub(super) fn new(alignments: &[Alignment]) -> Self {
        Self {
            alignments: alignments.to_vec(),
            ..Self::default()
        }
    }

    pub(super) fn begin_row(&mut self) {
        self.column = 0;
    }

    pub(super) fn begin_body(&mut self) {
        self.body = true;
    }

    /// Columns aligned to the end hold numbers: a class says so, since a style would break the page's policy.
    pub(super) fn open_cell(&self) -> String {
        let number = matches!(self.alignments.get(self.column), Some(Alignment::Right));
        let class = if number {
            " class=\"table__number\""
        } else {
            ""
        };
        match self.body {
            true => format!("<td{class}>"),
            false => format!("<th scope=\"col\"{class}>"),
        }
    }

    pub(super) fn close_cell(&mut self) -> &'static str {
        self.column += 1;
        if self.body { "</td>" } else { "</th>" }
    }
}

/// The names of the columns, for somebody who hears that there is a table.
pub(super) fn column_names(pieces: &[Piece<'_>]) -> String {
    let head = pieces
        .iter()
        .position(|(event, _)| matches!(event, Event::End(TagEnd::TableHead)))
        .unwrap_or(0);
    pieces[..head]
        .split(|(event, _)| matches!(event, Event::End(TagEnd::TableCell)))
        .map(plain)
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}
