use tests::TestApp;

use super::{bring, office};

#[tokio::test]
async fn a_first_participant_with_a_broken_number_is_not_taken_for_heads() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    for broken in ["6,28E+12", "0341-555123", "belum ada"] {
        let pasted = format!(
            "Endang\t{broken}\tUsaha Endang\tKota Malang\nFarida\t081390000002\tBatik Farida\tKota Malang"
        );
        let lists = format!("{cohort}/imports");
        let import = agus
            .post_parts(&lists, &[("pasted", &pasted)])
            .await
            .redirects();
        let import = import.location().to_owned();
        let columns = format!("{import}/columns");
        let form = agus.get(&import).await.ok().form(&columns);
        assert_eq!(
            form.value("column-phone"),
            "1",
            "the column of numbers is found"
        );
        let form = form
            .with("column-name", "0")
            .with("column-business", "2")
            .with("column-regency", "3");
        agus.submit(&form).await.redirects();
        agus.get(&import)
            .await
            .ok()
            .sees("1 peserta baru")
            .sees("1 tidak masuk")
            .sees("Endang");
    }
    app.close().await;
}

#[tokio::test]
async fn heads_are_found_below_a_title() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let bytes = "DAFTAR PESERTA INKUBATOR KEMASAN;;;\n;;;\nNama;No HP;Nama usaha;Kab/Kota\n\
                 Endang;081390000001;Sambal Endang;Kota Malang\n";
    let (_, page) = bring(&mut agus, &cohort, "judul.csv", bytes.as_bytes()).await;
    page.sees("1 peserta baru")
        .lacks("tidak masuk")
        .lacks("Kolom ini belum dipilih");
    app.close().await;
}

#[tokio::test]
async fn a_quote_that_never_closes_swallows_nobody() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let bytes = "Nama;No HP;Nama usaha;Kab/Kota\n\
                 Siti;081390000001;\"Tempe Bu Siti;Kota Malang\n\
                 Endang;081390000002;Sambal Endang;Kota Malang\n";
    let (_, page) = bring(&mut agus, &cohort, "kutip.csv", bytes.as_bytes()).await;
    page.sees("2 peserta baru").sees("\"Tempe Bu Siti");
    app.close().await;
}
