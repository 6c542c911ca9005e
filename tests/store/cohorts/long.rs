use domain::access::Actor;
use domain::cohorts::import::ImportState;
use domain::ids::ImportId;
use domain::time::MINUTE;
use store::Failure;
use store::cohorts::import::{Confirmed, ResumeRefusal, Undoing, confirm, resume, undo};
use store::jobs::{TRIES, fail, take};
use tests::{AGUS, TestApp};

use super::{let_in, page, staged, take_back};
use crate::command;

tests::on_both_engines! {
    a_long_list_is_let_in_step_by_step,
    what_stops_in_the_middle_goes_on_from_there,
    a_list_on_its_way_in_can_be_stopped,
    a_list_whose_job_was_given_up_goes_on_when_it_is_told_to,
    a_list_whose_job_was_given_up_can_be_taken_back,
}

#[tokio::test(flavor = "multi_thread")]
async fn five_thousand_people_come_in_and_go_again() {
    let app = TestApp::start().await;
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    app.change("update cohort set capacity = 4000").await;
    let import = staged(&app, &agus, cohort, &rows(5_000)).await;
    let confirmed = confirm(app.db(), &agus, &command(&app, &agus), cohort, import, 1).await;
    assert_eq!(confirmed.expect("begun"), Confirmed::Running);
    assert_eq!(app.do_jobs().await, 25);
    let done = page(&app, &agus, import).await;
    assert_eq!(
        (done.state, done.steps),
        (ImportState::Done, (5_000, 5_000))
    );
    assert_eq!(enrolled(&app).await, 3 + 5_000);
    let waiting = "select count(*) from enrollment where state = 'waiting'";
    assert_eq!(app.number(waiting).await, 5_000 - 3_998);
    let undoing = undo(app.db(), &agus, &command(&app, &agus), cohort, import).await;
    assert_eq!(undoing.expect("begun"), Undoing::Running);
    app.do_jobs().await;
    assert_eq!(page(&app, &agus, import).await.state, ImportState::Undone);
    assert_eq!(enrolled(&app).await, 3);
    assert_eq!(app.number("select count(*) from person").await, 9);
    app.close().await;
}

/// So many people who are not known yet.
fn rows(count: usize) -> Vec<[&'static str; 5]> {
    (0..count)
        .map(|nth| {
            let phone: &'static str = format!("081390{nth:06}").leak();
            let name: &'static str = format!("Peserta {nth}").leak();
            [name, phone, name, "Kota Malang", ""]
        })
        .collect()
}

async fn enrolled(app: &TestApp) -> i64 {
    app.number("select count(*) from enrollment").await
}

async fn a_long_list_is_let_in_step_by_step(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let import = staged(&app, &agus, cohort, &rows(450)).await;
    let command = command(&app, &agus);
    for _ in 0..2 {
        // Tapped twice, it is let in once.
        let confirmed = confirm(app.db(), &agus, &command, cohort, import, 1).await;
        assert_eq!(confirmed.expect("begun"), Confirmed::Running);
    }
    assert_eq!(enrolled(&app).await, 3, "the request itself lets nobody in");
    let mut passed = Vec::new();
    while app.do_one_job().await {
        passed.push(page(&app, &agus, import).await.steps.0);
    }
    assert_eq!(passed, [200, 400, 450]);
    assert_eq!(enrolled(&app).await, 453);
    let done = page(&app, &agus, import).await;
    assert_eq!(done.state, ImportState::Done);
    assert_eq!(app.number("select done_count from import").await, 450);
    app.close().await;
}

async fn what_stops_in_the_middle_goes_on_from_there(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let import = staged(&app, &agus, cohort, &rows(450)).await;
    let_in(&app, &agus, import).await;
    assert!(app.do_one_job().await);
    // The server dies while it holds the next step: nothing of that step is there, everything of the first is.
    take(app.db(), "dead", app.now())
        .await
        .expect("a read")
        .expect("the next step");
    assert_eq!(enrolled(&app).await, 203);
    assert_eq!(page(&app, &agus, import).await.state, ImportState::Running);
    let another = app.another_process().await;
    assert_eq!(
        another.do_jobs().await,
        0,
        "the lease of the dead holds for a while"
    );
    app.pass(MINUTE / 3);
    assert_eq!(another.do_jobs().await, 2);
    assert_eq!(enrolled(&app).await, 453);
    assert_eq!(page(&app, &agus, import).await.state, ImportState::Done);
    let twice = "select count(*) - count(distinct person_id) from enrollment";
    assert_eq!(app.number(twice).await, 0);
    app.close().await;
}

async fn a_list_on_its_way_in_can_be_stopped(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let import = staged(&app, &agus, cohort, &rows(450)).await;
    let_in(&app, &agus, import).await;
    assert!(app.do_one_job().await);
    let undoing = undo(app.db(), &agus, &command(&app, &agus), cohort, import).await;
    assert!(matches!(undoing, Ok(Undoing::Done(_))));
    app.do_jobs().await;
    assert_eq!(page(&app, &agus, import).await.state, ImportState::Undone);
    assert_eq!(enrolled(&app).await, 3);
    assert_eq!(app.number("select count(*) from person").await, 9);
    app.close().await;
}

async fn a_list_whose_job_was_given_up_goes_on_when_it_is_told_to(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let import = staged(&app, &agus, cohort, &rows(450)).await;
    let_in(&app, &agus, import).await;
    assert!(app.do_one_job().await);
    let early = resume(app.db(), &agus, &command(&app, &agus), cohort, import).await;
    assert!(matches!(
        early,
        Err(Failure::Refused(ResumeRefusal::NotStopped))
    ));
    give_up(&app, &agus, import).await;
    assert_eq!(app.do_jobs().await, 0, "nobody tries it any more");
    let stopped = page(&app, &agus, import).await;
    assert!(stopped.has_stopped);
    assert_eq!(stopped.steps, (200, 450));
    let command = command(&app, &agus);
    for _ in 0..2 {
        // Tapped twice, it goes on once.
        resume(app.db(), &agus, &command, cohort, import)
            .await
            .expect("resumed");
    }
    assert!(!page(&app, &agus, import).await.has_stopped);
    assert_eq!(app.do_jobs().await, 2);
    assert_eq!(page(&app, &agus, import).await.state, ImportState::Done);
    assert_eq!(enrolled(&app).await, 453);
    let noted = "select count(*) from audit where action = 'import.resume'";
    assert_eq!(app.number(noted).await, 1);
    let waiting = "select count(*) from job where finished_at is null";
    assert_eq!(app.number(waiting).await, 0);
    app.close().await;
}

async fn a_list_whose_job_was_given_up_can_be_taken_back(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let import = staged(&app, &agus, cohort, &rows(450)).await;
    let_in(&app, &agus, import).await;
    assert!(app.do_one_job().await);
    give_up(&app, &agus, import).await;
    let counted = store::jobs::counts(app.db()).await.expect("counted");
    assert_eq!((counted.waiting, counted.given_up), (0, 1));
    assert_eq!(enrolled(&app).await, 203);
    take_back(&app, &agus, import).await;
    app.do_jobs().await;
    assert_eq!(page(&app, &agus, import).await.state, ImportState::Undone);
    assert_eq!(enrolled(&app).await, 3);
    // Nobody is alarmed for a list that is gone.
    let counted = store::jobs::counts(app.db()).await.expect("counted");
    assert_eq!((counted.waiting, counted.given_up), (0, 0));
    app.close().await;
}

/// Lets the next step of a list fail until nobody tries it any more.
async fn give_up(app: &TestApp, agus: &Actor, import: ImportId) {
    for _ in 0..TRIES {
        assert!(!page(app, agus, import).await.has_stopped);
        let job = take(app.db(), "one", app.now()).await.expect("a read");
        let job = job.expect("the next step");
        fail(app.db(), &job, "one", "disk full", app.now())
            .await
            .expect("given back");
        app.pass(30 * 24 * 60 * MINUTE);
    }
}
