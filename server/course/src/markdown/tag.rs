use pulldown_cmark::{BlockQuoteKind, HeadingLevel};

use crate::Labels;

/// A block that stands out from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Callout {
    Do,
    Dont,
    Note,
    Task,
    Check,
}

impl Callout {
    pub(super) const fn of(kind: BlockQuoteKind) -> Self {
        match kind {
            BlockQuoteKind::Tip => Self::Do,
            BlockQuoteKind::Caution => Self::Dont,
            BlockQuoteKind::Note => Self::Note,
            BlockQuoteKind::Important => Self::Task,
            BlockQuoteKind::Warning => Self::Check,
        }
    }

    /// The end of its class and its title.
    pub(super) const fn words(self, labels: &Labels) -> (&'static str, &'static str) {
        match self {
            Self::Do => ("do", labels.do_),
            Self::Dont => ("dont", labels.dont),
            Self::Note => ("note", labels.note),
            Self::Task => ("task", labels.task),
            Self::Check => ("check", labels.check),
        }
    }
}

/// The heading of the page is above the part: inside there is h2 and h3, whatever was written.
pub(super) const fn heading(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => "h2",
        _ => "h3",
    }
}
