use domain::time::DAY;
use tests::{AGUS, SITI, TestApp, WATI, Work};

tests::on_both_engines! {
    who_looked_is_noted_once_a_day,
    an_administrator_who_stands_in_finds_the_work,
    what_the_owner_says_is_not_halal_is_said_at_the_desk,
}

async fn sent(app: &TestApp) -> Work {
    let mut siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await;
    Work::sent(&mut siti, product).await
}

async fn who_looked_is_noted_once_a_day(app: TestApp) {
    let work = sent(&app).await;
    let mut siti = app.sign_in(SITI).await;
    siti.get(&work.page()).await.ok().lacks("Dilihat oleh");
    let mut wati = app.sign_in(WATI).await;
    let notes = "select count(*) from view_note";
    wati.get("/queue").await.ok();
    assert_eq!(app.number(notes).await, 0);
    wati.get(&work.desk()).await.ok();
    wati.get(&work.desk()).await.ok();
    wati.get(&format!("{}/preview", work.desk())).await.ok();
    assert_eq!(app.number(notes).await, 1);
    // One page for her, and none of a refusal.
    let mut agus = app.sign_in(AGUS).await;
    agus.get(&work.desk()).await.ok();
    siti.get(&work.desk()).await.has(404);
    assert_eq!(app.number(notes).await, 2);
    app.pass(DAY);
    wati.get(&work.desk()).await.ok();
    assert_eq!(app.number(notes).await, 3);
    siti.get(&work.page()).await.ok().sees(
        "Dilihat oleh Agus Prasetyo (24 November 2026), Wati Kusumawardani (25 November 2026).",
    );
    app.close().await;
}

async fn an_administrator_who_stands_in_finds_the_work(app: TestApp) {
    let work = sent(&app).await;
    let mut agus = app.sign_in(AGUS).await;
    agus.get("/queue")
        .await
        .ok()
        .sees("1 kiriman menunggu")
        .sees("Keripik tempe 100 g")
        .sees("pendamping: Wati Kusumawardani");
    work.judge(&mut agus, "passed").await;
    work.release(&mut agus, "now").await;
    agus.get("/queue").await.ok().sees("Semua sudah dibalas");
    agus.get("/queue?show=answered")
        .await
        .ok()
        .sees("Keripik tempe 100 g")
        .sees("Lulus");
    let mut wati = app.sign_in(WATI).await;
    wati.get("/queue?show=answered")
        .await
        .ok()
        .sees("Keripik tempe 100 g");
    app.close().await;
}

async fn what_the_owner_says_is_not_halal_is_said_at_the_desk(app: TestApp) {
    let work = sent(&app).await;
    let (mut siti, mut wati) = (app.sign_in(SITI).await, app.sign_in(WATI).await);
    let said = "Tidak halal, menurut pemiliknya";
    wati.get(&work.desk()).await.ok().lacks(said);
    let product = app.number("select min(id) from product").await;
    let halal = format!("/products/{product}/permits/halal");
    let form = siti.get(&halal).await.ok().form(&halal);
    siti.submit(&form.with("state", "not_needed"))
        .await
        .redirects();
    wati.get(&work.desk())
        .await
        .ok()
        .sees(said)
        .sees("Periksa keterangan “tidak halal” pada label.");
    // Of a chair nobody asks it.
    app.change("update product set category = 'furniture'")
        .await;
    wati.get(&work.desk()).await.ok().lacks(said);
    app.close().await;
}
