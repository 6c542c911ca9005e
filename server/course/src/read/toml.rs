use serde::de::DeserializeOwned;

use super::reader::Reader;
use super::sheet::Sheet;
use crate::FindingKind;

impl<'a> Reader<'a> {
    /// A TOML file that has to be there.
    pub(super) fn toml_file<T: DeserializeOwned>(
        &mut self,
        path: &str,
        name: &'static str,
    ) -> Option<(Sheet<'a>, T)> {
        if self.folder.file(path).is_none() {
            self.found(path, None, FindingKind::MissingFile(name));
        }
        self.optional_toml_file(path)
    }

    /// A TOML file that may be missing.
    pub(super) fn optional_toml_file<T: DeserializeOwned>(
        &mut self,
        path: &str,
    ) -> Option<(Sheet<'a>, T)> {
        let sheet = self.sheet(path)?;
        Some((sheet, self.toml(&sheet)?))
    }

    /// TOML of exactly this shape.
    pub(super) fn toml<T: DeserializeOwned>(&mut self, sheet: &Sheet<'_>) -> Option<T> {
        match toml::from_str(sheet.text) {
            Ok(value) => Some(value),
            Err(error) => {
                let line = error.span().map(|span| sheet.line(span.start));
                self.found(sheet.path, line, kind(error.message()));
                None
            }
        }
    }
}

/// serde says `unknown field `x`, expected …`; the list it goes on with is in the documentation of the format.
fn kind(message: &str) -> FindingKind {
    match message.strip_prefix("unknown field `") {
        Some(rest) => {
            let key = rest.split('`').next().unwrap_or(rest);
            FindingKind::UnknownTomlKey(key.to_owned())
        }
        None => FindingKind::Toml(message.replace('\n', ", ")),
    }
}
