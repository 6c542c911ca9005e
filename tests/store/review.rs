//! Work on its way from one person to the other.

mod judging;
mod sending;
mod waiting;

use domain::access::Actor;
use domain::ids::{ProductId, SubmissionId, VersionId};
use domain::review::Decision;
use store::products::products;
use store::review::{Draft, MarkDraft};
use store::submissions::{Content, open, put_entry, send, submission_page};
use tests::{ASSIGNMENT, TestApp};

use crate::command;

async fn own_product(app: &TestApp, owner: &Actor) -> ProductId {
    products(app.db(), owner).await.expect("products")[0].id
}

pub(crate) async fn begun(app: &TestApp, owner: &Actor) -> (SubmissionId, VersionId) {
    let product = own_product(app, owner).await;
    let submission = open(app.db(), owner, &command(app, owner), ASSIGNMENT, product)
        .await
        .expect("opened");
    let page = submission_page(app.db(), owner, submission, app.now()).await;
    (submission, page.expect("a page").head.id)
}

async fn put(app: &TestApp, owner: &Actor, version: VersionId, slot: &str, content: Content) {
    put_entry(
        app.db(),
        owner,
        &command(app, owner),
        version,
        slot,
        &content,
        None,
    )
    .await
    .expect("stored");
}

pub(crate) async fn fill_words(app: &TestApp, owner: &Actor, version: VersionId) {
    put(
        app,
        owner,
        version,
        "ingredients",
        Content::Text("Kedelai".to_owned()),
    )
    .await;
    put(app, owner, version, "height", Content::Number(1.2)).await;
    let rows = vec![vec!["Energi".to_owned(), "90 kkal".to_owned()]];
    put(app, owner, version, "nutrition", Content::Rows(rows)).await;
}

async fn fill(app: &TestApp, owner: &Actor, version: VersionId) {
    fill_words(app, owner, version).await;
    let object_key = store::files::ObjectKey::new("uploads").expect("a key");
    let bytes = tests::jpeg();
    app.site
        .files
        .put(&object_key, bytes.clone().into())
        .await
        .expect("stored");
    let file = store::submissions::NewFile {
        object_key,
        name: "depan.jpg".to_owned(),
        media_type: "image/jpeg",
        byte_size: i64::try_from(bytes.len()).expect("a size"),
        sha256: "0".repeat(64),
        pixels: Some((64, 48)),
        is_data_saver: false,
    };
    put(app, owner, version, "front", Content::File(file)).await;
}

pub(crate) async fn filled(app: &TestApp, owner: &Actor) -> (SubmissionId, VersionId) {
    let (submission, version) = begun(app, owner).await;
    fill(app, owner, version).await;
    (submission, version)
}

pub(crate) async fn sent(app: &TestApp, owner: &Actor) -> (SubmissionId, VersionId) {
    let (submission, version) = filled(app, owner).await;
    send(app.db(), owner, &command(app, owner), version)
        .await
        .expect("sent");
    (submission, version)
}

fn draft(strength: &str, row_version: i64) -> Draft {
    let mark = |criterion: &str| MarkDraft {
        criterion: criterion.to_owned(),
        level: Some(3),
        comment: String::new(),
    };
    Draft {
        strength: strength.to_owned(),
        next_step: "Ukur.".to_owned(),
        decision: Some(Decision::Fix),
        unclear_slot: None,
        marks: vec![mark("complete"), mark("readable")],
        row_version,
        seen: None,
    }
}
