use domain::submissions::SendRefusal;
use store::review::save_draft;
use store::submissions::{Content, open, put_entry, send, submission_page};
use store::{Error, Failure};
use tests::{AGUS, ASSIGNMENT, BUDI, JOKO, SITI, TestApp, WATI};

use super::{begun, draft, fill_words, own_product, put};
use crate::command;

tests::on_both_engines! {
    what_is_missing_is_named_in_the_order_of_the_slots,
    nobody_elses_work_can_be_touched,
}

async fn what_is_missing_is_named_in_the_order_of_the_slots(app: TestApp) {
    let siti = app.actor(SITI).await;
    let (submission, version) = begun(&app, &siti).await;
    let missing = async || match send(app.db(), &siti, &command(&app, &siti), version).await {
        Err(Failure::Refused(SendRefusal::Missing(slots))) => {
            slots.into_iter().map(|slot| slot.0).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(
        missing().await,
        ["front", "ingredients", "nutrition", "height"]
    );
    fill_words(&app, &siti, version).await;
    assert_eq!(missing().await, ["front"]);
    // Emptied again, it is missing again.
    put(&app, &siti, version, "height", Content::Nothing).await;
    assert_eq!(missing().await, ["front", "height"]);
    let wrong = Content::Text("kata".to_owned());
    let refused = put_entry(
        app.db(),
        &siti,
        &command(&app, &siti),
        version,
        "front",
        &wrong,
        None,
    )
    .await;
    assert!(matches!(refused, Err(Failure::Store(Error::NotFound))));
    let page = submission_page(app.db(), &siti, submission, app.now())
        .await
        .expect("a page");
    assert_eq!(
        page.entry("nutrition").expect("rows").rows,
        [["Energi", "90 kkal"]]
    );
    app.close().await;
}

async fn nobody_elses_work_can_be_touched(app: TestApp) {
    let siti = app.actor(SITI).await;
    let (submission, version) = begun(&app, &siti).await;
    let product = own_product(&app, &siti).await;
    for other in [BUDI, JOKO, WATI, AGUS] {
        let other = app.actor(other).await;
        let mine = command(&app, &other);
        let name = &other.name;
        let opened = open(app.db(), &other, &mine, ASSIGNMENT, product).await;
        assert!(matches!(opened, Err(Error::NotFound)), "{name}");
        let read = submission_page(app.db(), &other, submission, app.now()).await;
        assert!(matches!(read, Err(Error::NotFound)), "{name}");
        let put = put_entry(
            app.db(),
            &other,
            &mine,
            version,
            "height",
            &Content::Number(9.0),
            None,
        )
        .await;
        assert!(
            matches!(put, Err(Failure::Store(Error::NotFound))),
            "{name}"
        );
        let sent = send(app.db(), &other, &mine, version).await;
        assert!(
            matches!(sent, Err(Failure::Store(Error::NotFound))),
            "{name}"
        );
        let judged = save_draft(app.db(), &other, &mine, version, &draft("Curi.", 0)).await;
        assert!(
            matches!(judged, Err(Failure::Store(Error::NotFound))),
            "{name}"
        );
    }
    assert_eq!(app.number("select count(*) from slot_entry").await, 0);
    assert_eq!(app.number("select count(*) from assessment").await, 0);
    app.close().await;
}
