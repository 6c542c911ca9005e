//! A button that is tapped twice does its work once, and the second tap gets the first answer.

use tests::{ASSIGNMENT, SITI, TestApp, WATI, Work, fresh_key, jpeg};

tests::on_both_engines! {
    a_send_tapped_twice_is_one_sending,
    an_upload_sent_twice_is_one_file,
    an_assignment_opened_twice_is_one_piece_of_work,
    a_next_version_begun_twice_is_one_version,
    a_product_added_twice_is_one_product,
    a_product_changed_twice_under_one_key_is_no_conflict,
    a_remark_added_twice_is_one_remark,
    a_release_tapped_twice_is_one_release,
    taps_at_the_same_moment_do_their_work_once,
}

async fn work(app: &TestApp) -> (tests::Client, Work) {
    let mut siti = app.sign_in(SITI).await;
    let work = Work::open(&mut siti, product(app).await).await;
    (siti, work)
}

async fn product(app: &TestApp) -> i64 {
    app.number("select min(id) from product").await
}

async fn a_send_tapped_twice_is_one_sending(app: TestApp) {
    let (mut siti, work) = work(&app).await;
    work.fill(&mut siti).await;
    let form = siti.get(&work.page()).await.ok().form(&work.at("send"));
    for _ in 0..2 {
        siti.submit(&form).await.redirects_to(&work.at("receipt"));
    }
    // Another tab, with another key.
    siti.post(&work.at("send"), &[])
        .await
        .redirects_to(&work.at("receipt"));
    assert_eq!(
        app.number("select count(*) from version where state = 'sent'")
            .await,
        1
    );
    assert_eq!(
        app.number("select count(*) from audit where action = 'version.send'")
            .await,
        1
    );
    app.close().await;
}

async fn an_upload_sent_twice_is_one_file(app: TestApp) {
    let (mut siti, work) = work(&app).await;
    let key = fresh_key();
    for _ in 0..2 {
        siti.upload_with(&work.at("files/front"), &key, "depan.jpg", &jpeg())
            .await
            .redirects();
    }
    assert_eq!(app.number("select count(*) from file").await, 1);
    assert_eq!(app.number("select count(*) from slot_entry").await, 1);
    assert_eq!(
        app.number("select count(*) from job where kind = 'preview'")
            .await,
        1
    );
    app.close().await;
}

async fn an_assignment_opened_twice_is_one_piece_of_work(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let path = format!("/assignments/{ASSIGNMENT}/open");
    let product = product(&app).await.to_string();
    let key = fresh_key();
    let same = [("key", key.as_str()), ("product", product.as_str())];
    let first = siti.post(&path, &same).await.redirects();
    siti.post(&path, &same).await.redirects_to(first.location());
    siti.post(&path, &[("product", product.as_str())])
        .await
        .redirects_to(first.location());
    assert_eq!(app.number("select count(*) from submission").await, 1);
    assert_eq!(app.number("select count(*) from version").await, 1);
    app.close().await;
}

async fn a_next_version_begun_twice_is_one_version(app: TestApp) {
    let (mut siti, work) = work(&app).await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    let mut wati = app.sign_in(WATI).await;
    work.judge(&mut wati, "fix").await;
    work.remark(&mut wati, "Tambah alergen.").await;
    work.release(&mut wati, "now").await;
    let next = format!("{}/next", work.page());
    let form = siti.get(&work.at("feedback")).await.ok().form(&next);
    for _ in 0..2 {
        siti.submit(&form).await.redirects_to(&work.page());
    }
    siti.post(&next, &[]).await.redirects_to(&work.page());
    assert_eq!(app.number("select count(*) from version").await, 2);
    assert_eq!(app.number("select max(number) from version").await, 2);
    app.close().await;
}

async fn a_product_added_twice_is_one_product(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let form = siti.get("/products/new").await.ok().form("/products");
    let form = form.with("name", "Ganda").and("market", "ID");
    for _ in 0..2 {
        siti.submit(&form).await.redirects_to("/products");
    }
    assert_eq!(
        app.number("select count(*) from product where name = 'Ganda'")
            .await,
        1
    );
    app.close().await;
}

async fn a_product_changed_twice_under_one_key_is_no_conflict(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let path = format!("/products/{}", product(&app).await);
    let form = siti
        .get(&path)
        .await
        .ok()
        .form(&path)
        .with("name", "Berganti");
    for _ in 0..2 {
        siti.submit(&form).await.redirects_to("/products");
    }
    assert_eq!(app.number("select max(row_version) from product").await, 2);
    app.close().await;
}

async fn sent(app: &TestApp) -> (tests::Client, Work) {
    let (mut siti, work) = work(app).await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    (app.sign_in(WATI).await, work)
}

async fn a_remark_added_twice_is_one_remark(app: TestApp) {
    let (mut wati, work) = sent(&app).await;
    let path = format!("{}/remarks", work.desk());
    let form = wati.get(&work.desk()).await.ok().form(&path);
    let form = form.with("words", "Perbesar huruf.");
    for _ in 0..2 {
        wati.submit(&form).await.redirects();
    }
    assert_eq!(app.number("select count(*) from remark").await, 1);
    app.close().await;
}

async fn a_release_tapped_twice_is_one_release(app: TestApp) {
    let (mut wati, work) = sent(&app).await;
    work.judge(&mut wati, "passed").await;
    let path = format!("{}/release", work.desk());
    let form = wati
        .get(&work.desk())
        .await
        .ok()
        .form(&path)
        .with("when", "now");
    for _ in 0..2 {
        wati.submit(&form).await.redirects_to(&work.desk());
    }
    assert_eq!(app.number("select count(*) from release").await, 1);
    assert_eq!(app.number("select count(*) from completion").await, 1);
    app.close().await;
}

/// Eight at once, over two server processes.
async fn taps_at_the_same_moment_do_their_work_once(app: TestApp) {
    let (mut siti, work) = work(&app).await;
    work.fill(&mut siti).await;
    let other = app.another_process().await;
    let (key, send) = (fresh_key(), work.at("send"));
    let taps = (0..8).map(|nth| {
        let mut device = if nth % 2 == 0 {
            siti.clone()
        } else {
            siti.at(&other)
        };
        let (key, send) = (key.clone(), send.clone());
        tokio::spawn(async move { device.post(&send, &[("key", &key)]).await })
    });
    for answer in futures::future::join_all(taps).await {
        answer.expect("an answer").redirects_to(&work.at("receipt"));
    }
    assert_eq!(
        app.number("select count(*) from command where name = 'version.send'")
            .await,
        1
    );
    assert_eq!(
        app.number("select count(*) from audit where action = 'version.send'")
            .await,
        1
    );
    other.db().close().await;
    app.close().await;
}
