//! From files to a course, collecting everything that is wrong on the way.

mod assignment;
mod draft;
mod keys;
mod layout;
mod lesson;
mod module;
mod parts;
mod pictures;
mod promises;
mod quiz;
mod reader;
mod sheet;
mod sources;
mod text;
mod toml;
mod translation;

#[cfg(test)]
mod tests;

use ::toml::Spanned;
use serde::Deserialize;

use crate::{Course, Finding, Folder, Severity};
use layout::Layout;
use reader::Reader;
use text::RawWords;

/// Reads a course that can be published.
///
/// # Errors
/// The findings that keep it from being published.
pub fn read(folder: &Folder) -> Result<Course, Vec<Finding>> {
    let (course, mut findings) = examine(folder);
    findings.retain(|finding| finding.severity == Severity::Error);
    match course {
        Some(course) if findings.is_empty() => Ok(course),
        _ => Err(findings),
    }
}

/// Everything a writer should look at, file by file and line by line.
#[must_use]
pub fn check(folder: &Folder) -> Vec<Finding> {
    let (_, mut findings) = examine(folder);
    findings.sort_by(|one, other| (&one.path, one.line).cmp(&(&other.path, other.line)));
    findings
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CourseFile {
    key: Spanned<String>,
    title: Spanned<RawWords>,
    summary: Spanned<RawWords>,
}

/// Every `None` on the way comes with a finding, so a missing course is never without its reason.
fn examine(folder: &Folder) -> (Option<Course>, Vec<Finding>) {
    let mut reader = Reader::new(folder);
    let layout = Layout::of(folder, &mut reader);
    let course = course(&mut reader, &layout);
    (course, reader.findings)
}

fn course<'a>(reader: &mut Reader<'a>, layout: &Layout<'a>) -> Option<Course> {
    let drafts = reader.drafts(layout);
    let mut modules = Vec::new();
    let mut pictures = Vec::new();
    for (module, drafts) in layout.modules.iter().zip(&drafts) {
        modules.extend(reader.module(module, drafts, &mut pictures));
    }
    if layout.modules.is_empty() {
        reader.found("course.toml", None, crate::FindingKind::Empty("modules"));
    }
    let (sheet, file) = reader.toml_file::<CourseFile>("course.toml", "course.toml")?;
    Some(Course {
        key: reader.key(&sheet, "course", &file.key),
        title: reader.words(&sheet, &file.title),
        summary: reader.words(&sheet, &file.summary),
        modules,
        pictures,
        digest: reader.folder.digest(),
    })
}
