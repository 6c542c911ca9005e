use domain::submissions::LinkState;
use store::submissions::{
    NewFile, ShownAlready, link_page, make_link, note_received, receive_by_link, revoke_link,
};
use store::token::Token;
use store::{CommandKey, Error, Failure};
use tests::{BUDI, SITI, TestApp, WATI};

use crate::command;
use crate::review::begun;

tests::on_both_engines! {
    a_links_secret_is_stored_nowhere,
    a_link_is_its_makers_and_takes_so_much,
}

pub(crate) fn file() -> NewFile {
    NewFile {
        object_key: store::files::ObjectKey::new("uploads").expect("a key"),
        name: "label.cdr".to_owned(),
        media_type: "application/octet-stream",
        byte_size: 10,
        sha256: "0".repeat(64),
        pixels: None,
        is_data_saver: false,
    }
}

async fn a_links_secret_is_stored_nowhere(app: TestApp) {
    let siti = app.actor(SITI).await;
    let (_, version) = begun(&app, &siti).await;
    let once = command(&app, &siti);
    let (token, _) = make_link(app.db(), &siti, &once, version, "design")
        .await
        .expect("a link");
    let again = make_link(app.db(), &siti, &once, version, "design").await;
    assert!(matches!(again, Err(Failure::Refused(ShownAlready))));
    let kept = app.texts("select result from command").await.join(" ");
    assert!(!kept.contains(token.reveal()));
    assert_eq!(app.number("select count(*) from upload_link").await, 1);
    // A guess finds nothing.
    let guess = link_page(app.db(), &Token::received("x"), app.now()).await;
    assert!(matches!(guess, Err(Error::NotFound)));
    for slot in ["height", "none"] {
        let refused = make_link(app.db(), &siti, &command(&app, &siti), version, slot).await;
        assert!(
            matches!(refused, Err(Failure::Store(Error::NotFound))),
            "{slot}"
        );
    }
    app.close().await;
}

async fn a_link_is_its_makers_and_takes_so_much(app: TestApp) {
    let siti = app.actor(SITI).await;
    let (_, version) = begun(&app, &siti).await;
    let (token, _) = make_link(app.db(), &siti, &command(&app, &siti), version, "label_pdf")
        .await
        .expect("a link");
    let page = link_page(app.db(), &token, app.now())
        .await
        .expect("a page");
    for other in [BUDI, WATI] {
        let other = app.actor(other).await;
        let made = make_link(app.db(), &other, &command(&app, &other), version, "design").await;
        assert!(matches!(made, Err(Failure::Store(Error::NotFound))));
        let revoked = revoke_link(app.db(), &other, &command(&app, &other), page.id).await;
        assert!(matches!(revoked, Err(Error::NotFound)));
    }
    let key = CommandKey::new().expect("a key");
    let first = receive_by_link(app.db(), &token, &key, &file(), None, app.now()).await;
    let again = receive_by_link(app.db(), &token, &key, &file(), None, app.now()).await;
    assert_eq!(first.expect("taken"), again.expect("the first answer"));
    let page = link_page(app.db(), &token, app.now())
        .await
        .expect("a page");
    assert_eq!(page.received.expect("a file").0, "label.cdr");
    assert!(!page.is_used_up);
    note_received(app.db(), page.id, 100_000_000)
        .await
        .expect("noted");
    let page = link_page(app.db(), &token, app.now())
        .await
        .expect("a page");
    assert!(page.is_used_up);
    revoke_link(app.db(), &siti, &command(&app, &siti), page.id)
        .await
        .expect("taken back");
    let page = link_page(app.db(), &token, app.now())
        .await
        .expect("a page");
    assert_eq!(page.state, LinkState::Revoked);
    let key = CommandKey::new().expect("a key");
    let late = receive_by_link(app.db(), &token, &key, &file(), None, app.now()).await;
    assert!(matches!(late, Err(Failure::Refused(_))));
    let done = app
        .texts("select action from audit where object_kind = 'upload_link' order by id")
        .await;
    assert_eq!(done, ["link.make", "link.receive", "link.revoke"]);
    app.close().await;
}
