use std::borrow::Cow;

/// Text that a spreadsheet would take for a formula gets an apostrophe before it, so that it stays text.
pub(crate) fn neutral(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::neutral;

    #[test]
    fn nothing_begins_a_formula() {
        for text in ["=1+1", "+62812", "-1", "@sum", "\tx", "\rx"] {
            assert!(neutral(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(neutral("Siti = Aminah"), "Siti = Aminah");
    }
}
