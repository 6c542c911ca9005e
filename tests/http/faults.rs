//! The disk is full, or cannot be read: a page says so, nothing that was acknowledged is lost, and it goes on afterwards.

mod storage;
mod work;

use domain::time::HOUR;
use server::http::{Trust, router};
use sqlx::AssertSqlSafe;
use store::files::Files;
use store::{Conn, Lock};
use tests::{LESSON, Process, SITI, TestApp, Work};

use storage::{Fault, Faulty};

/// Lets the database grow to this many pages and no further; as few as it has, for 1.
async fn room_for(app: &TestApp, pages: i64) {
    app.db()
        .write(Lock::Nothing, |conn| {
            Box::pin(async move {
                let Conn::Sqlite(conn) = conn else {
                    panic!("only SQLite has this limit");
                };
                sqlx::query(AssertSqlSafe(format!("pragma max_page_count = {pages}")))
                    .execute(conn)
                    .await
                    .map_err(store::Error::from)
                    .map(|_| ())
            })
        })
        .await
        .expect("a limit");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_database_says_so_and_goes_on_when_there_is_room() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let work = Work::open(&mut siti, app.number("select min(id) from product").await).await;
    work.fill(&mut siti).await;
    let path = work.at("slots/ingredients");
    room_for(&app, 1).await;
    let mut acknowledged = "Kedelai, minyak.".to_owned();
    let mut refused = None;
    // The last pages still have some room.
    for nth in 0..40 {
        let text = format!("{nth} {}", "Kedelai pilihan. ".repeat(500));
        let form = siti
            .get(&work.page())
            .await
            .ok()
            .form(&path)
            .with("value-ingredients", &text);
        let page = siti.submit(&form).await;
        if page.status.as_u16() == 303 {
            acknowledged = text.trim().to_owned();
        } else {
            refused = Some((page, text));
            break;
        }
    }
    let (page, text) = refused.expect("the database never got full");
    let page = page
        .has(507)
        .sees("Tempat penyimpanan penuh")
        .sees("Isian Anda masih ada di halaman ini.");
    let again = page.form(&path);
    assert_eq!(again.value("value-ingredients"), text);
    // Everything acknowledged can still be read.
    let shown = siti.get(&work.page()).await.ok().form(&path);
    assert_eq!(shown.value("value-ingredients"), acknowledged);
    // Nor does the other language lose it.
    let english = siti.submit(&page.form("/language")).await.ok();
    let shown = english.sees("What you typed is still here").form(&path);
    assert_eq!(shown.value("value-ingredients"), text);
    assert_eq!(
        app.texts("select integrity_check from pragma_integrity_check")
            .await,
        ["ok"]
    );
    room_for(&app, 1_000_000).await;
    // The very form on the page of the fault is sent again.
    siti.submit(&again).await.redirects();
    let shown = siti.get(&work.page()).await.ok().form(&path);
    assert_eq!(shown.value("value-ingredients"), text.trim());
    app.close().await;
}

/// The same site on a storage that can be told to fail.
fn on_faulty_storage(app: &TestApp) -> (Process, Faulty) {
    let storage = Faulty::default();
    let mut process: Process = (**app).clone();
    process.site.files = Files::on(std::sync::Arc::new(storage.clone()));
    process.router = router(process.site.clone(), Trust::default());
    (process, storage)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_storage_takes_no_file_and_leaves_no_row() {
    let app = TestApp::start().await;
    let (process, storage) = on_faulty_storage(&app);
    let mut siti = app.sign_in(SITI).await.at(&process);
    let work = Work::open(&mut siti, app.number("select min(id) from product").await).await;
    let path = work.at("files/front");
    // Large enough to go in several parts.
    let mut photo = tests::jpeg();
    photo.resize(19_000_000, 0);
    for fault in [Fault::FullAtOnce, Fault::FullOnTheWay, Fault::FullAtTheEnd] {
        storage.fail(fault);
        let page = siti.upload(&path, "depan.jpg", &photo).await.has(507);
        page.sees("Tempat penyimpanan penuh");
        assert_eq!(
            app.number("select count(*) from file").await,
            0,
            "{fault:?}"
        );
        assert_eq!(
            app.number("select count(*) from slot_entry").await,
            0,
            "{fault:?}"
        );
    }
    storage.fail(Fault::None);
    siti.upload(&path, "depan.jpg", &tests::jpeg())
        .await
        .redirects();
    assert_eq!(app.number("select count(*) from file").await, 1);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unreadable_storage_is_said_and_nothing_is_forgotten() {
    let app = TestApp::start().await;
    let (process, storage) = on_faulty_storage(&app);
    let mut siti = app.sign_in(SITI).await.at(&process);
    let work = Work::open(&mut siti, app.number("select min(id) from product").await).await;
    siti.upload(&work.at("files/front"), "depan.jpg", &tests::jpeg())
        .await
        .redirects();
    let file = format!("/files/{}", app.number("select max(id) from file").await);
    siti.get(&file).await.ok();
    storage.fail(Fault::Unreadable);
    siti.get(&file)
        .await
        .has(500)
        .sees("Ada gangguan di pihak kami")
        .lacks("PermissionDenied");
    siti.get("/readyz").await.has(503);
    // Pages of rows go on.
    siti.get(&work.page()).await.ok().sees("depan.jpg");
    storage.fail(Fault::None);
    siti.get(&file).await.ok();
    siti.get("/readyz").await.ok();
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_goes_on_where_nothing_can_be_written() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    app.change(
        "create trigger no_room before update on login_session begin select raise(abort, 'no room'); end",
    )
    .await;
    // After an hour, it would be noted that her device was seen.
    app.pass(2 * HOUR);
    siti.get("/today").await.ok();
    siti.get(&format!("/lessons/{LESSON}")).await.ok();
    app.close().await;
}
