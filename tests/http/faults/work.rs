//! What becomes of jobs when one of them goes wrong, or the server is told to stop.

use std::sync::Arc;
use std::time::Duration;

use domain::time::{DAY, MINUTE};
use server::jobs::Worker;
use store::jobs::enqueue_every;
use tests::{Process, TestApp};

use super::on_faulty_storage;
use super::storage::Fault;

const HELD: &str = "select count(*) from job where leased_by is not null";

fn worker(process: &Process) -> Worker {
    let (db, files) = (process.site.db.clone(), process.site.files.clone());
    Worker::new(db, files, Arc::clone(&process.site.clock)).expect("a worker")
}

async fn plan(app: &TestApp, kind: &'static str) {
    enqueue_every(app.db(), kind, DAY, app.now())
        .await
        .expect("planned");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_panics_has_failed_and_others_go_on() {
    let app = TestApp::start().await;
    let (process, storage) = on_faulty_storage(&app);
    storage.fail(Fault::Broken);
    plan(&app, "sweep").await;
    let worker = worker(&process);
    assert!(worker.do_next().await.expect("a worker that goes on"));
    let failures = app
        .texts("select failure from job where finished_at is null and leased_by is null")
        .await;
    assert_eq!(failures, ["the job panicked"]);
    storage.fail(Fault::None);
    app.pass(MINUTE);
    assert!(worker.do_next().await.expect("a worker that goes on"));
    let done = "select count(*) from job where kind = 'sweep' and finished_at is not null";
    assert_eq!(app.number(done).await, 1);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stops_gives_back_a_job_that_does_not_end() {
    let app = TestApp::start().await;
    let (process, storage) = on_faulty_storage(&app);
    storage.fail(Fault::Silent);
    plan(&app, "sweep").await;
    let working = worker(&process).start();
    for _ in 0..500 {
        if app.number(HELD).await == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(app.number(HELD).await, 1);
    working.stop(Duration::from_millis(50)).await;
    assert_eq!(app.number(HELD).await, 0);
    // It was cut off, not tried.
    assert_eq!(
        app.number("select max(attempts) from job where kind = 'sweep'")
            .await,
        0
    );
    app.close().await;
}
