use domain::ids::ProductId;
use domain::permits::{LabelNumber, PermitKind, PermitState};
use store::permits::{Entering, NewPermit, card, missing_on_label, next_paper, save};
use store::{Error, Failure};
use tests::{BUDI, JOKO, SITI, TestApp, WATI};

use crate::command;

tests::on_both_engines! {
    a_nib_is_one_for_all_products_of_a_business,
    a_card_out_of_reach_is_not_there_and_warns_nobody,
    two_savings_at_once_leave_one_paper,
    a_photo_leaves_a_trace_and_a_version,
}

fn held(number: &str) -> Entering {
    Entering {
        words: Some(NewPermit {
            state: PermitState::Held,
            number: number.to_owned(),
            holder_name: String::new(),
            valid_until: None,
        }),
        ..Entering::default()
    }
}

async fn product(app: &TestApp) -> ProductId {
    ProductId(app.number("select min(id) from product").await)
}

async fn a_nib_is_one_for_all_products_of_a_business(app: TestApp) {
    let siti = app.actor(SITI).await;
    let first = product(&app).await;
    let new = store::products::NewProduct {
        name: "Keripik pedas".to_owned(),
        category: domain::markets::Category::Food,
        markets: vec![domain::markets::Market::Indonesia],
    };
    let second = store::products::add_product(app.db(), &siti, &command(&app, &siti), &new)
        .await
        .expect("a product");
    let nib = held("1234567890123");
    save(
        app.db(),
        &siti,
        &command(&app, &siti),
        first,
        PermitKind::Nib,
        &nib,
    )
    .await
    .expect("saved");
    let halal = held("ID35");
    save(
        app.db(),
        &siti,
        &command(&app, &siti),
        first,
        PermitKind::Halal,
        &halal,
    )
    .await
    .expect("saved");
    let other = card(app.db(), &siti, second).await.expect("a card");
    let number = |kind| other.permit(kind).map(|permit| permit.number.clone());
    assert_eq!(number(PermitKind::Nib), Some("1234567890123".to_owned()));
    assert_eq!(number(PermitKind::Halal), Some(String::new()));
    assert_eq!(
        app.texts("select nib from business where nib is not null")
            .await,
        ["1234567890123"]
    );
    let next = next_paper(app.db(), &siti, app.now())
        .await
        .expect("a read");
    let next = next.expect("a paper");
    assert_eq!((next.product, next.kind), (first, PermitKind::SppIrt));
    app.close().await;
}

async fn a_card_out_of_reach_is_not_there_and_warns_nobody(app: TestApp) {
    let id = product(&app).await;
    for who in [BUDI, JOKO] {
        let actor = app.actor(who).await;
        assert!(matches!(
            card(app.db(), &actor, id).await,
            Err(Error::NotFound)
        ));
        let new = held("X");
        let command = command(&app, &actor);
        let saved = save(app.db(), &actor, &command, id, PermitKind::Halal, &new).await;
        assert!(matches!(saved, Err(Failure::Store(Error::NotFound))));
        let missing = missing_on_label(app.db(), &actor, id, app.now()).await;
        assert_eq!(missing.expect("a read"), []);
    }
    let wati = app.actor(WATI).await;
    let missing = missing_on_label(app.db(), &wati, id, app.now()).await;
    assert_eq!(
        missing.expect("a read"),
        [LabelNumber::Marketing, LabelNumber::Halal]
    );
    app.close().await;
}

async fn two_savings_at_once_leave_one_paper(app: TestApp) {
    let (siti, wati) = (app.actor(SITI).await, app.actor(WATI).await);
    let id = product(&app).await;
    let (one, two) = (command(&app, &siti), command(&app, &wati));
    let (a, b) = (held("DARI-SITI"), held("DARI-WATI"));
    let (first, second) = tokio::join!(
        save(app.db(), &siti, &one, id, PermitKind::Halal, &a),
        save(app.db(), &wati, &two, id, PermitKind::Halal, &b),
    );
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    assert_eq!(app.number("select count(*) from permit").await, 1);
    app.close().await;
}

async fn a_photo_leaves_a_trace_and_a_version(app: TestApp) {
    let (siti, wati) = (app.actor(SITI).await, app.actor(WATI).await);
    let id = product(&app).await;
    let number = held("ID35");
    let first = save(
        app.db(),
        &siti,
        &command(&app, &siti),
        id,
        PermitKind::Halal,
        &number,
    )
    .await
    .expect("saved");
    app.pass(domain::time::MINUTE);
    let photo = Entering {
        row_version: first,
        words: None,
        proof: Some(crate::links::file()),
    };
    let second = save(
        app.db(),
        &wati,
        &command(&app, &wati),
        id,
        PermitKind::Halal,
        &photo,
    )
    .await
    .expect("saved");
    assert_eq!(second, first + 1);
    let stale = save(
        app.db(),
        &siti,
        &command(&app, &siti),
        id,
        PermitKind::Halal,
        &photo,
    )
    .await;
    assert!(matches!(stale, Err(Failure::Refused(_))), "{stale:?}");
    let card = card(app.db(), &siti, id).await.expect("a card");
    let paper = card.permit(PermitKind::Halal).expect("a paper");
    assert_eq!(paper.number, "ID35");
    assert_eq!(paper.changed, Some((app.now(), WATI.name.to_owned())));
    let trail = app
        .texts("select action || ' ' || fields from audit where object_kind = 'permit' order by id")
        .await;
    assert_eq!(trail, ["permit.save state,number", "permit.proof proof"]);
    app.close().await;
}
