mod block;
mod inline;

use pulldown_cmark::Event;

use super::escape::escape;
use super::table::Table;
use super::{Context, Outline, Piece, Rendered};
use crate::FindingKind;

/// Writes HTML piece by piece. Every text and every attribute goes through `escape`.
struct Writer<'c> {
    context: &'c Context<'c>,
    html: String,
    /// Everything that is read, to count its words.
    read: String,
    outline: Outline,
    findings: Vec<(usize, FindingKind)>,
    table: Table,
    /// Whether each open link became one.
    links: Vec<bool>,
    second_level: bool,
    in_code: bool,
    table_names: Vec<String>,
}

pub(super) fn write(pieces: &[Piece<'_>], context: &Context<'_>) -> Rendered {
    let mut writer = Writer {
        context,
        html: String::new(),
        read: String::new(),
        outline: Outline::default(),
        findings: Vec::new(),
        table: Table::default(),
        links: Vec::new(),
        second_level: false,
        in_code: false,
        table_names: Vec::new(),
    };
    let mut rest = pieces;
    while !rest.is_empty() {
        let taken = writer.step(rest);
        rest = rest.get(taken..).unwrap_or_default();
    }
    Rendered {
        words: words(&writer.read),
        html: writer.html,
        outline: writer.outline,
        findings: writer.findings,
    }
}

impl Writer<'_> {
    /// Writes the first piece, or as many as belong together, and says how many that were.
    fn step(&mut self, pieces: &[Piece<'_>]) -> usize {
        let Some((event, range)) = pieces.first() else {
            return 0;
        };
        match event {
            Event::Start(tag) => return self.open(tag, range.start, pieces),
            Event::End(tag) => self.close(*tag),
            Event::Text(text) => self.text(text, range.start),
            Event::Code(code) => self.code(code),
            Event::Html(text) => escape(text, &mut self.html),
            Event::InlineHtml(text) => {
                escape(text, &mut self.html);
                self.found(range.start, FindingKind::HtmlInMarkdown);
            }
            Event::SoftBreak => self.space("\n"),
            Event::HardBreak => self.space("<br>"),
            Event::Rule => self.space("<hr>"),
            // Extensions that are not switched on.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
        1
    }

    fn found(&mut self, at: usize, what: FindingKind) {
        self.findings.push((at, what));
    }

    /// Writes a tag that separates words.
    fn space(&mut self, html: &str) {
        self.read.push(' ');
        self.html.push_str(html);
    }
}

/// A dash or a sign between spaces takes no time to read.
fn words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}
