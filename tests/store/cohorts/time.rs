use domain::access::Actor;
use domain::cohorts::{AssignmentDates, ExtensionReason};
use domain::ids::{EnrollmentId, SubmissionId};
use domain::submissions::Judge;
use domain::time::{DAY, Date, Timestamp, Zone};
use store::Failure;
use store::cohorts::extend::{Extension, extend};
use store::cohorts::participant::participant_page;
use store::cohorts::settings::{change_assignment, settings};
use store::learning::path;
use store::submissions::{send, submission_page};
use tests::{AGUS, ASSIGNMENT, BUDI, SITI, TestApp};

use crate::command;
use crate::review::filled;

tests::on_both_engines! {
    more_time_is_never_less,
    nothing_closes_before_it_is_due,
}

/// Sets when the assignment is due and closes for everybody, in days from now.
async fn set(app: &TestApp, agus: &Actor, due: i64, closes: Option<i64>) {
    let today = app.now().date(Zone::Wib);
    let dates = AssignmentDates {
        opens: None,
        due: Some(today.plus_days(due)),
        closes: closes.map(|days| today.plus_days(days)),
        reply_days: 5,
        judged_by: Judge::Mentor,
        sample_of: None,
    };
    let cohort = app.people.cohort;
    let version = settings(app.db(), agus, cohort)
        .await
        .expect("settings")
        .cohort
        .row_version;
    let given = command(app, agus);
    change_assignment(app.db(), agus, &given, cohort, ASSIGNMENT, &dates, version)
        .await
        .expect("changed");
}

async fn enrollment_of(app: &TestApp, who: &Actor) -> EnrollmentId {
    let id = format!("select id from enrollment where person_id = {}", who.person);
    EnrollmentId(app.number(&id).await)
}

/// Gives somebody time until so many days from now.
async fn give(app: &TestApp, agus: &Actor, who: &Actor, days: i64) -> Date {
    let until = app.now().date(Zone::Wib).plus_days(days);
    let extension = Extension {
        assignment: ASSIGNMENT.to_owned(),
        until,
        reason: ExtensionReason::Illness,
    };
    let enrollment = enrollment_of(app, who).await;
    let given = command(app, agus);
    extend(
        app.db(),
        agus,
        &given,
        app.people.cohort,
        enrollment,
        &extension,
    )
    .await
    .expect("given");
    until
}

/// When it is due by the participant's way, and by the page of their work.
async fn due(app: &TestApp, who: &Actor, work: SubmissionId) -> [Option<Timestamp>; 2] {
    let way = path(app.db(), who, app.now()).await.expect("a read");
    let page = submission_page(app.db(), who, work, app.now()).await;
    [
        way.expect("a way").due.get(ASSIGNMENT).copied(),
        page.expect("a page").dates.due_at,
    ]
}

async fn more_time_is_never_less(app: TestApp) {
    let (siti, agus) = (app.actor(SITI).await, app.actor(AGUS).await);
    let (work, _) = filled(&app, &siti).await;
    set(&app, &agus, 5, Some(60)).await;
    let until = give(&app, &agus, &siti, 10).await.end(Zone::Wib);
    assert_eq!(due(&app, &siti, work).await, [Some(until); 2]);
    let enrollment = enrollment_of(&app, &siti).await;
    let shown = async || {
        let page = participant_page(app.db(), &agus, app.people.cohort, enrollment).await;
        page.expect("a page").dates[0].extended
    };
    assert_eq!(shown().await, Some((until, Some(ExtensionReason::Illness))));
    // Everybody gets a week more than she has.
    set(&app, &agus, 17, Some(60)).await;
    let everybody = app.now().date(Zone::Wib).plus_days(17).end(Zone::Wib);
    assert_eq!(due(&app, &siti, work).await, [Some(everybody); 2]);
    assert_eq!(shown().await, None);
    app.close().await;
}

async fn nothing_closes_before_it_is_due(app: TestApp) {
    let (siti, budi, agus) = (
        app.actor(SITI).await,
        app.actor(BUDI).await,
        app.actor(AGUS).await,
    );
    let (_, hers) = filled(&app, &siti).await;
    let (_, his) = filled(&app, &budi).await;
    // There is no closing day when she gets her time; one is set since.
    set(&app, &agus, 2, None).await;
    give(&app, &agus, &siti, 10).await;
    set(&app, &agus, 2, Some(5)).await;
    app.pass(8 * DAY);
    let his = send(app.db(), &budi, &command(&app, &budi), his).await;
    assert!(matches!(his, Err(Failure::Refused(_))));
    send(app.db(), &siti, &command(&app, &siti), hers)
        .await
        .expect("sent");
    app.close().await;
}
