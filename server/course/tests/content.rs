//! The course that is shipped can be published.

use std::path::Path;

use course::{Folder, Severity, check};

#[test]
fn the_course_has_no_errors() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/course");
    let folder = Folder::read(&directory).expect("the course folder can be read");
    let errors: Vec<String> = check(&folder)
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(ToString::to_string)
        .collect();
    assert!(errors.is_empty(), "\n{}\n", errors.join("\n"));
}
