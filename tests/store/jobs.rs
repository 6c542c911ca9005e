use domain::time::{DAY, MINUTE, Timestamp};
use store::jobs::{Job, TRIES, counts, enqueue, enqueue_every, fail, finish, give_back, take};
use store::{Error, Lock};
use tests::TestApp;

tests::on_both_engines! {
    a_job_is_taken_once_and_done_once,
    a_job_of_a_worker_that_died_is_due_again_after_its_lease,
    a_step_of_a_list_is_due_again_soon_and_has_longer_each_time,
    a_job_that_failed_waits_longer_each_time_and_is_left_in_the_end,
    daily_work_goes_on_after_it_was_given_up,
    a_worker_that_stops_gives_back_what_it_holds,
    the_job_that_waited_longest_comes_first,
}

async fn put(app: &TestApp, kind: &'static str, run_at: Timestamp) {
    let now = app.now();
    app.db()
        .write(Lock::Nothing, |mut conn| {
            Box::pin(
                async move { enqueue(&mut conn, kind, &serde_json::json!({}), run_at, now).await },
            )
        })
        .await
        .expect("a job");
}

async fn next(app: &TestApp, worker: &str) -> Option<Job> {
    take(app.db(), worker, app.now())
        .await
        .expect("a job or none")
}

async fn done(app: &TestApp, job: &Job, worker: &str) -> Result<(), Error> {
    let (id, now) = (job.id, app.now());
    app.db()
        .write(Lock::Nothing, |mut conn| {
            let worker = worker.to_owned();
            Box::pin(async move { finish(&mut conn, id, &worker, now).await })
        })
        .await
}

async fn a_job_is_taken_once_and_done_once(app: TestApp) {
    put(&app, "sweep", app.now()).await;
    let job = next(&app, "one").await.expect("a job");
    assert_eq!((job.kind.as_str(), job.attempts), ("sweep", 1));
    assert_eq!(next(&app, "two").await, None);
    assert!(matches!(
        done(&app, &job, "two").await,
        Err(Error::NotFound)
    ));
    done(&app, &job, "one").await.expect("done");
    assert!(matches!(
        done(&app, &job, "one").await,
        Err(Error::NotFound)
    ));
    app.pass(60 * MINUTE);
    assert_eq!(next(&app, "one").await, None);
    app.close().await;
}

async fn a_job_of_a_worker_that_died_is_due_again_after_its_lease(app: TestApp) {
    put(&app, "sweep", app.now()).await;
    let lost = next(&app, "died").await.expect("a job");
    app.pass(5 * MINUTE - 1);
    assert_eq!(next(&app, "two").await, None);
    app.pass(1);
    let again = next(&app, "two").await.expect("the job again");
    assert_eq!((again.id, again.attempts), (lost.id, 2));
    // The first one comes to after all: what it did must not count a second time.
    assert!(matches!(
        done(&app, &lost, "died").await,
        Err(Error::NotFound)
    ));
    fail(app.db(), &lost, "died", "late", app.now())
        .await
        .expect("nothing");
    done(&app, &again, "two").await.expect("done");
    app.close().await;
}

async fn a_step_of_a_list_is_due_again_soon_and_has_longer_each_time(app: TestApp) {
    put(&app, "import", app.now()).await;
    for seconds in [20, 40, 80, 160, 300, 300, 300, 300] {
        next(&app, "died").await.expect("the step");
        app.pass(seconds * 1_000 - 1);
        assert_eq!(next(&app, "two").await, None);
        app.pass(1);
    }
    assert_eq!(
        next(&app, "two").await,
        None,
        "after eight tries nobody tries again"
    );
    app.close().await;
}

async fn a_job_that_failed_waits_longer_each_time_and_is_left_in_the_end(app: TestApp) {
    put(&app, "sweep", app.now()).await;
    let mut wait = 10_000;
    for attempt in 1..=TRIES {
        let job = next(&app, "one").await.expect("a job that is due");
        assert_eq!(job.attempts, attempt);
        fail(app.db(), &job, "one", "broken", app.now())
            .await
            .expect("given back");
        app.pass(wait - 1);
        assert_eq!(next(&app, "one").await, None);
        app.pass(1);
        wait *= 4;
    }
    assert_eq!(next(&app, "one").await, None);
    let left = app
        .texts("select failure from job where finished_at is null")
        .await;
    assert_eq!(left, ["broken"]);
    app.close().await;
}

async fn daily_work_goes_on_after_it_was_given_up(app: TestApp) {
    let plan = async || {
        enqueue_every(app.db(), "sweep", DAY, app.now())
            .await
            .expect("planned");
    };
    plan().await;
    for attempt in 1..=TRIES {
        app.pass(2 * DAY);
        // While it waits or runs, there is no second one.
        plan().await;
        let job = next(&app, "one").await.expect("a job that is due");
        assert_eq!(job.attempts, attempt);
        plan().await;
        assert_eq!(app.number("select count(*) from job").await, 1);
        fail(app.db(), &job, "one", "broken", app.now())
            .await
            .expect("given back");
    }
    assert_eq!(counts(app.db()).await.expect("counts").given_up, 1);
    plan().await;
    let again = next(&app, "one").await.expect("the next one");
    assert_eq!(again.attempts, 1);
    // It is still said that one was given up, until it has come right.
    assert_eq!(counts(app.db()).await.expect("counts").given_up, 1);
    done(&app, &again, "one").await.expect("done");
    app.pass(DAY);
    plan().await;
    let counts = counts(app.db()).await.expect("counts");
    assert_eq!((counts.waiting, counts.given_up), (1, 0));
    app.close().await;
}

async fn a_worker_that_stops_gives_back_what_it_holds(app: TestApp) {
    put(&app, "sweep", app.now()).await;
    put(&app, "sweep", app.now()).await;
    let own = next(&app, "stopping").await.expect("a job");
    let other = next(&app, "going on").await.expect("a job");
    give_back(app.db(), "stopping").await.expect("given back");
    let again = next(&app, "third").await.expect("the job");
    // It was not tried, so it does not count as a try.
    assert_eq!((again.id, again.attempts), (own.id, 1));
    done(&app, &other, "going on").await.expect("still held");
    app.close().await;
}

async fn the_job_that_waited_longest_comes_first(app: TestApp) {
    put(&app, "later", app.now().plus(2)).await;
    put(&app, "sooner", app.now().plus(1)).await;
    put(&app, "hidden", app.now().plus(MINUTE)).await;
    assert_eq!(next(&app, "one").await, None);
    app.pass(2);
    assert_eq!(next(&app, "one").await.expect("a job").kind, "sooner");
    assert_eq!(next(&app, "one").await.expect("a job").kind, "later");
    assert_eq!(next(&app, "one").await, None);
    app.close().await;
}
