use domain::submissions::{LinkState, SendRefusal};
use store::review::{OwnCheckRefusal, OwnMarks, check_own, save_draft};
use store::submissions::{
    Content, LinkRefusal, PutRefusal, begin_next, link_page, make_link, open, put_entry,
    receive_by_link, send, send_on_behalf, submission_page,
};
use store::{CommandKey, Error, Failure};
use tests::{AGUS, ASSIGNMENT, BUDI, JOKO, SITI, TestApp, WATI};

use super::{begun, draft, fill_words, own_product, put};
use crate::command;

tests::on_both_engines! {
    what_is_missing_is_named_in_the_order_of_the_slots,
    nobody_elses_work_can_be_touched,
    who_left_sends_nothing_and_checks_nothing,
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

async fn who_left_sends_nothing_and_checks_nothing(app: TestApp) {
    let (siti, wati) = (app.actor(SITI).await, app.actor(WATI).await);
    let (submission, version) = begun(&app, &siti).await;
    super::fill(&app, &siti, version).await;
    let (token, _) = make_link(app.db(), &siti, &command(&app, &siti), version, "design")
        .await
        .expect("a link");
    app.change("update enrollment set state = 'left'").await;
    let put = put_entry(
        app.db(),
        &siti,
        &command(&app, &siti),
        version,
        "height",
        &Content::Number(9.0),
        None,
    )
    .await;
    assert!(matches!(put, Err(Failure::Refused(PutRefusal::Left))));
    let sent = send(app.db(), &siti, &command(&app, &siti), version).await;
    assert!(matches!(sent, Err(Failure::Refused(SendRefusal::Left))));
    let now = app.now();
    let sent = send_on_behalf(app.db(), &wati, &command(&app, &wati), version, now).await;
    assert!(matches!(sent, Err(Failure::Refused(SendRefusal::Left))));
    let link = make_link(app.db(), &siti, &command(&app, &siti), version, "design").await;
    assert!(matches!(link, Err(Failure::Store(Error::NotFound))));
    let page = link_page(app.db(), &token, now).await.expect("a page");
    assert_eq!(page.state, LinkState::Expired);
    let key = CommandKey::new().expect("a key");
    let file = crate::links::file();
    let received = receive_by_link(app.db(), &token, &key, &file, None, now).await;
    assert!(matches!(received, Err(Failure::Refused(LinkRefusal::Over))));
    let page = submission_page(app.db(), &siti, submission, now).await;
    let page = page.expect("a page to read");
    assert!(!page.is_editable);

    app.change("update version set state = 'own_check'").await;
    let marks = OwnMarks::default();
    let checked = check_own(app.db(), &siti, &command(&app, &siti), version, &marks).await;
    assert!(matches!(
        checked,
        Err(Failure::Refused(OwnCheckRefusal::Left))
    ));
    app.change("update version set state = 'checked'").await;
    let next = begin_next(app.db(), &siti, &command(&app, &siti), submission).await;
    assert!(matches!(next, Err(Error::NotFound)));
    // Back in the cohort, she goes on where she was.
    app.change("update enrollment set state = 'active'").await;
    begin_next(app.db(), &siti, &command(&app, &siti), submission)
        .await
        .expect("begun");
    app.close().await;
}
