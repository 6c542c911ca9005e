use super::super::escape::escape;
use super::super::link::Target;
use super::super::picture::Shown;
use super::Writer;
use crate::FindingKind;
use crate::binding::bound;

/// What is left in a text when a block or a link was mistyped.
const LEFT_OVER: [&str; 2] = ["[!", "]("];

impl Writer<'_> {
    pub(super) fn text(&mut self, text: &str, at: usize) {
        self.read.push_str(text);
        if self.in_code {
            escape(text, &mut self.html);
            return;
        }
        escape(&bound(text), &mut self.html);
        for mark in LEFT_OVER {
            if text.contains(mark) {
                self.found(at, FindingKind::Unread(mark));
            }
        }
    }

    pub(super) fn code(&mut self, code: &str) {
        self.read.push_str(code);
        self.html.push_str("<code>");
        escape(code, &mut self.html);
        self.html.push_str("</code>");
    }

    pub(super) fn open_link(&mut self, address: &str, at: usize) {
        let target = Target::of(address, self.context);
        self.links.push(target.is_ok());
        match target {
            Ok(target) => {
                let (address, rest) = target.attributes();
                self.html.push_str("<a href=\"");
                escape(&address, &mut self.html);
                self.html.push_str(&format!("\"{rest}>"));
                if let Target::Source(key) = target {
                    self.outline.sources.insert(key);
                }
            }
            Err(what) => self.found(at, what),
        }
    }

    pub(super) fn close_link(&mut self) {
        if self.links.pop() == Some(true) {
            self.html.push_str("</a>");
        }
    }

    pub(super) fn picture_in_text(&mut self, shown: &Shown<'_>) {
        self.picture(shown);
        if !shown.caption.is_empty() {
            self.found(shown.at, FindingKind::CaptionLost);
        }
    }

    /// A picture alone in its paragraph.
    pub(super) fn figure(&mut self, shown: &Shown<'_>) {
        if shown.caption.is_empty() {
            self.picture(shown);
            return;
        }
        self.html.push_str("<figure>");
        self.picture(shown);
        self.html.push_str("<figcaption>");
        escape(shown.caption, &mut self.html);
        self.html.push_str("</figcaption></figure>");
        self.read.push(' ');
        self.read.push_str(shown.caption);
        self.read.push(' ');
    }

    fn picture(&mut self, shown: &Shown<'_>) {
        if shown.alt.is_empty() {
            self.found(shown.at, FindingKind::MissingAlt);
        }
        match shown.find(self.context) {
            Ok(picture) => {
                shown.html(picture, &mut self.html);
                let names = (shown.address.to_owned(), picture.name.clone());
                self.outline.pictures.push(names);
            }
            Err(what) => {
                escape(&shown.alt, &mut self.html);
                self.found(shown.at, what);
            }
        }
    }
}
