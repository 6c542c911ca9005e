//! "Hari ini": the one thing to do now, for everybody who works here.

use domain::time::MINUTE;
use tests::{AGUS, ASSIGNMENT, LESSON, MODULE, SITI, TestApp, WATI, Work};

tests::on_both_engines! {
    the_most_urgent_work_is_one_tap_away,
    what_waits_and_what_is_due_stand_beside_the_next_step,
    a_second_product_with_the_mentor_is_not_the_end,
}

async fn the_most_urgent_work_is_one_tap_away(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let mut agus = app.sign_in(AGUS).await;
    wati.get("/today")
        .await
        .ok()
        .sees("Semua kiriman sudah dibalas");
    let product = app.number("select min(id) from product").await;
    let work = Work::sent(&mut siti, product).await;
    let today = wati.get("/today").await.ok();
    let today = today
        .sees("1 kiriman menunggu catatan Anda")
        .sees("Janji terdekat: ")
        .lacks("lewat tanggal janji");
    assert!(today.html().contains(&format!("href=\"{}\"", work.desk())));
    // Two weeks on, nobody can overlook that it is late.
    app.pass(14 * 24 * 60 * MINUTE);
    wati.get("/today").await.ok().sees("1 lewat tanggal janji");
    agus.get("/today")
        .await
        .ok()
        .sees("1 angkatan")
        .lacks("kiriman menunggu");
    app.close().await;
}

async fn what_waits_and_what_is_due_stand_beside_the_next_step(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    siti.get("/today").await.ok().sees("Tugas modul ini: ");
    let product = app.number("select min(id) from product").await;
    let work = Work::sent(&mut siti, product).await;
    let today = siti.get("/today").await.ok();
    let today = today
        .sees("sedang dibaca pendamping. Jawaban dijanjikan paling lambat")
        .lacks("Tugas modul ini: ");
    assert!(today.html().contains(&format!("href=\"{}\"", work.page())));
    app.close().await;
}

async fn a_second_product_with_the_mentor_is_not_the_end(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await;
    for (kind, key) in [
        ("lesson", LESSON),
        ("quiz", MODULE),
        ("assignment", ASSIGNMENT),
    ] {
        app.change(&format!(
            "insert into completion (enrollment_id, kind, key, revision_id, occurred_at, recorded_at)
             select min(e.id), '{kind}', '{key}', min(c.revision_id), 0, 0 from enrollment e
             join cohort c on c.id = e.cohort_id"
        ))
        .await;
    }
    siti.get("/today").await.ok().sees("Semua langkah selesai");
    Work::sent(&mut siti, product).await;
    siti.get("/today")
        .await
        .ok()
        .sees("Sekarang giliran pendamping")
        .lacks("Semua langkah selesai");
    app.close().await;
}
