use pulldown_cmark::{Alignment, BlockQuoteKind, Event, HeadingLevel, Tag, TagEnd};

use super::super::Piece;
use super::super::escape::escape;
use super::super::picture::Shown;
use super::super::table::{Table, column_names};
use super::super::tag::{Callout, heading};
use super::Writer;
use crate::FindingKind;

const WIDEST_TABLE: usize = 3;

impl Writer<'_> {
    pub(super) fn open(&mut self, tag: &Tag<'_>, at: usize, pieces: &[Piece<'_>]) -> usize {
        match tag {
            Tag::Paragraph => return self.open_paragraph(pieces),
            Tag::Image { .. } => {
                let Some(shown) = Shown::first(pieces) else {
                    return 1;
                };
                self.picture_in_text(&shown);
                return shown.pieces;
            }
            Tag::Heading { level, .. } => self.open_heading(*level, at),
            Tag::BlockQuote(None) => self.space("<blockquote>"),
            Tag::BlockQuote(Some(kind)) => self.open_callout(*kind, at),
            Tag::CodeBlock(_) => {
                self.in_code = true;
                self.space("<pre><code>");
            }
            Tag::HtmlBlock => {
                self.found(at, FindingKind::HtmlInMarkdown);
                self.space("<p>");
            }
            Tag::List(None) => self.space("<ul>"),
            Tag::List(Some(1)) => self.space("<ol>"),
            Tag::List(Some(first)) => self.space(&format!("<ol start=\"{first}\">")),
            Tag::Item => self.space("<li>"),
            Tag::Table(alignments) => self.open_table(alignments, at, pieces),
            Tag::TableHead => {
                self.table.begin_row();
                self.space("<thead><tr>");
            }
            Tag::TableRow => {
                self.table.begin_row();
                self.space("<tr>");
            }
            Tag::TableCell => {
                let cell = self.table.open_cell();
                self.space(&cell);
            }
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Link { dest_url, .. } => self.open_link(dest_url, at),
            // Extensions that are not switched on.
            _ => {}
        }
        1
    }

    pub(super) fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.space("</p>\n"),
            TagEnd::Heading(level) => self.space(&format!("</{}>\n", heading(level))),
            TagEnd::BlockQuote(None) => self.space("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.space("</aside>\n"),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.space("</code></pre>\n");
            }
            TagEnd::List(ordered) => self.space(if ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => self.space("</li>\n"),
            TagEnd::Table => self.space("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.table.begin_body();
                self.space("</tr></thead><tbody>");
            }
            TagEnd::TableRow => self.space("</tr>"),
            TagEnd::TableCell => {
                let cell = self.table.close_cell();
                self.space(cell);
            }
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Link => self.close_link(),
            // Pictures are taken whole; the rest are extensions that are not switched on.
            _ => {}
        }
    }

    /// A paragraph of pictures only is no paragraph.
    fn open_paragraph(&mut self, pieces: &[Piece<'_>]) -> usize {
        let end = pieces
            .iter()
            .position(|(event, _)| matches!(event, Event::End(TagEnd::Paragraph)))
            .unwrap_or(1);
        match Shown::alone(&pieces[1..end]) {
            Some(pictures) => {
                for shown in &pictures {
                    self.figure(shown);
                    self.html.push('\n');
                }
                end + 1
            }
            None => {
                self.space("<p>");
                1
            }
        }
    }

    fn open_heading(&mut self, level: HeadingLevel, at: usize) {
        match level {
            HeadingLevel::H2 => self.second_level = true,
            HeadingLevel::H3 if !self.second_level => self.found(at, FindingKind::HeadingSkipped),
            HeadingLevel::H3 => {}
            other => self.found(at, FindingKind::HeadingLevel(other as usize)),
        }
        self.space(&format!("<{}>", heading(level)));
    }

    fn open_callout(&mut self, kind: BlockQuoteKind, at: usize) {
        let callout = Callout::of(kind);
        let (class, title) = callout.words(self.context.labels);
        self.space(&format!(
            "<aside class=\"callout callout--{class}\"><p class=\"callout__title\">{title}</p>\n"
        ));
        self.outline.callouts.push((callout, at));
    }

    fn open_table(&mut self, alignments: &[Alignment], at: usize, pieces: &[Piece<'_>]) {
        if alignments.len() > WIDEST_TABLE {
            self.found(at, FindingKind::WideTable(alignments.len()));
        }
        self.outline.tables += 1;
        self.table = Table::new(alignments);
        let label = self.table_label(column_names(pieces));
        self.space("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        escape(&label, &mut self.html);
        self.html.push_str("\"><table class=\"table\">");
    }

    /// Two regions of a page with one name cannot be told apart by ear.
    fn table_label(&mut self, names: String) -> String {
        let word = self.context.labels.table;
        let same = self.table_names.iter().filter(|other| **other == names);
        let label = match same.count() {
            0 => format!("{word}: {names}"),
            earlier => format!("{word} {}: {names}", earlier + 1),
        };
        self.table_names.push(names);
        label
    }
}
