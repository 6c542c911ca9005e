use tests::{SITI, TestApp};

use super::{bring, confirm, list, office};

#[tokio::test]
async fn whoever_waits_gets_the_place_of_whoever_leaves() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    app.change("update cohort set capacity = 2").await;
    let bytes = list(&["Endang;0813 9000 0001;Sambal Endang;Kota Malang;;"]);
    let (import, page) = bring(&mut agus, &cohort, "peserta.csv", &bytes).await;
    page.sees("Sisa tempat: 0. 1 orang terakhir dalam daftar akan menunggu tempat.");
    confirm(&mut agus, &import).await;
    agus.get(&cohort).await.ok().sees("1 orang menunggu tempat");
    let places = format!("{cohort}/places");
    let page = agus
        .get(&places)
        .await
        .ok()
        .sees("0 dari 2 tempat masih kosong.");
    let page = page
        .sees("Menunggu tempat (1)")
        .sees("Menunggu tempat: Tempat penuh");
    let endang = app.number("select max(id) from enrollment").await;
    let own = format!("{cohort}/participants/{endang}");
    let offer = page
        .form(&format!("{own}/place"))
        .with("step", "offered.place_free");
    agus.submit(&offer)
        .await
        .refused()
        .sees("Tidak ada tempat kosong.");
    // Nothing chosen, or a reason that is none for this step.
    for step in ["", "left.full"] {
        let form = offer
            .clone()
            .with("step", step)
            .with("key", &tests::fresh_key());
        agus.submit(&form)
            .await
            .refused()
            .sees("Pilih keputusannya.");
    }

    let siti = app.number("select min(id) from enrollment").await;
    let leaves = format!("{cohort}/participants/{siti}");
    let form = agus
        .get(&leaves)
        .await
        .ok()
        .form(&format!("{leaves}/place"));
    let form = form.with("step", "left.no_time");
    agus.submit(&form).await.redirects_to(&leaves);
    let page = agus
        .get(&leaves)
        .await
        .ok()
        .sees("Keluar: Tidak ada waktu")
        .sees("oleh Agus Prasetyo");
    page.sees("Aktif: Terpilih");
    // Leaving is a decision about her place, never about her work.
    assert_eq!(app.number("select count(*) from assessment").await, 0);
    agus.get(&cohort).await.ok().lacks(SITI.name);
    agus.get(&places)
        .await
        .ok()
        .sees("Tidak ikut lagi (1)")
        .sees(SITI.name);

    let offer = offer.with("key", &tests::fresh_key());
    agus.submit(&offer).await.redirects_to(&places);
    let page = agus
        .get(&places)
        .await
        .ok()
        .sees("Ditawari tempat: Ada tempat kosong");
    // The tab of before, once more: she is offered a place by now.
    let stale = offer.with("key", &tests::fresh_key());
    agus.submit(&stale)
        .await
        .refused()
        .sees("Orang lain sudah mengubahnya.");
    let form = page
        .form(&format!("{own}/place"))
        .with("step", "active.accepted");
    agus.submit(&form).await.redirects();
    agus.get(&cohort)
        .await
        .ok()
        .sees("Endang")
        .sees("2 dari 2 tempat terisi");
    let steps = app
        .texts(&format!(
            "select to_state from enrollment_event where enrollment_id = {endang} order by id"
        ))
        .await;
    assert_eq!(steps, ["waiting", "offered", "active"]);
    let said = app
        .texts("select action from audit where object_kind = 'enrollment' order by id")
        .await;
    assert_eq!(
        said,
        ["enrollment.leave", "enrollment.offer", "enrollment.admit"]
    );
    app.close().await;
}
