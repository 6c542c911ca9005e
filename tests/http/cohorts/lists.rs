use tests::TestApp;

use super::{bring, confirm, list, office};

#[tokio::test]
async fn a_number_that_excel_shortened_is_refused_with_its_reason() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let bytes = list(&[
        "Endang;6,28E+12;Sambal Endang;Kota Malang;;",
        "Farida;0813 9000 0002;Batik Farida;Kab. Malang;;",
        "Gatot;0341-555123;Kopi Gatot;Kota Malang;;",
        "Hani;081390000003;Kue Hani;Malang;;",
        "Indra;081390000004;Teh Indra;Kota Bandung;;123",
        ";081390000005;;Kota Batu;;",
    ]);
    let (import, page) = bring(&mut agus, &cohort, "peserta.csv", &bytes).await;
    page.sees("1 peserta baru")
        .sees("5 tidak masuk")
        .sees("Nomor HP: Excel mengubah angkanya menjadi bentuk 6,28E+12")
        .sees("bukan nomor HP Indonesia")
        .sees("tulis Kabupaten Malang atau Kota Malang")
        .sees("bukan kabupaten atau kota di Jawa Timur")
        .sees("NIB terdiri atas 13 angka")
        .sees("Nama usaha: kosong");
    // The same in the other language: the reasons are kept as codes, not as sentences.
    agus.post("/language", &[("language", "en"), ("next", "/cohorts")])
        .await
        .redirects();
    agus.get(&import)
        .await
        .ok()
        .sees("6.28E+12")
        .lacks("Excel mengubah angkanya");
    agus.post("/language", &[("language", "id"), ("next", "/cohorts")])
        .await
        .redirects();
    confirm(&mut agus, &import).await;
    assert_eq!(
        app.texts("select p.name from person p join enrollment e on e.person_id = p.id order by e.id desc limit 1").await,
        ["Farida"]
    );
    assert_eq!(app.number("select count(*) from enrollment").await, 4);
    app.close().await;
}

#[tokio::test]
async fn answers_of_an_online_form_are_read_as_they_come() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let bytes = "Timestamp,Nama Lengkap (sesuai KTP),Nama Usaha / IKM,Kabupaten/Kota tempat usaha,Nomor WhatsApp yang aktif,\
                 Nama Produk yang akan diikutkan,Nomor Induk Berusaha (NIB)\n\
                 11/20/2026 9:15:03,Endang Susilowati,\"Sambal \"\"Bu Endang\"\"\",Kota Malang,+62 813-9000-0001,Sambal bajak,9120001234567\n";
    let (import, page) = bring(&mut agus, &cohort, "Form Responses 1.csv", bytes.as_bytes()).await;
    page.sees("1 peserta baru");
    confirm(&mut agus, &import).await;
    assert_eq!(
        app.texts("select nib from business where name = 'Sambal \"Bu Endang\"'")
            .await,
        ["9120001234567"]
    );
    assert_eq!(
        app.texts("select value from contact order by id desc limit 1")
            .await,
        ["+6281390000001"]
    );
    app.close().await;
}

#[tokio::test]
async fn columns_that_were_guessed_wrong_are_chosen_by_hand() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let bytes = b"A;B;C;D\nEndang;081390000001;Sambal Endang;Kota Malang\n";
    let (import, page) = bring(&mut agus, &cohort, "aneh.csv", bytes).await;
    let columns = format!("{import}/columns");
    // Nothing in the first row says that it is a head: it is a row, and nobody is lost.
    let form = page
        .sees("Kolom ini belum dipilih: Nama")
        .sees("2 tidak masuk")
        .form(&columns);
    let form = form
        .with("column-name", "0")
        .with("column-phone", "1")
        .with("column-business", "2")
        .with("column-regency", "3");
    agus.submit(&form).await.redirects_to(&import);
    agus.get(&import)
        .await
        .ok()
        .sees("1 peserta baru")
        .sees("1 tidak masuk")
        .lacks("Kolom ini belum dipilih");
    app.close().await;
}

#[tokio::test]
async fn a_number_that_stands_twice_is_taken_once() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let bytes = list(&[
        "Endang;0813 9000 0001;Sambal Endang;Kota Malang;;",
        "Endang S.;+62 813 9000 0001;Sambal Bu Endang;Kota Malang;;",
    ]);
    let (import, page) = bring(&mut agus, &cohort, "ganda.csv", &bytes).await;
    page.sees("1 peserta baru")
        .sees("nomor yang sama sudah ada di baris 2");
    confirm(&mut agus, &import).await;
    assert_eq!(
        app.texts("select name from person order by id desc limit 1")
            .await,
        ["Endang"]
    );
    app.close().await;
}

#[tokio::test]
async fn the_same_list_twice_changes_nothing() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let bytes = list(&[
        "Endang;0813 9000 0001;Sambal Endang;Kota Malang;Sambal bajak;9120001234567",
        "Farida;0813 9000 0002;Batik Farida;Kab. Malang;Kain;",
    ]);
    let (import, _) = bring(&mut agus, &cohort, "peserta.csv", &bytes).await;
    // A double tap is one import.
    let form = agus
        .get(&import)
        .await
        .ok()
        .form(&format!("{import}/confirm"));
    agus.submit(&form).await.redirects_to(&import);
    agus.submit(&form).await.redirects_to(&import);
    let tables = [
        "person",
        "contact",
        "business",
        "product",
        "enrollment",
        "enrollment_event",
        "role_grant",
    ];
    let mut before = Vec::new();
    for table in tables {
        before.push(app.number(&format!("select count(*) from {table}")).await);
    }
    let (again, page) = bring(&mut agus, &cohort, "peserta.csv", &bytes).await;
    let page = page
        .sees("2 dilewati")
        .sees("Tidak ada baris yang dapat dimasukkan.");
    assert!(!page.has_form(&format!("{again}/confirm")));
    // Even by hand.
    let seen = page
        .form(&format!("{again}/columns"))
        .value("row_version")
        .to_owned();
    agus.post(&format!("{again}/confirm"), &[("row_version", &seen)])
        .await
        .redirects();
    for (table, before) in tables.iter().zip(before) {
        assert_eq!(
            app.number(&format!("select count(*) from {table}")).await,
            before,
            "{table}"
        );
    }
    app.close().await;
}
