use domain::language::Language;
use domain::learning::StepState;
use domain::time::{DAY, Zone};
use store::learning::{
    QuizRefusal, answer, begin_attempt, complete_lesson, finish_attempt, lesson_page,
    lesson_reader, path, quiz_page,
};
use store::{Error, Failure};
use tests::{LESSON, MODULE, SITI, TestApp, WATI};

use crate::{command, progress_of};

tests::on_both_engines! {
    a_lesson_is_completed_once,
    the_best_going_counts,
    an_answer_needs_an_open_going_and_a_choice,
    who_takes_part_nowhere_has_no_lesson,
    a_cohort_to_come_does_not_hide_the_one_that_runs,
}

async fn a_lesson_is_completed_once(app: TestApp) {
    let siti = app.actor(SITI).await;
    for _ in 0..2 {
        complete_lesson(app.db(), &siti, &command(&app, &siti), LESSON)
            .await
            .expect("completed");
    }
    assert_eq!(app.number("select count(*) from completion").await, 1);
    let token = app.token(SITI).await;
    let (_, standing) = lesson_reader(app.db(), &token, LESSON, app.now())
        .await
        .expect("a read")
        .expect("a session");
    let standing = standing.expect("she takes part");
    let page = lesson_page(app.db(), standing, LESSON, Some(2), Language::En)
        .await
        .expect("a lesson");
    assert!(page.is_done);
    let unknown = complete_lesson(app.db(), &siti, &command(&app, &siti), "9.9").await;
    assert!(matches!(unknown, Err(Error::NotFound)));
    let path = path(app.db(), &siti, app.now())
        .await
        .expect("a read")
        .expect("a path");
    let states: Vec<_> = path.steps.iter().map(|step| step.state).collect();
    assert_eq!(states, [StepState::Done, StepState::Open, StepState::Open]);
    assert_eq!(progress_of(&path.steps).percent(), 33);
    app.close().await;
}

async fn going(app: &TestApp, choices: [i64; 2]) {
    let siti = app.actor(SITI).await;
    begin_attempt(app.db(), &siti, MODULE, app.now())
        .await
        .expect("begun");
    for (question, choice) in ["5-1", "5-2"].into_iter().zip(choices) {
        answer(app.db(), &siti, MODULE, question, Some(choice), app.now())
            .await
            .expect("answered");
    }
    finish_attempt(app.db(), &siti, &command(app, &siti), MODULE)
        .await
        .expect("finished");
}

async fn the_best_going_counts(app: TestApp) {
    let siti = app.actor(SITI).await;
    for (choices, best, is_passed) in [
        ([1, 1], 50, false),
        ([2, 1], 100, true),
        ([4, 4], 100, true),
    ] {
        going(&app, choices).await;
        let page = quiz_page(app.db(), &siti, MODULE, app.now())
            .await
            .expect("a quiz");
        assert_eq!((page.best, page.is_passed), (Some(best), is_passed));
    }
    assert_eq!(app.number("select count(*) from quiz_attempt").await, 3);
    app.close().await;
}

async fn an_answer_needs_an_open_going_and_a_choice(app: TestApp) {
    let siti = app.actor(SITI).await;
    let try_with = async |choice| answer(app.db(), &siti, MODULE, "5-1", choice, app.now()).await;
    assert!(matches!(
        try_with(Some(1)).await,
        Err(Failure::Refused(QuizRefusal::NoAttempt))
    ));
    let first = begin_attempt(app.db(), &siti, MODULE, app.now())
        .await
        .expect("begun");
    let again = begin_attempt(app.db(), &siti, MODULE, app.now())
        .await
        .expect("gone on with");
    assert_eq!(first, again);
    for choice in [None, Some(0), Some(5), Some(-1), Some(i64::MAX)] {
        let refused = try_with(choice).await;
        assert!(
            matches!(refused, Err(Failure::Refused(QuizRefusal::NoChoice))),
            "{choice:?}"
        );
    }
    let next = try_with(Some(3)).await.expect("answered").next;
    assert_eq!(next, Some(2));
    try_with(Some(2)).await.expect("changed");
    let page = quiz_page(app.db(), &siti, MODULE, app.now())
        .await
        .expect("a quiz");
    let answers = page.attempt.expect("a going").answers;
    assert_eq!(answers, [("5-1".to_owned(), 2)]);
    app.close().await;
}

async fn who_takes_part_nowhere_has_no_lesson(app: TestApp) {
    let wati = app.actor(WATI).await;
    let token = app.token(WATI).await;
    let (who, standing) = lesson_reader(app.db(), &token, LESSON, app.now())
        .await
        .expect("a read")
        .expect("a session");
    assert_eq!(who.actor, wati);
    assert!(standing.is_none());
    assert!(
        path(app.db(), &wati, app.now())
            .await
            .expect("a read")
            .is_none()
    );
    app.close().await;
}

async fn a_cohort_to_come_does_not_hide_the_one_that_runs(app: TestApp) {
    let siti = app.actor(SITI).await;
    let today = app.now().date(Zone::Wib).days();
    let place = async || {
        let path = path(app.db(), &siti, app.now()).await.expect("a read");
        path.expect("a path").enrollment.cohort_name
    };
    assert_eq!(place().await, "Angkatan 1");
    app.change(&format!(
        "insert into cohort (id, program_id, revision_id, name, starts_on, ends_on, capacity, created_at)
         select 99, program_id, revision_id, 'Angkatan 9', {}, {}, capacity, created_at from cohort where name = 'Angkatan 1'",
        today + 10,
        today + 100
    ))
    .await;
    app.change(&format!(
        "insert into enrollment (id, cohort_id, person_id, business_id, state, created_at)
         select 99, 99, person_id, business_id, state, created_at from enrollment where person_id = {}",
        siti.person
    ))
    .await;
    assert_eq!(place().await, "Angkatan 1");
    app.pass(10 * DAY);
    assert_eq!(place().await, "Angkatan 9");
    app.close().await;
}
