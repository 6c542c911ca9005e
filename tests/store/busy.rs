//! SQLite has one writer: whoever waits too long for another process is told to come back, not that something broke.

use std::sync::Arc;

use store::{Error, Lock};
use tests::TestApp;
use tokio::sync::Notify;

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_another_process_holds_is_busy_and_not_broken() {
    let app = TestApp::start().await;
    let other = app.another_process().await;
    let (begun, over) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let holding = tokio::spawn({
        let (begun, over) = (Arc::clone(&begun), Arc::clone(&over));
        async move {
            let held = other.db().write(Lock::Nothing, |_| {
                let (begun, over) = (Arc::clone(&begun), Arc::clone(&over));
                Box::pin(async move {
                    begun.notify_one();
                    over.notified().await;
                    Ok::<_, Error>(())
                })
            });
            held.await
        }
    });
    begun.notified().await;
    let nothing = || {
        app.db()
            .write(Lock::Nothing, |_| Box::pin(async { Ok::<_, Error>(()) }))
    };
    let error = nothing().await.expect_err("it is held");
    assert!(matches!(error, Error::Busy), "{error}");
    over.notify_one();
    holding.await.expect("a task").expect("a write");
    nothing().await.expect("a write");
    app.close().await;
}
