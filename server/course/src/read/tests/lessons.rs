use crate::FindingKind;
use crate::fixture::{ENGLISH, Fixture, INDONESIAN};

/// What the Indonesian lesson is told, when both are wrong in the same way.
fn found(fixture: Fixture) -> Vec<(Option<u32>, FindingKind)> {
    let findings = fixture.check();
    let here = findings
        .into_iter()
        .filter(|finding| finding.path == INDONESIAN);
    here.map(|finding| (finding.line, finding.what)).collect()
}

#[test]
fn a_lesson_begins_with_front_matter() {
    let fixture = Fixture::new().replace(ENGLISH, "+++\nkey", "\n+++\nkey");
    assert_eq!(
        fixture.found_in(ENGLISH)[0],
        (Some(1), FindingKind::NoFrontMatter)
    );
}

#[test]
fn text_stands_in_parts() {
    let fixture = Fixture::new().rewrite("# Satu\n", "");
    let first = (Some(14), FindingKind::TextBeforeFirstPart);
    assert!(found(fixture).contains(&first));
    let fixture = Fixture::new().replace(ENGLISH, "# Dua\n", "");
    let what = FindingKind::PartCount { id: 2, en: 1 };
    assert!(fixture.found_in(ENGLISH).contains(&(None, what)));
    let fixture = Fixture::new().rewrite("# Dua\n", "#\n");
    assert_eq!(
        found(fixture),
        [(Some(19), FindingKind::EmptyText("the heading"))]
    );
}

#[test]
fn a_part_takes_seven_minutes() {
    let fixture = Fixture::new().rewrite("minutes = 20", "minutes = 60");
    let fixture = fixture.rewrite("Nama produk.", &"kata ".repeat(1260));
    let [(Some(14), FindingKind::LongPart { words })] = found(fixture)[..] else {
        panic!("one finding")
    };
    // With the link and the caption.
    assert_eq!(words, 1262);
    let fixture = Fixture::new().rewrite("minutes = 20", "minutes = 12");
    assert_eq!(
        found(fixture),
        [(
            Some(5),
            FindingKind::LongReading {
                needed: 1,
                planned: 0
            }
        )]
    );
}

#[test]
fn one_task_ends_the_lesson() {
    let fixture = Fixture::new().rewrite("[!IMPORTANT]", "[!NOTE]");
    assert_eq!(found(fixture), [(None, FindingKind::NoTask)]);
    let fixture = Fixture::new().rewrite("ukur labelmu.", "ukur labelmu.\n\nSampai jumpa.");
    assert_eq!(found(fixture), [(Some(28), FindingKind::TaskNotLast)]);
    let fixture = Fixture::new().rewrite("[!TIP]", "[!IMPORTANT]");
    assert_eq!(found(fixture), [(Some(28), FindingKind::SecondTask)]);
}

#[test]
fn first_what_to_do() {
    let swapped = Fixture::new()
        .rewrite("[!TIP]", "[!X]")
        .rewrite("[!CAUTION]", "[!TIP]")
        .rewrite("[!X]", "[!CAUTION]");
    assert_eq!(found(swapped), [(Some(22), FindingKind::DontBeforeDo)]);
}

#[test]
fn a_translation_has_the_same_blocks() {
    let fixture = Fixture::new().replace(ENGLISH, "> [!TIP]", "> [!NOTE]");
    let what = FindingKind::PartDiffers {
        part: 2,
        what: "blocks",
    };
    assert_eq!(fixture.found_in(ENGLISH), [(Some(19), what)]);
}

#[test]
fn windows_line_ends_change_nothing() {
    assert_eq!(Fixture::new().rewrite("\n", "\r\n").check(), []);
}
