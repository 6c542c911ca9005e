use tests::TestApp;

use super::{bring, list, office};

#[tokio::test]
async fn a_long_list_shows_how_far_it_is() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let rows: Vec<_> = (0..450)
        .map(|nth| format!("Peserta {nth};081390{nth:06};Usaha {nth};Kota Malang;;"))
        .chain(["Salah;08;Usaha;Kota Malang;;".to_owned()])
        .collect();
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let (import, page) = bring(&mut agus, &cohort, "panjang.csv", &list(&rows)).await;
    // A first look shows some of each kind, what needs mending first; the rest is a page away.
    let page = page
        .sees("450 peserta baru")
        .sees("Peserta baru (450)")
        .sees("Peserta 49")
        .lacks("Peserta 50")
        .sees("jumlah angkanya");
    assert!(page.html().contains(&format!("{import}?show=create")));
    let page = agus.get(&format!("{import}?show=create")).await.ok();
    let page = page
        .sees("Peserta 99")
        .lacks("Peserta 100")
        .lacks("jumlah angkanya");
    assert!(
        page.html()
            .contains(&format!("{import}?show=create&amp;after=101"))
    );
    let page = agus
        .get(&format!("{import}?show=create&after=401"))
        .await
        .ok();
    page.sees("Peserta 400")
        .sees("Peserta 449")
        .lacks("Baris berikutnya");

    let form = agus
        .get(&import)
        .await
        .ok()
        .form(&format!("{import}/confirm"));
    agus.submit(&form).await.redirects_to(&import);
    let page = agus
        .get(&import)
        .await
        .ok()
        .sees("Daftar sedang dimasukkan");
    assert_eq!(page.header("refresh"), "2");
    let page = page.sees("0 dari 451 baris").lacks("Peserta 1");
    assert!(page.html().contains("<progress"));
    app.do_one_job().await;
    agus.get(&import).await.ok().sees("200 dari 451 baris");
    agus.get(&format!("{cohort}/imports"))
        .await
        .ok()
        .sees("Sedang dimasukkan");

    // The next step fails for good: it says so, asks for no more pages, and goes on when it is told to.
    app.change("update job set attempts = 8, failure = 'disk full' where finished_at is null")
        .await;
    agus.get(&format!("{cohort}/imports"))
        .await
        .ok()
        .sees("Berhenti sebelum selesai");
    let page = agus
        .get(&import)
        .await
        .ok()
        .sees("Berhenti sebelum selesai")
        .sees("200 dari 451 baris")
        .lacks("disk full");
    assert_eq!(page.header("refresh"), "");
    assert!(page.has_form(&format!("{import}/undo")), "the way back");
    let form = page.form(&format!("{import}/resume"));
    agus.submit(&form).await.redirects_to(&import);
    agus.get(&import)
        .await
        .ok()
        .sees("Daftar sedang dimasukkan");
    let again = form.with("key", &tests::fresh_key());
    agus.submit(&again)
        .await
        .refused()
        .sees("Daftar ini tidak sedang berhenti.");
    app.do_jobs().await;
    let page = agus.get(&import).await.ok().sees("Daftar sudah dimasukkan");
    assert_eq!(page.header("refresh"), "");

    // Taken back, step by step as well.
    let form = page.form(&format!("{import}/undo"));
    agus.submit(&form).await.redirects_to(&import);
    let page = agus
        .get(&import)
        .await
        .ok()
        .sees("Daftar sedang dibatalkan");
    assert_eq!(page.header("refresh"), "2");
    app.do_jobs().await;
    agus.get(&import).await.ok().sees("Daftar dibatalkan");
    assert_eq!(app.number("select count(*) from enrollment").await, 3);
    app.close().await;
}
