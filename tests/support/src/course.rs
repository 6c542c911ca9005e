//! A course of one lesson, one quiz and one assignment that has a slot of every kind.

use course::Folder;

const COURSE: &str = r#"key = "packaging"
title = { id = "Kemasan", en = "Packaging" }
summary = { id = "Dari awal.", en = "From the start." }
"#;

const MODULE: &str = r#"key = "m5"
title = { id = "Label", en = "Labels" }
summary = { id = "Tulis label.", en = "Write labels." }
outcomes = [ { id = "Menulis", en = "Write" } ]
"#;

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

# Dua
Lihat [Materi 5.1](lesson:5.1).

> [!IMPORTANT]
> Hari ini: ukur labelmu.
"#;

const QUIZ: &str = r#"pass_mark = 80
[[question]]
key = "5-1"
lesson = "5.1"
text = { id = "Berapa keterangan?", en = "How many items?" }
option = [
  { text = { id = "Tiga", en = "Three" }, why = { id = "Alasan tiga.", en = "Why three." } },
  { text = { id = "Sembilan", en = "Nine" }, why = { id = "Alasan sembilan.", en = "Why nine." }, right = true },
  { text = { id = "Satu", en = "One" }, why = { id = "Alasan satu.", en = "Why one." } },
  { text = { id = "Dua", en = "Two" }, why = { id = "Alasan dua.", en = "Why two." } },
]
[[question]]
key = "5-2"
lesson = "5.1"
text = { id = "Di sisi mana?", en = "On which side?" }
option = [
  { text = { id = "Depan", en = "Front" }, why = { id = "Alasan depan.", en = "Why front." }, right = true },
  { text = { id = "Bawah", en = "Below" }, why = { id = "Alasan bawah.", en = "Why below." } },
  { text = { id = "Dalam", en = "Inside" }, why = { id = "Alasan dalam.", en = "Why inside." } },
  { text = { id = "Dus", en = "Case" }, why = { id = "Alasan dus.", en = "Why case." } },
]
"#;

const ASSIGNMENT: &str = r#"key = "t5"
title = { id = "Lembar isi label", en = "Label sheet" }
brief = { id = "Kirim **lembar**.", en = "Send the **sheet**." }
judged_by = "mentor"
reply_days = 5
pass_total = 70

[[slot]]
key = "front"
kind = "photo"
title = { id = "Bagian depan", en = "Front" }
hint = { id = "Dengan penggaris.", en = "With a ruler." }
required = true

[[slot]]
key = "ingredients"
kind = "text"
title = { id = "Daftar bahan", en = "Ingredients" }
hint = { id = "Seperti akan dicetak.", en = "As it will be printed." }
required = true

[[slot]]
key = "nutrition"
kind = "table"
title = { id = "Tabel gizi", en = "Nutrition table" }
hint = { id = "Dengan satuan.", en = "With units." }
required = true
columns = [ { id = "Nama", en = "Name" }, { id = "Per sajian", en = "Per serving" } ]
rows = 3

[[slot]]
key = "height"
kind = "number"
title = { id = "Tinggi huruf", en = "Letter height" }
hint = { id = "Ukur huruf x.", en = "Measure an x." }
required = true
unit = "mm"

[[slot]]
key = "label_pdf"
kind = "pdf"
title = { id = "Rancangan (PDF)", en = "Design (PDF)" }
hint = { id = "Boleh kosong.", en = "May be left out." }
required = false

[[slot]]
key = "design"
kind = "design"
title = { id = "Berkas desain", en = "Design file" }
hint = { id = "Boleh kosong.", en = "May be left out." }
required = false

[[criterion]]
key = "complete"
weight = 60
minimum = 3
title = { id = "Kelengkapan", en = "Completeness" }
levels = [ { id = "k1", en = "k1" }, { id = "k2", en = "k2" }, { id = "k3", en = "k3" }, { id = "k4", en = "k4" } ]

[[criterion]]
key = "readable"
weight = 40
title = { id = "Kejelasan", en = "Clarity" }
levels = [ { id = "j1", en = "j1" }, { id = "j2", en = "j2" }, { id = "j3", en = "j3" }, { id = "j4", en = "j4" } ]
"#;

pub(crate) fn course() -> course::Course {
    of(&one_module(), "the tests' course")
}

/// The same course with a second module, whose assignment [`SECOND_ASSIGNMENT`] comes after the first.
pub(crate) fn longer_course() -> course::Course {
    let mut files = one_module();
    let second: Vec<_> = files
        .iter()
        .filter(|(path, _)| path.contains('/'))
        .map(|(path, text)| (again(path), again(text)))
        .collect();
    files.extend(second);
    of(&files, "the longer course")
}

/// The key of the longer course's other assignment.
pub const SECOND_ASSIGNMENT: &str = "t9";

fn again(text: &str) -> String {
    let mut text = text.to_owned();
    for (first, second) in [
        ("05-label/5.1", "09-cetak/9.1"),
        ("05-label", "09-cetak"),
        ("\"m5\"", "\"m9\""),
        ("\"t5\"", "\"t9\""),
        ("5.1", "9.1"),
        ("\"5-", "\"9-"),
    ] {
        text = text.replace(first, second);
    }
    text
}

fn one_module() -> Vec<(String, String)> {
    [
        ("course.toml", COURSE),
        ("05-label/module.toml", MODULE),
        ("05-label/quiz.toml", QUIZ),
        ("05-label/assignment.toml", ASSIGNMENT),
        ("05-label/5.1-dasar/id.md", LESSON),
        ("05-label/5.1-dasar/en.md", LESSON),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .to_vec()
}

fn of(files: &[(String, String)], name: &str) -> course::Course {
    let files = files.iter();
    let folder = Folder::from_entries(files.map(|(path, text)| (path.as_str(), text.as_str())));
    course::read(&folder).unwrap_or_else(|findings| panic!("{name}: {findings:#?}"))
}
