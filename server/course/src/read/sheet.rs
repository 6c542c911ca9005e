/// A file, or the part of it that is read at once, with its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sheet<'a> {
    pub(crate) path: &'a str,
    pub(crate) text: &'a str,
    pub(crate) first_line: u32,
}

impl<'a> Sheet<'a> {
    pub(crate) fn whole(path: &'a str, text: &'a str) -> Self {
        Self {
            path,
            text,
            first_line: 1,
        }
    }

    /// The line of the file that a byte of this text is in.
    pub(crate) fn line(&self, at: usize) -> u32 {
        let before = self.text.as_bytes().iter().take(at);
        let lines = before.filter(|byte| **byte == b'\n').count();
        self.first_line
            .saturating_add(u32::try_from(lines).unwrap_or(u32::MAX))
    }
}
