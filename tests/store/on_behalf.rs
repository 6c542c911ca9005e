use domain::ids::{BroughtFileId, EnrollmentId, ProductId};
use store::submissions::{
    NewFile, PlaceRefusal, Placement, Placing, bring, disown, file_for, on_behalf_page,
    own_participants, place, send_on_behalf,
};
use store::{Error, Failure};
use tests::{AGUS, ASSIGNMENT, BUDI, DIMAS, RINA, SITI, TestApp, WATI};

use crate::command;
use crate::review::{begun, fill_words};

tests::on_both_engines! {
    only_who_looks_after_somebody_brings_files_for_them,
    files_go_to_the_draft_or_the_next_one_and_never_to_what_is_being_read,
}

/// A photo as WhatsApp hands it on.
pub fn file() -> NewFile {
    NewFile {
        object_key: store::files::ObjectKey::new("uploads").expect("a key"),
        name: "depan.jpg".to_owned(),
        media_type: "image/jpeg",
        byte_size: 10,
        sha256: "0".repeat(64),
        pixels: Some((1_600, 1_200)),
        is_data_saver: false,
    }
}

async fn place_of_siti(app: &TestApp) -> (EnrollmentId, ProductId) {
    (
        EnrollmentId(app.number("select min(id) from enrollment").await),
        ProductId(app.number("select min(id) from product").await),
    )
}

fn placing(
    enrollment: EnrollmentId,
    product: ProductId,
    placements: Vec<(BroughtFileId, Placement)>,
) -> Placing {
    Placing {
        enrollment,
        assignment_key: ASSIGNMENT.to_owned(),
        product,
        placements,
        seen: Vec::new(),
    }
}

fn front() -> Placement {
    Placement::Slot("front".to_owned())
}

async fn only_who_looks_after_somebody_brings_files_for_them(app: TestApp) {
    let (enrollment, product) = place_of_siti(&app).await;
    let wati = app.actor(WATI).await;
    let brought = bring(app.db(), &wati, &command(&app, &wati), enrollment, &file())
        .await
        .expect("brought");
    let page = on_behalf_page(app.db(), &wati, enrollment, None, app.now())
        .await
        .expect("a page");
    let kept = page.waiting[0].file.id;
    assert!(file_for(app.db(), &wati, kept).await.is_ok());
    for other in [SITI, BUDI, DIMAS, RINA] {
        let other = app.actor(other).await;
        let name = &other.name;
        let mine = command(&app, &other);
        let page = on_behalf_page(app.db(), &other, enrollment, None, app.now()).await;
        assert!(matches!(page, Err(Error::NotFound)), "{name}");
        let more = bring(app.db(), &other, &mine, enrollment, &file()).await;
        assert!(matches!(more, Err(Error::NotFound)), "{name}");
        let into = placing(enrollment, product, vec![(brought, front())]);
        let placed = place(app.db(), &other, &mine, &into).await;
        assert!(
            matches!(placed, Err(Failure::Store(Error::NotFound))),
            "{name}"
        );
        assert!(file_for(app.db(), &other, kept).await.is_err(), "{name}");
    }
    // Budi's product takes nothing of Siti's.
    let budis = ProductId(
        app.number("select max(id) from product where id < (select max(id) from product)")
            .await,
    );
    let into = placing(enrollment, budis, vec![(brought, front())]);
    let placed = place(app.db(), &wati, &command(&app, &wati), &into).await;
    assert!(matches!(placed, Err(Failure::Store(Error::NotFound))));
    let agus = app.actor(AGUS).await;
    let page = on_behalf_page(app.db(), &agus, enrollment, None, app.now()).await;
    assert_eq!(page.expect("a page").waiting.len(), 1);
    let own = own_participants(app.db(), &wati, app.now())
        .await
        .expect("a list");
    let waiting: Vec<_> = own.iter().map(|own| own.waiting).collect();
    // What is to be settled comes first, whoever's name does.
    assert_eq!(waiting, [1, 0]);
    assert_eq!(own.len(), 2);
    app.close().await;
}

async fn files_go_to_the_draft_or_the_next_one_and_never_to_what_is_being_read(app: TestApp) {
    let (enrollment, product) = place_of_siti(&app).await;
    let (siti, wati) = (app.actor(SITI).await, app.actor(WATI).await);
    let (submission, draft) = begun(&app, &siti).await;
    fill_words(&app, &siti, draft).await;
    let bring_one = async || {
        bring(app.db(), &wati, &command(&app, &wati), enrollment, &file())
            .await
            .expect("brought")
    };
    let brought = bring_one().await;
    let into = placing(enrollment, product, vec![(brought, front())]);
    let placed = place(app.db(), &wati, &command(&app, &wati), &into).await;
    assert_eq!(placed.expect("placed"), Some(draft));
    // A settled file is settled.
    let again = place(app.db(), &wati, &command(&app, &wati), &into).await;
    assert!(matches!(again, Err(Failure::Store(Error::NotFound))));
    let now = app.now();
    send_on_behalf(app.db(), &wati, &command(&app, &wati), draft, now)
        .await
        .expect("sent");
    let late = bring_one().await;
    let into = placing(enrollment, product, vec![(late, front())]);
    let placed = place(app.db(), &wati, &command(&app, &wati), &into).await;
    assert!(matches!(
        placed,
        Err(Failure::Refused(PlaceRefusal::Locked))
    ));
    let taken_back = disown(app.db(), &siti, &command(&app, &siti), draft).await;
    assert_eq!(taken_back.expect("taken back"), submission);
    let once_more = disown(app.db(), &siti, &command(&app, &siti), draft).await;
    assert!(matches!(once_more, Err(Failure::Refused(_))));
    let placed = place(app.db(), &wati, &command(&app, &wati), &into).await;
    assert_eq!(placed.expect("placed"), Some(draft));
    let told = own_participants(app.db(), &wati, app.now())
        .await
        .expect("a list");
    assert!(told[0].disowned_at.is_some());
    assert_eq!(app.number("select count(*) from version").await, 1);
    app.close().await;
}
