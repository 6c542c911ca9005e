use domain::cohorts::import::{ImportState, Outcome};
use domain::time::DAY;
use store::Failure;
use store::cohorts::import::{ListRefusal, confirm};
use store::jobs::enqueue_every;
use tests::{AGUS, TestApp};

use super::{let_in, page, staged, take_back};
use crate::command;

tests::on_both_engines! {
    the_rows_of_lists_are_forgotten_after_seven_days,
}

const ENDANG: [&str; 5] = ["Endang", "081390000001", "Sambal Endang", "Kota Malang", ""];
const FARIDA: [&str; 5] = ["Farida", "081390000002", "Batik Farida", "Kota Malang", ""];
const GATOT: [&str; 5] = ["Gatot", "0341-555123", "Kopi Gatot", "Kota Malang", ""];

/// Does what is done once a day.
async fn daily(app: &TestApp) {
    enqueue_every(app.db(), "forget_lists", DAY, app.now())
        .await
        .expect("planned");
    assert_eq!(app.do_jobs().await, 1);
}

/// Everything that any list still says of anybody.
async fn kept(app: &TestApp) -> String {
    let rows = app.texts("select cells from import_row").await;
    let lists = app.texts("select mapping from import").await;
    rows.concat() + &lists.concat()
}

async fn the_rows_of_lists_are_forgotten_after_seven_days(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let done = staged(&app, &agus, cohort, &[ENDANG, GATOT]).await;
    let_in(&app, &agus, done).await;
    let undone = staged(&app, &agus, cohort, &[FARIDA]).await;
    let_in(&app, &agus, undone).await;
    app.pass(6 * DAY);
    take_back(&app, &agus, undone).await;
    let waiting = staged(&app, &agus, cohort, &[FARIDA]).await;
    let until = page(&app, &agus, waiting).await.kept_until();
    assert_eq!(until, Some(app.now().plus(7 * DAY)));
    daily(&app).await;
    assert!(kept(&app).await.contains("Endang"), "not yet");

    app.pass(DAY);
    daily(&app).await;
    let said = kept(&app).await;
    assert!(
        !said.contains("Endang") && !said.contains("0341-555123"),
        "{said}"
    );
    assert!(said.contains("Farida"), "her lists are younger: {said}");
    let forgotten = page(&app, &agus, done).await;
    assert_eq!(forgotten.state, ImportState::Done);
    assert_eq!(forgotten.forgotten_at, Some(app.now()));
    assert!(forgotten.groups.is_empty() && forgotten.options.heads.is_empty());
    assert_eq!(
        (
            forgotten.count(Outcome::Create),
            forgotten.count(Outcome::Refuse)
        ),
        (1, 1),
        "what became of the rows stays"
    );

    app.pass(6 * DAY);
    daily(&app).await;
    let said = kept(&app).await;
    assert!(
        !said.contains("Farida") && !said.contains("Nama usaha"),
        "{said}"
    );
    let lapsed = page(&app, &agus, waiting).await;
    assert_eq!(lapsed.state, ImportState::Lapsed);
    let seen = lapsed.row_version;
    let late = confirm(
        app.db(),
        &agus,
        &command(&app, &agus),
        cohort,
        waiting,
        seen,
    )
    .await;
    assert!(matches!(
        late,
        Err(Failure::Refused(ListRefusal::NotWaiting))
    ));
    let noted = "select count(*) from audit where action = 'import.forget' and actor_id is null";
    assert_eq!(app.number(noted).await, 3);
    assert_eq!(
        app.number("select count(*) from person where name = 'Endang'")
            .await,
        1
    );
    app.close().await;
}
