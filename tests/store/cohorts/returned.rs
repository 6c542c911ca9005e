use domain::cohorts::import::Outcome;
use store::cohorts::import::{Confirmed, Counts};
use tests::{AGUS, SITI, TestApp};

use super::{let_in, page, staged, take_back};

tests::on_both_engines! {
    whoever_comes_back_has_the_role_again,
    without_a_place_they_wait_as_everybody_does,
}

const SITI_AGAIN: [&str; 5] = [SITI.name, SITI.number, SITI.name, "Kota Malang", ""];

/// Siti left, and a list that was taken back ended her role as well.
async fn left(app: &TestApp) {
    let siti = "(select id from person where name = 'Siti Aminah')";
    app.change(&format!(
        "update enrollment set state = 'left' where person_id = {siti}"
    ))
    .await;
    app.change(&format!(
        "update role_grant set valid_until = 1 where person_id = {siti}"
    ))
    .await;
}

async fn state(app: &TestApp) -> Vec<String> {
    app.texts("select e.state from enrollment e join person p on p.id = e.person_id where p.name = 'Siti Aminah'")
        .await
}

async fn roles(app: &TestApp) -> i64 {
    app.number(
        "select count(*) from role_grant g join person p on p.id = g.person_id
         where p.name = 'Siti Aminah' and g.role = 'participant' and g.valid_until is null",
    )
    .await
}

async fn whoever_comes_back_has_the_role_again(app: TestApp) {
    let agus = app.actor(AGUS).await;
    left(&app).await;
    let import = staged(&app, &agus, app.people.cohort, &[SITI_AGAIN]).await;
    assert_eq!(page(&app, &agus, import).await.count(Outcome::Return), 1);
    let returned = Counts {
        returned: 1,
        ..Counts::default()
    };
    assert_eq!(let_in(&app, &agus, import).await, Confirmed::Done(returned));
    assert_eq!(
        (state(&app).await, roles(&app).await),
        (vec!["active".to_owned()], 1)
    );
    take_back(&app, &agus, import).await;
    assert_eq!(
        (state(&app).await, roles(&app).await),
        (vec!["left".to_owned()], 0)
    );
    app.close().await;
}

async fn without_a_place_they_wait_as_everybody_does(app: TestApp) {
    let agus = app.actor(AGUS).await;
    left(&app).await;
    app.change("update cohort set capacity = 1").await;
    let import = staged(&app, &agus, app.people.cohort, &[SITI_AGAIN]).await;
    let returned = Counts {
        returned: 1,
        ..Counts::default()
    };
    assert_eq!(let_in(&app, &agus, import).await, Confirmed::Done(returned));
    assert_eq!(state(&app).await, ["applied"]);
    let places = store::cohorts::places::places(app.db(), &agus, app.people.cohort)
        .await
        .expect("places");
    let waiting: Vec<_> = places.waiting.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(waiting, [SITI.name]);
    // The same list again changes nothing.
    let again = staged(&app, &agus, app.people.cohort, &[SITI_AGAIN]).await;
    let skipped = Counts {
        skipped: 1,
        ..Counts::default()
    };
    assert_eq!(let_in(&app, &agus, again).await, Confirmed::Done(skipped));
    assert_eq!(state(&app).await, ["applied"]);
    take_back(&app, &agus, import).await;
    assert_eq!(
        (state(&app).await, roles(&app).await),
        (vec!["left".to_owned()], 0)
    );
    app.close().await;
}
