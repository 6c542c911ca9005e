//! Text that people type, checked once at the border.

/// A code that is not in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown code")]
pub struct UnknownCode;

/// Why a text cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextRefusal {
    /// Nothing but white space.
    #[error("empty")]
    Empty,
    /// Longer than allowed, in characters.
    #[error("longer than {limit} characters")]
    TooLong {
        /// The most characters allowed.
        limit: usize,
    },
}

/// A person's name as written, at most 120 characters on one line.
///
/// # Errors
/// [`TextRefusal`] when nothing is left after trimming, or too much.
pub fn person_name(typed: &str) -> Result<String, TextRefusal> {
    one_line(typed, 120)
}

/// One line of text without control characters: white space folded, ends trimmed.
///
/// # Errors
/// [`TextRefusal`] when nothing is left, or more than `limit` characters.
pub fn one_line(typed: &str, limit: usize) -> Result<String, TextRefusal> {
    let line = typed
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    bounded(line, limit)
}

/// Several lines of text: line ends made one kind, control characters dropped, ends trimmed.
///
/// # Errors
/// [`TextRefusal`] when nothing is left, or more than `limit` characters.
pub fn paragraphs(typed: &str, limit: usize) -> Result<String, TextRefusal> {
    let text: String = typed
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    bounded(text.trim().to_owned(), limit)
}

/// As [`paragraphs`], where nothing typed is a fine answer.
///
/// # Errors
/// [`TextRefusal::TooLong`] only.
pub fn optional_paragraphs(typed: &str, limit: usize) -> Result<String, TextRefusal> {
    match paragraphs(typed, limit) {
        Err(TextRefusal::Empty) => Ok(String::new()),
        other => other,
    }
}

fn bounded(text: String, limit: usize) -> Result<String, TextRefusal> {
    if text.is_empty() {
        Err(TextRefusal::Empty)
    } else if text.chars().count() > limit {
        Err(TextRefusal::TooLong { limit })
    } else {
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_trimmed_line() {
        assert_eq!(
            person_name("  Siti\n Aminah\u{0} "),
            Ok("Siti Aminah".to_owned())
        );
        assert_eq!(person_name(" \t"), Err(TextRefusal::Empty));
        assert_eq!(
            person_name(&"x".repeat(121)),
            Err(TextRefusal::TooLong { limit: 120 })
        );
    }

    #[test]
    fn paragraphs_keep_their_lines() {
        assert_eq!(paragraphs("a\r\n\r\nb\u{7}\n", 10), Ok("a\n\nb".to_owned()));
        assert_eq!(optional_paragraphs("  ", 10), Ok(String::new()));
    }
}
