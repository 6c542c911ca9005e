//! A small course that is right in every way, to be made wrong in one way a test.

use std::collections::BTreeMap;

use crate::{Finding, FindingKind, Folder, check};

pub(crate) struct Fixture {
    files: BTreeMap<String, String>,
}

pub(crate) const PICTURE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 480" width="720" height="480"><rect width="9" height="9"/></svg>"#;

const LESSON: &str = r#"+++
key = "5.1"
title = "Keterangan dasar"
summary = "Anda bisa menulis label."
minutes = 20
activity_minutes = 12

[[source]]
key = "bpom"
text = "Peraturan BPOM"
standing = "partial"
url = "https://example.org/bpom"
+++
# Satu
Nama produk. [periksa](source:bpom)

![Label depan](label.svg "Label")

# Dua
Lihat [Materi 5.1](lesson:5.1).

> [!TIP]
> Tulis besar.

> [!CAUTION]
> Jangan kecil.

> [!IMPORTANT]
> Hari ini: ukur labelmu.
"#;

const QUIZ: &str = r#"pass_mark = 80
[[question]]
key = "5-1"
lesson = "5.1"
text = { id = "Apa?", en = "What?" }
option = [
  { text = { id = "a", en = "a" }, why = { id = "b", en = "b" } },
  { text = { id = "c", en = "c" }, why = { id = "d", en = "d" }, right = true },
  { text = { id = "e", en = "e" }, why = { id = "f", en = "f" } },
  { text = { id = "g", en = "g" }, why = { id = "h", en = "h" } },
]
"#;

const ASSIGNMENT: &str = r#"key = "t5"
title = { id = "Lembar", en = "Sheet" }
brief = { id = "Kirim **lembar**.", en = "Send the **sheet**." }
judged_by = "self_check"
reply_days = 5
pass_total = 70
[[slot]]
key = "markets"
kind = "table"
title = { id = "Pasar", en = "Markets" }
hint = { id = "Isi", en = "Fill" }
required = true
columns = [ { id = "Pasar", en = "Market" } ]
rows = 3
[[slot]]
key = "height"
kind = "number"
title = { id = "Tinggi", en = "Height" }
hint = { id = "Ukur", en = "Measure" }
required = false
unit = "mm"
[[criterion]]
key = "complete"
weight = 100
minimum = 3
title = { id = "Lengkap", en = "Complete" }
levels = [ { id = "1", en = "1" }, { id = "2", en = "2" }, { id = "3", en = "3" }, { id = "4", en = "4" } ]
"#;

const MODULE: &str = r#"key = "m5"
title = { id = "Label", en = "Labels" }
summary = { id = "Tulis label.", en = "Write labels." }
outcomes = [ { id = "Menulis", en = "Write" } ]
"#;

const COURSE: &str = r#"key = "packaging"
title = { id = "Kemasan", en = "Packaging" }
summary = { id = "Dari awal.", en = "From the start." }
"#;

pub(crate) const INDONESIAN: &str = "05-label/5.1-dasar/id.md";
pub(crate) const ENGLISH: &str = "05-label/5.1-dasar/en.md";

impl Fixture {
    pub(crate) fn new() -> Self {
        let files = [
            ("course.toml", COURSE),
            ("05-label/module.toml", MODULE),
            ("05-label/quiz.toml", QUIZ),
            ("05-label/assignment.toml", ASSIGNMENT),
            (INDONESIAN, LESSON),
            (ENGLISH, LESSON),
            ("05-label/5.1-dasar/label.id.svg", PICTURE),
            ("05-label/5.1-dasar/label.en.svg", PICTURE),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
        Self {
            files: files.into(),
        }
    }

    pub(crate) fn with(mut self, path: &str, text: &str) -> Self {
        self.files.insert(path.to_owned(), text.to_owned());
        self
    }

    pub(crate) fn without(mut self, path: &str) -> Self {
        self.files.remove(path).expect("a file of the fixture");
        self
    }

    pub(crate) fn replace(mut self, path: &str, from: &str, to: &str) -> Self {
        let text = self.files.get_mut(path).expect("a file of the fixture");
        assert!(text.contains(from), "{path} has no {from}");
        *text = text.replace(from, to);
        self
    }

    /// In both languages of the lesson.
    pub(crate) fn rewrite(self, from: &str, to: &str) -> Self {
        self.replace(INDONESIAN, from, to)
            .replace(ENGLISH, from, to)
    }

    pub(crate) fn folder(self) -> Folder {
        Folder::from_entries(self.files)
    }

    pub(crate) fn check(self) -> Vec<Finding> {
        check(&self.folder())
    }

    /// What is found, with line, where one file is wrong.
    pub(crate) fn found_in(self, path: &str) -> Vec<(Option<u32>, FindingKind)> {
        let found = self.check().into_iter();
        let (here, elsewhere): (Vec<_>, Vec<_>) = found.partition(|finding| finding.path == path);
        assert_eq!(elsewhere, [], "only {path} is wrong");
        here.into_iter()
            .map(|finding| (finding.line, finding.what))
            .collect()
    }
}
