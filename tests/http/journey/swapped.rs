use domain::time::MINUTE;
use tests::{Client, SITI, TestApp, WATI, Work, jpeg};

use super::{open_for_a_new_product, state};

tests::on_both_engines! {
    nobody_judges_a_photo_they_never_saw,
    a_remark_on_a_photo_that_was_swapped_is_shown_again,
    both_sides_see_how_long_it_can_be_swapped,
}

async fn sent(app: &TestApp, product: &str) -> (Client, Client, Work) {
    let mut siti = app.sign_in(SITI).await;
    let work = open_for_a_new_product(&mut siti, product).await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    (siti, app.sign_in(WATI).await, work)
}

async fn swap(app: &TestApp, siti: &mut Client, work: Work) {
    app.pass(10 * MINUTE);
    siti.upload(&work.at("files/front"), "baru.jpg", &jpeg())
        .await
        .redirects();
}

async fn nobody_judges_a_photo_they_never_saw(app: TestApp) {
    let (mut siti, mut wati, work) = sent(&app, "Keripik usus 70 g").await;
    let form = wati.get(&work.desk()).await.ok().form(&work.desk());
    swap(&app, &mut siti, work).await;
    app.pass(2 * MINUTE);
    let form = form.with("strength", "Fotonya terang.");
    let page = wati
        .submit(&form)
        .await
        .refused()
        .sees("Kiriman ini berubah setelah Anda membukanya.")
        .sees("Bagian depan (pukul")
        .sees("baru.jpg");
    assert_eq!(state(&app, work).await, ["sent"]);
    assert_eq!(app.number("select count(*) from assessment").await, 0);
    let again = page.form(&work.desk());
    assert_eq!(again.value("strength"), "Fotonya terang.");
    // Behind her back it is not saved either.
    wati.in_background_for = Some(
        app.number("select id from person where name like 'Wati%'")
            .await,
    );
    let late = form.with("key", &tests::fresh_key());
    wati.submit(&late).await.has(409);
    wati.in_background_for = None;

    // Saved once more, it is about what she sees now; and Siti can swap nothing under her hands.
    wati.submit(&again).await.redirects();
    assert_eq!(state(&app, work).await, ["in_review"]);
    siti.upload(&work.at("files/front"), "lagi.jpg", &jpeg())
        .await
        .refused()
        .sees("sudah mulai dinilai");
    wati.get(&work.desk())
        .await
        .ok()
        .sees("baru.jpg")
        .lacks("lagi.jpg");
    app.close().await;
}

async fn a_remark_on_a_photo_that_was_swapped_is_shown_again(app: TestApp) {
    let (mut siti, mut wati, work) = sent(&app, "Keripik ceker 70 g").await;
    let remarks = format!("{}/remarks", work.desk());
    let form = wati.get(&work.desk()).await.ok().form(&remarks);
    swap(&app, &mut siti, work).await;
    let page = wati
        .submit(&form.with("words", "Fotonya buram."))
        .await
        .refused()
        .sees("Bagian depan (pukul");
    assert_eq!(app.number("select count(*) from remark").await, 0);
    let again = page.form(&remarks);
    assert_eq!(again.value("words"), "Fotonya buram.");
    wati.submit(&again).await.redirects();
    // What was begun is not asked about again.
    let form = wati.get(&work.desk()).await.ok().form(&work.desk());
    wati.submit(&form.with("seen", "1").with("strength", "Rapi."))
        .await
        .redirects();
    app.close().await;
}

async fn both_sides_see_how_long_it_can_be_swapped(app: TestApp) {
    let (mut siti, mut wati, work) = sent(&app, "Keripik paru 70 g").await;
    siti.get(&work.page())
        .await
        .ok()
        .sees("Berkas masih bisa diganti sampai");
    let still = "Peserta masih bisa mengganti isinya sampai pukul";
    wati.get(&work.desk()).await.ok().sees(still);
    wati.get("/queue").await.ok().sees("bisa diganti sampai");
    app.pass(31 * MINUTE);
    wati.get(&work.desk()).await.ok().lacks(still);
    wati.get("/queue").await.ok().lacks("bisa diganti sampai");
    // Nobody has begun, and nobody says so.
    let late = [("value-ingredients", "Kedelai.")];
    for page in [
        siti.post(&work.at("slots/ingredients"), &late).await,
        siti.upload(&work.at("files/front"), "lagi.jpg", &jpeg())
            .await,
    ] {
        page.refused()
            .sees("30 menit untuk mengganti sudah lewat")
            .lacks("mulai dinilai");
    }
    app.close().await;
}
