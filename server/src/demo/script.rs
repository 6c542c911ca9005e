//! What `content/demo/cohort.toml` says.

use std::collections::BTreeMap;
use std::io::Cursor;

use domain::markets::{Category, Market};
use domain::review::{Decision, RemarkCategory, Severity};
use image::ImageReader;
use include_dir::{Dir, include_dir};
use serde::Deserialize;

static FOLDER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/demo");

/// Everybody who takes part.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Script {
    pub(super) owner: Vec<Owner>,
}

/// An owner and what they have done. Days count back from the filling.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Owner {
    pub(super) name: String,
    pub(super) number: String,
    pub(super) business: String,
    pub(super) regency: String,
    pub(super) joined: i64,
    #[serde(default)]
    pub(super) second_mentor: bool,
    pub(super) product: Product,
    /// Lesson → day.
    #[serde(default)]
    pub(super) understood: BTreeMap<String, i64>,
    /// Module → result.
    #[serde(default)]
    pub(super) quizzes: BTreeMap<String, Quiz>,
    #[serde(default)]
    pub(super) work: Vec<Work>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Product {
    pub(super) name: String,
    pub(super) category: Category,
    pub(super) markets: Vec<Market>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Quiz {
    pub(super) days: i64,
    /// So many of the first questions are answered rightly.
    pub(super) right: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Work {
    pub(super) assignment: String,
    pub(super) version: Vec<Version>,
}

/// A version: a draft as long as no day of sending stands there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Version {
    pub(super) sent: Option<i64>,
    pub(super) slots: BTreeMap<String, Content>,
    pub(super) judgement: Option<Judgement>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Content {
    Photo { photo: String },
    Rows(Vec<Vec<String>>),
    Text(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Judgement {
    pub(super) released: i64,
    pub(super) decision: Decision,
    pub(super) unclear_slot: Option<String>,
    pub(super) strength: String,
    pub(super) next_step: String,
    #[serde(default)]
    pub(super) levels: BTreeMap<String, i64>,
    #[serde(default)]
    pub(super) remark: Vec<Remark>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Remark {
    pub(super) severity: Severity,
    pub(super) category: RemarkCategory,
    /// The slot it is about.
    pub(super) place: Option<String>,
    pub(super) words: String,
    /// What has to stand on the pack, word for word.
    pub(super) exact_words: Option<String>,
    pub(super) size_mm: Option<String>,
}

/// Reads the script.
pub(super) fn read() -> Result<Script, String> {
    let file = FOLDER
        .get_file("cohort.toml")
        .and_then(|file| file.contents_utf8())
        .ok_or("the demonstration has no cohort.toml")?;
    toml::from_str(file).map_err(|error| format!("cohort.toml: {error}"))
}

/// A picture, and its pixels across and down.
pub(super) struct Picture {
    pub(super) bytes: &'static [u8],
    pub(super) size: (i64, i64),
}

/// A picture of the folder.
pub(super) fn picture(name: &str) -> Result<Picture, String> {
    let bytes = FOLDER
        .get_file(format!("pictures/{name}"))
        .map(|file| file.contents())
        .ok_or_else(|| format!("the demonstration has no picture {name}"))?;
    let image = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| format!("{name}: {error}"))?;
    let (width, height) = image
        .into_dimensions()
        .map_err(|error| format!("{name}: {error}"))?;
    Ok(Picture {
        bytes,
        size: (i64::from(width), i64::from(height)),
    })
}
