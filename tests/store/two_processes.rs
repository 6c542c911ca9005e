//! Two server processes over one database: nothing is done twice, nothing is lost.

use std::collections::BTreeSet;

use store::jobs::{enqueue, take};
use store::{Db, Lock};
use tests::{SITI, TestApp, WATI, Work, fresh_key};

tests::on_both_engines! {
    no_job_is_taken_twice,
    a_send_that_reaches_two_processes_is_one_sending,
    of_two_edits_at_once_one_is_shown_the_other,
    of_two_product_changes_at_once_one_is_shown_the_other,
    openings_at_once_are_one_piece_of_work,
    what_one_process_wrote_the_other_reads,
}

async fn no_job_is_taken_twice(app: TestApp) {
    let other = app.another_process().await;
    let now = app.now();
    app.db()
        .write(Lock::Jobs, |mut conn| {
            Box::pin(async move {
                for _ in 0..40 {
                    enqueue(&mut conn, "sweep", &serde_json::json!({}), now, now).await?;
                }
                Ok::<_, store::Error>(())
            })
        })
        .await
        .expect("jobs");
    let workers = (0..8).map(|nth| {
        let db: Db = if nth % 2 == 0 {
            app.db().clone()
        } else {
            other.db().clone()
        };
        tokio::spawn(async move {
            let mut taken = Vec::new();
            while let Some(job) = take(&db, &format!("worker {nth}"), now)
                .await
                .expect("a job or none")
            {
                taken.push(job.id);
            }
            taken
        })
    });
    let taken: Vec<_> = futures::future::join_all(workers)
        .await
        .into_iter()
        .flat_map(|jobs| jobs.expect("a worker"))
        .collect();
    let once: BTreeSet<_> = taken.iter().map(ToString::to_string).collect();
    assert_eq!((taken.len(), once.len()), (40, 40));
    other.db().close().await;
    app.close().await;
}

async fn a_send_that_reaches_two_processes_is_one_sending(app: TestApp) {
    let other = app.another_process().await;
    let mut siti = app.sign_in(SITI).await;
    let mut again = siti.at(&other);
    let work = Work::open(&mut siti, app.number("select min(id) from product").await).await;
    work.fill(&mut siti).await;
    let (send, key) = (work.at("send"), fresh_key());
    let fields = [("key", key.as_str())];
    let (first, second) = tokio::join!(siti.post(&send, &fields), again.post(&send, &fields));
    first.redirects_to(&work.at("receipt"));
    second.redirects_to(&work.at("receipt"));
    assert_eq!(
        app.number("select count(*) from audit where action = 'version.send'")
            .await,
        1
    );
    other.db().close().await;
    app.close().await;
}

async fn of_two_edits_at_once_one_is_shown_the_other(app: TestApp) {
    let other = app.another_process().await;
    let mut siti = app.sign_in(SITI).await;
    let work = Work::sent(&mut siti, app.number("select min(id) from product").await).await;
    let mut laptop = app.sign_in(WATI).await;
    let mut telephone = laptop.at(&other);
    work.judge(&mut laptop, "fix").await;
    let form = laptop.get(&work.desk()).await.ok().form(&work.desk());
    let (one, two) = (
        form.clone()
            .with("key", &fresh_key())
            .with("strength", "Dari laptop."),
        form.with("key", &fresh_key())
            .with("strength", "Dari telepon."),
    );
    let (first, second) = tokio::join!(laptop.submit(&one), telephone.submit(&two));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422], "{}\n{}", first.text(), second.text());
    let stale = if first.status.as_u16() == 422 {
        first
    } else {
        second
    };
    stale.sees("Dari laptop.").sees("Dari telepon.");
    other.db().close().await;
    app.close().await;
}

async fn of_two_product_changes_at_once_one_is_shown_the_other(app: TestApp) {
    let other = app.another_process().await;
    let mut laptop = app.sign_in(SITI).await;
    let mut telephone = laptop.at(&other);
    let path = format!(
        "/products/{}",
        app.number("select min(id) from product").await
    );
    let form = laptop.get(&path).await.ok().form(&path);
    let (one, two) = (
        form.clone()
            .with("key", &fresh_key())
            .with("name", "Dari laptop"),
        form.with("key", &fresh_key()).with("name", "Dari telepon"),
    );
    let (first, second) = tokio::join!(laptop.submit(&one), telephone.submit(&two));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422], "{}\n{}", first.text(), second.text());
    let (stale, stored, typed) = if first.status.as_u16() == 422 {
        (first, "Dari telepon", "Dari laptop")
    } else {
        (second, "Dari laptop", "Dari telepon")
    };
    let form = stale.sees(stored).form(&path);
    assert_eq!(form.value("name"), typed);
    other.db().close().await;
    app.close().await;
}

async fn openings_at_once_are_one_piece_of_work(app: TestApp) {
    let other = app.another_process().await;
    let siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await.to_string();
    let taps = (0..6).map(|nth| {
        let mut device = if nth % 2 == 0 {
            siti.clone()
        } else {
            siti.at(&other)
        };
        let product = product.clone();
        tokio::spawn(async move {
            let fields = [("product", product.as_str())];
            device
                .post("/assignments/t5/open", &fields)
                .await
                .redirects()
                .location()
                .to_owned()
        })
    });
    let led_to: BTreeSet<_> = futures::future::join_all(taps)
        .await
        .into_iter()
        .map(|path| path.expect("an answer"))
        .collect();
    assert_eq!(led_to.len(), 1, "{led_to:?}");
    assert_eq!(app.number("select count(*) from version").await, 1);
    other.db().close().await;
    app.close().await;
}

async fn what_one_process_wrote_the_other_reads(app: TestApp) {
    let other = app.another_process().await;
    let mut siti = app.sign_in(SITI).await;
    let work = Work::open(&mut siti, app.number("select min(id) from product").await).await;
    work.fill(&mut siti).await;
    let mut elsewhere = siti.at(&other);
    elsewhere
        .get(&work.page())
        .await
        .ok()
        .sees("Semua yang wajib sudah terisi.");
    let file = app.number("select max(id) from file").await;
    elsewhere.get(&format!("/files/{file}")).await.ok();
    // Signed out there, she is out here.
    elsewhere.post("/logout", &[]).await.redirects();
    siti.get("/today").await.redirects_to("/login?next=/today");
    other.db().close().await;
    app.close().await;
}
