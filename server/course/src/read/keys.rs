use std::collections::HashMap;

use toml::Spanned;

use super::reader::Reader;
use super::sheet::Sheet;
use crate::FindingKind;

/// Which keys are taken, and where.
#[derive(Default)]
pub(super) struct Keys {
    taken: HashMap<(String, String), String>,
}

const LONGEST: usize = 64;

impl Reader<'_> {
    /// A key that nothing else in its scope has. A scope is a kind of thing, and what it belongs to.
    pub(super) fn key(&mut self, sheet: &Sheet<'_>, scope: &str, key: &Spanned<String>) -> String {
        let (at, key) = (key.span().start, key.get_ref().clone());
        if !is_key(&key) {
            self.found_at(sheet, at, FindingKind::KeySyntax(key.clone()));
        }
        let place = format!("{}:{}", sheet.path, sheet.line(at));
        let name = (scope.to_owned(), key.clone());
        if let Some(first) = self.keys.taken.get(&name).cloned() {
            let key = key.clone();
            self.found_at(sheet, at, FindingKind::DuplicateKey { key, first });
        } else {
            self.keys.taken.insert(name, place);
        }
        key
    }
}

/// Keys stand in addresses and in fragments.
fn is_key(key: &str) -> bool {
    let inner = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = key.as_bytes();
    key.len() <= LONGEST
        && bytes.first().is_some_and(inner)
        && bytes.last().is_some_and(inner)
        && bytes
            .iter()
            .all(|byte| inner(byte) || b".-_".contains(byte))
}
