use domain::time::MINUTE;
use tests::{SITI, TestApp, WATI};

use super::{open_for_a_new_product, state};

tests::on_both_engines! {
    a_released_answer_can_be_recalled_until_it_is_seen,
    a_judgement_shown_at_once_is_there_at_once,
    an_answer_whose_worker_died_is_shown_by_the_next,
    opening_changes_nothing,
    a_sent_photo_can_be_swapped_for_half_an_hour,
}

async fn a_released_answer_can_be_recalled_until_it_is_seen(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let work = open_for_a_new_product(&mut siti, "Abon jamur 50 g").await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    work.judge(&mut wati, "passed").await;
    work.release(&mut wati, "soon").await;
    let desk = wati.get(&work.desk()).await.ok().sees("masih bisa ditarik");
    // What is ready cannot be edited, so that nobody reads half of it.
    wati.post(&work.desk(), &[("strength", "Lain")])
        .await
        .refused()
        .sees("Tarik kembali dulu");

    app.pass(9 * MINUTE);
    let recall = format!("{}/recall", work.desk());
    wati.submit(&desk.form(&recall))
        .await
        .redirects_to(&work.desk());
    app.pass(5 * MINUTE);
    app.do_jobs().await;
    siti.get(&work.at("feedback")).await.has(404);
    assert_eq!(state(&app, work).await, ["in_review"]);
    assert_eq!(app.number("select count(*) from completion").await, 0);

    let kept = wati.get(&work.desk()).await.ok().form(&work.desk());
    assert_eq!(kept.value("strength"), "Nama produk terbaca jelas.");
    work.release(&mut wati, "soon").await;
    app.pass(10 * MINUTE);
    wati.post(&recall, &[]).await.has(404);
    app.do_jobs().await;
    siti.get(&work.at("feedback"))
        .await
        .ok()
        .sees("Desain ini disetujui.");
    app.close().await;
}

async fn a_judgement_shown_at_once_is_there_at_once(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let work = open_for_a_new_product(&mut siti, "Sirup jahe 250 ml").await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    work.judge(&mut wati, "passed").await;
    work.release(&mut wati, "now").await;
    siti.get(&work.at("feedback"))
        .await
        .ok()
        .sees("Desain ini disetujui.");
    siti.get("/learn")
        .await
        .ok()
        .sees("1 dari 3 langkah selesai");
    app.close().await;
}

async fn an_answer_whose_worker_died_is_shown_by_the_next(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let work = open_for_a_new_product(&mut siti, "Kerupuk ikan 75 g").await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    work.judge(&mut wati, "passed").await;
    work.release(&mut wati, "soon").await;
    app.pass(10 * MINUTE);
    let mut taken = Vec::new();
    while let Some(job) = store::jobs::take(app.db(), "died", app.now())
        .await
        .expect("a job or none")
    {
        taken.push(job.kind);
    }
    assert!(taken.contains(&"show_release".to_owned()), "{taken:?}");
    assert_eq!(app.do_jobs().await, 0);
    // Siti does not wait for the worker: what is due is shown.
    siti.get(&work.at("feedback")).await.ok();
    app.pass(5 * MINUTE);
    app.do_jobs().await;
    assert_eq!(state(&app, work).await, ["released"]);
    assert_eq!(app.number("select count(*) from completion").await, 1);
    app.close().await;
}

async fn opening_changes_nothing(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let work = open_for_a_new_product(&mut siti, "Kopi susu 10 g").await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    let look = "select state || ' ' || row_version from version";
    let before = app.texts(look).await;
    let counts = "select (select count(*) from review_lease) + (select count(*) from assessment) \
                  + (select count(*) from release) + (select count(*) from remark)";
    wati.get("/queue").await.ok();
    wati.get(&work.desk()).await.ok();
    wati.get(&work.desk()).await.ok();
    siti.get(&work.page()).await.ok();
    siti.get(&work.at("receipt")).await.ok();
    assert_eq!(app.texts(look).await, before);
    assert_eq!(app.number(counts).await, 0);
    app.close().await;
}

async fn a_sent_photo_can_be_swapped_for_half_an_hour(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let work = open_for_a_new_product(&mut siti, "Tempe koro 90 g").await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    let photo = work.at("files/front");
    siti.upload(&photo, "lain.jpg", &tests::jpeg())
        .await
        .redirects();
    app.pass(29 * MINUTE);
    siti.upload(&photo, "lagi.jpg", &tests::jpeg())
        .await
        .redirects();
    app.pass(2 * MINUTE);
    siti.upload(&photo, "terlambat.jpg", &tests::jpeg())
        .await
        .refused()
        .sees("30 menit untuk mengganti sudah lewat");
    wati.get(&work.desk())
        .await
        .ok()
        .sees("lagi.jpg")
        .lacks("terlambat.jpg");
    // What was refused left no file behind.
    assert_eq!(app.stored_files(), 3);
    app.close().await;
}
