use crate::fixture::{ENGLISH, Fixture, INDONESIAN, PICTURE};
use crate::{FindingKind, Folder, Language, check, read};

#[test]
fn an_empty_folder_says_what_it_lacks() {
    let found: Vec<String> = check(&Folder::default())
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        found,
        [
            "course.toml: warning: there are no modules yet",
            "course.toml: error: the file course.toml is missing",
        ]
    );
    assert!(read(&Folder::default()).is_err());
}

#[test]
fn folders_begin_with_their_number() {
    let found = Fixture::new().with("label/5.2/id.txt", "").check();
    let kinds: Vec<_> = found
        .into_iter()
        .map(|finding| (finding.path, finding.what))
        .collect();
    assert!(
        kinds.contains(&("label".to_owned(), FindingKind::FolderName)),
        "{kinds:?}"
    );

    let found = Fixture::new()
        .with("05-label/6.1-dasar/label.svg", PICTURE)
        .check();
    let other = FindingKind::OtherModule {
        found: 6,
        module: 5,
    };
    assert!(found.iter().any(|finding| finding.what == other));
    let twice = FindingKind::DuplicateNumber(1);
    assert!(found.iter().any(|finding| finding.what == twice));
}

#[test]
fn ten_comes_after_nine() {
    let numbered = |number: u32| {
        let fixture = Fixture::new();
        let folder = format!("{number}-x/module.toml");
        fixture.with(&folder, &format!("key = \"x{number}\"\ntitle = {{ id = \"a\", en = \"b\" }}\nsummary = {{ id = \"a\", en = \"b\" }}"))
    };
    let mut fixture = numbered(10);
    for number in [9, 11] {
        let path = format!("{number}-x/module.toml");
        let text = format!(
            "key = \"y{number}\"\ntitle = {{ id = \"a\", en = \"b\" }}\nsummary = {{ id = \"a\", en = \"b\" }}"
        );
        fixture = fixture.with(&path, &text);
    }
    let course = read(&fixture.folder()).unwrap();
    let positions: Vec<u32> = course
        .modules
        .iter()
        .map(|module| module.position)
        .collect();
    assert_eq!(positions, [5, 9, 10, 11]);
}

#[test]
fn a_lesson_in_one_language_is_checked_and_not_published() {
    let fixture = Fixture::new()
        .without(ENGLISH)
        .replace(INDONESIAN, "lesson:5.1", "lesson:9.9");
    let kinds: Vec<_> = fixture
        .check()
        .into_iter()
        .map(|finding| finding.what)
        .collect();
    assert!(
        kinds.contains(&FindingKind::MissingTranslation(Language::English)),
        "{kinds:?}"
    );
    assert!(
        kinds.contains(&FindingKind::UnknownLesson("9.9".to_owned())),
        "{kinds:?}"
    );
}

#[test]
fn a_picture_with_words_has_a_twin() {
    let found = Fixture::new()
        .without("05-label/5.1-dasar/label.en.svg")
        .check();
    let found: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "05-label/5.1-dasar/en.md:14: warning: part 1 has other pictures than in Indonesian",
            "05-label/5.1-dasar/en.md:17: error: there is no picture label.svg in the folder of this lesson",
            "05-label/5.1-dasar/label.id.svg: error: the English text is missing",
        ]
    );
    let wordless = Fixture::new()
        .without("05-label/5.1-dasar/label.en.svg")
        .with("05-label/5.1-dasar/label.svg", PICTURE);
    assert_eq!(wordless.check(), []);
}

#[test]
fn an_unused_picture_and_a_bad_one() {
    let path = "05-label/5.1-dasar/other.svg";
    let found = Fixture::new().with(path, PICTURE).found_in(path);
    assert_eq!(found, [(None, FindingKind::PictureUnused)]);
    let path = "05-label/5.1-dasar/label.en.svg";
    let found = Fixture::new()
        .replace(path, "<rect width", "\n<image width")
        .found_in(path);
    assert_eq!(
        found,
        [(Some(2), FindingKind::PictureElement("image".to_owned()))]
    );
}
