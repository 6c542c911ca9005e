use crate::FindingKind;
use crate::fixture::Fixture;

const QUIZ: &str = "05-label/quiz.toml";
const ASSIGNMENT: &str = "05-label/assignment.toml";

#[test]
fn a_question_has_four_options_and_one_is_right() {
    let found = Fixture::new()
        .replace(QUIZ, ", right = true", "")
        .found_in(QUIZ);
    assert_eq!(found, [(Some(3), FindingKind::RightOptions(0))]);
    let fifth = "option = [\n  { text = { id = \"0\", en = \"0\" }, why = { id = \"0\", en = \"0\" }, right = true },";
    let found = Fixture::new()
        .replace(QUIZ, "option = [", fifth)
        .found_in(QUIZ);
    assert_eq!(
        found,
        [
            (Some(3), FindingKind::OptionCount(5)),
            (Some(3), FindingKind::RightOptions(2))
        ]
    );
}

#[test]
fn a_quiz_without_a_question_could_never_be_passed() {
    let found = Fixture::new()
        .with(QUIZ, "pass_mark = 80\nquestion = []\n")
        .found_in(QUIZ);
    assert_eq!(found, [(Some(1), FindingKind::NoQuestion)]);
}

#[test]
fn a_question_says_where_to_read_again() {
    let found = Fixture::new()
        .replace(QUIZ, "\"5.1\"", "\"5.9\"")
        .found_in(QUIZ);
    assert_eq!(
        found,
        [(Some(4), FindingKind::UnknownLesson("5.9".to_owned()))]
    );
    let found = Fixture::new().replace(QUIZ, "= 80", "= 180").found_in(QUIZ);
    let name = "pass_mark";
    assert_eq!(
        found,
        [(
            Some(1),
            FindingKind::OutOfRange {
                name,
                least: 1,
                most: 100
            }
        )]
    );
}

#[test]
fn weights_sum_to_a_hundred() {
    let found = Fixture::new()
        .replace(ASSIGNMENT, "weight = 100", "weight = 35")
        .found_in(ASSIGNMENT);
    assert_eq!(found, [(Some(1), FindingKind::Weights(35))]);
}

#[test]
fn a_slot_has_what_its_kind_needs() {
    let found = Fixture::new()
        .replace(ASSIGNMENT, "kind = \"table\"", "kind = \"text\"")
        .found_in(ASSIGNMENT);
    let only = |name, kind| (Some(8), FindingKind::OnlyFor { name, kind });
    assert_eq!(found, [only("columns", "table"), only("rows", "table")]);
    let found = Fixture::new()
        .replace(ASSIGNMENT, "rows = 3\n", "")
        .found_in(ASSIGNMENT);
    assert_eq!(found, [(Some(8), FindingKind::TableWithoutColumns)]);
    let found = Fixture::new()
        .replace(ASSIGNMENT, "\"number\"", "\"weight\"")
        .found_in(ASSIGNMENT);
    assert!(
        matches!(&found[..], [(Some(17), FindingKind::Toml(message))] if message.contains("`weight`"))
    );
}

#[test]
fn a_rubric_has_four_levels() {
    let found = Fixture::new()
        .replace(ASSIGNMENT, ", { id = \"4\", en = \"4\" }", "")
        .found_in(ASSIGNMENT);
    assert!(
        matches!(found[..], [(Some(27), FindingKind::Toml(_))]),
        "{found:?}"
    );
}

#[test]
fn a_brief_is_checked_like_a_lesson() {
    let found = Fixture::new()
        .replace(
            ASSIGNMENT,
            "**lembar**",
            "<b>lembar</b> [x](http://example.org)",
        )
        .found_in(ASSIGNMENT);
    let kinds: Vec<_> = found.into_iter().collect();
    assert_eq!(
        kinds,
        [
            (Some(3), FindingKind::HtmlInMarkdown),
            (
                Some(3),
                FindingKind::HttpLink("http://example.org".to_owned())
            )
        ]
    );
}
