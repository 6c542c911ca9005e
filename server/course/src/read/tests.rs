mod files;
mod lessons;
mod questions;
mod tables;

use crate::fixture::{ENGLISH, Fixture, PICTURE};
use crate::{Judge, Language, Severity, SlotKind, Standing, read};

#[test]
fn a_whole_course() {
    let course = read(&Fixture::new().folder()).unwrap();
    assert_eq!(
        (course.key.as_str(), course.title.en.as_str()),
        ("packaging", "Packaging")
    );
    assert_eq!(course.digest.len(), 64);
    let [module] = &course.modules[..] else {
        panic!("one module")
    };
    assert_eq!((module.key.as_str(), module.position), ("m5", 5));
    assert_eq!(module.outcomes[0].id, "Menulis");

    let [lesson] = &module.lessons[..] else {
        panic!("one lesson")
    };
    assert_eq!((lesson.key.as_str(), lesson.position), ("5.1", 1));
    assert_eq!((lesson.minutes, lesson.activity_minutes), (20, 12));
    assert_eq!(lesson.sources[0].standing, Standing::Partial);
    assert_eq!(lesson.parts.len(), 2);
    assert_eq!(lesson.parts[1].position, 2);
    assert_eq!(lesson.parts[1].title.id, "Dua");
    assert_eq!(lesson.parts[1].reading_minutes.en, 1);

    let quiz = module.quiz.as_ref().unwrap();
    assert_eq!(quiz.pass_mark, 80);
    assert!(quiz.questions[0].options[1].right);

    let assignment = module.assignment.as_ref().unwrap();
    assert_eq!(assignment.judged_by, Judge::SelfCheck);
    assert_eq!(
        assignment.brief_html.en,
        "<p>Send the <strong>sheet</strong>.</p>\n"
    );
    assert_eq!(assignment.slots[0].kind, SlotKind::Table);
    assert_eq!(assignment.slots[0].rows, 3);
    assert_eq!(assignment.slots[1].unit.as_deref(), Some("mm"));
    assert_eq!(assignment.criteria[0].minimum, Some(3));
}

#[test]
fn a_picture_has_an_address_of_its_own() {
    let course = read(&Fixture::new().folder()).unwrap();
    let [en, id] = &course.pictures[..] else {
        panic!("two pictures")
    };
    assert_eq!(id.name, "5.1/label.id.svg");
    assert_eq!(id.language, Some(Language::Indonesian));
    assert_eq!((id.width, id.height), (720, 480));
    assert_eq!(id.bytes, PICTURE.as_bytes());
    assert_eq!(id.written_as(), en.written_as());
    let html = &course.modules[0].lessons[0].parts[0].html.id;
    assert!(
        html.contains(&format!("src=\"{}\"", id.address())),
        "{html}"
    );
}

#[test]
fn the_fixture_is_right() {
    assert_eq!(Fixture::new().check(), []);
}

#[test]
fn the_same_folder_is_the_same_edition() {
    let digest = |fixture: Fixture| read(&fixture.folder()).unwrap().digest;
    assert_eq!(digest(Fixture::new()), digest(Fixture::new()));
    assert_ne!(
        digest(Fixture::new()),
        digest(Fixture::new().replace(ENGLISH, "Label", "label"))
    );
}

#[test]
fn a_warning_does_not_keep_a_course_from_being_published() {
    let fixture = || Fixture::new().with("notes.txt", "x");
    let [finding] = &fixture().check()[..] else {
        panic!("one finding")
    };
    assert_eq!(finding.severity, Severity::Warning);
    assert!(read(&fixture().folder()).is_ok());

    let wrong = fixture().without("course.toml");
    let errors = read(&wrong.folder()).unwrap_err();
    assert_eq!(errors.len(), 1);
    assert_eq!(
        errors[0].to_string(),
        "course.toml: error: the file course.toml is missing"
    );
}
