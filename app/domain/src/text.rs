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

/// What a sender calls a file, as one line of at most 200 characters that keeps its ending. Marks that turn the direction
/// of reading are left out: they can make `gpj.exe` look like `exe.jpg`.
#[must_use]
pub fn file_name(sent: &str) -> String {
    const LIMIT: usize = 200;
    let plain: String = sent.chars().filter(|c| !turns_direction(*c)).collect();
    let name = one_line(&plain, usize::MAX).unwrap_or_default();
    let length = name.chars().count();
    if length <= LIMIT {
        return name;
    }
    let ending: String = name.chars().skip(length - 20).collect();
    let beginning: String = name.chars().take(LIMIT - 21).collect();
    format!("{beginning}…{ending}")
}

const fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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
    fn a_file_name_keeps_its_ending_and_its_direction() {
        assert_eq!(file_name("label\u{202e}gpj.exe"), "labelgpj.exe");
        assert_eq!(file_name("📦 tempe\r\n.jpg"), "📦 tempe .jpg");
        let long = file_name(&format!("{}.jpg", "n".repeat(10_000)));
        assert_eq!(long.chars().count(), 200);
        assert!(long.ends_with(".jpg"));
        assert_eq!(file_name("\u{202e}"), "");
    }

    #[test]
    fn paragraphs_keep_their_lines() {
        assert_eq!(paragraphs("a\r\n\r\nb\u{7}\n", 10), Ok("a\n\nb".to_owned()));
        assert_eq!(optional_paragraphs("  ", 10), Ok(String::new()));
    }
}
