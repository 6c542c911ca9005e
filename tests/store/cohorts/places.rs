use domain::cohorts::{EnrollmentReason, EnrollmentState, PlaceRefusal};
use domain::ids::EnrollmentId;
use store::Failure;
use store::cohorts::places::{Move, move_enrollment, places};
use tests::{AGUS, TestApp};

use super::{let_in, staged};
use crate::command;

tests::on_both_engines! {
    the_last_place_is_given_once,
}

const OFFER: Move = Move {
    seen: EnrollmentState::Waiting,
    next: EnrollmentState::Offered,
    reason: EnrollmentReason::PlaceFree,
};

async fn the_last_place_is_given_once(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    app.change("update cohort set capacity = 2").await;
    let rows = [
        ["Endang", "081390000001", "Sambal Endang", "Kota Malang", ""],
        ["Farida", "081390000002", "Batik Farida", "Kota Malang", ""],
    ];
    let import = staged(&app, &agus, cohort, &rows).await;
    let_in(&app, &agus, import).await;
    let found = places(app.db(), &agus, cohort).await.expect("places");
    assert_eq!((found.left, found.waiting.len()), (0, 2));
    let waiting: Vec<EnrollmentId> = found.waiting.iter().map(|row| row.enrollment).collect();
    let offer = async |who: EnrollmentId| {
        move_enrollment(app.db(), &agus, &command(&app, &agus), cohort, who, OFFER).await
    };
    assert!(matches!(
        offer(waiting[0]).await,
        Err(Failure::Refused(PlaceRefusal::Full))
    ));
    app.change("update cohort set capacity = 3").await;
    // Two administrators at the same moment.
    let (first, second) = tokio::join!(offer(waiting[0]), offer(waiting[1]));
    let refused = [first, second].into_iter().filter(Result::is_err).count();
    assert_eq!(refused, 1);
    assert_eq!(
        app.number("select count(*) from enrollment where state = 'offered'")
            .await,
        1
    );
    assert_eq!(
        app.number("select count(*) from audit where action = 'enrollment.offer'")
            .await,
        1
    );
    app.close().await;
}
