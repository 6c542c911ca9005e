use domain::cohorts::import::{Column, ImportState, Mapping, Outcome};
use domain::markets::Category;
use store::Failure;
use store::cohorts::import::{ListRefusal, Reading, choose_columns, confirm};
use tests::{AGUS, TestApp};

use super::{let_in, page, staged};
use crate::command;

tests::on_both_engines! {
    nobody_lets_in_what_they_have_not_seen,
}

const ENDANG: [&str; 5] = ["Endang", "081390000001", "Sambal Endang", "Kota Malang", ""];

/// Reads the business's name as the person's.
fn otherwise(row_version: i64) -> Reading {
    Reading {
        columns: Mapping::new([
            (Column::Name, 2),
            (Column::Phone, 1),
            (Column::Business, 0),
            (Column::Regency, 3),
        ]),
        category: Category::Food,
        row_version,
    }
}

async fn nobody_lets_in_what_they_have_not_seen(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let import = staged(&app, &agus, cohort, &[ENDANG]).await;
    let seen = page(&app, &agus, import).await.row_version;
    let reading = otherwise(seen);
    let read = command(&app, &agus);
    for _ in 0..2 {
        // Tapped twice, it is read once.
        choose_columns(app.db(), &agus, &read, cohort, import, &reading)
            .await
            .expect("read anew");
    }
    let stale = choose_columns(
        app.db(),
        &agus,
        &command(&app, &agus),
        cohort,
        import,
        &reading,
    )
    .await;
    assert!(matches!(
        stale,
        Err(Failure::Refused(ListRefusal::ChangedMeanwhile))
    ));
    let stale = confirm(app.db(), &agus, &command(&app, &agus), cohort, import, seen).await;
    assert!(matches!(
        stale,
        Err(Failure::Refused(ListRefusal::ChangedMeanwhile))
    ));
    let found = page(&app, &agus, import).await;
    assert_eq!(
        (found.state, found.count(Outcome::Create)),
        (ImportState::DryRun, 1)
    );
    assert_eq!(app.number("select count(*) from enrollment").await, 3);
    let_in(&app, &agus, import).await;
    let late = otherwise(page(&app, &agus, import).await.row_version);
    let late = choose_columns(
        app.db(),
        &agus,
        &command(&app, &agus),
        cohort,
        import,
        &late,
    )
    .await;
    assert!(matches!(
        late,
        Err(Failure::Refused(ListRefusal::NotWaiting))
    ));
    assert_eq!(
        app.texts("select name from person order by id desc limit 1")
            .await,
        ["Sambal Endang"]
    );
    let noted = "select count(*) from audit where action = 'import.choose_columns'";
    assert_eq!(app.number(noted).await, 1);
    app.close().await;
}
