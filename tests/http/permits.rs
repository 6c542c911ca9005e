//! The permit card: kept by the owner and those who look after her, and heeded before anything is printed.

use tests::{AGUS, BUDI, Client, DIMAS, SITI, TestApp, WATI, Work, heic, jpeg, pdf};

tests::on_both_engines! {
    an_owner_keeps_her_papers_and_the_warning_goes,
    a_paper_changed_by_the_mentor_is_shown_beside_what_was_typed,
    a_photo_of_a_paper_is_for_those_who_may_open_the_card,
    a_paper_may_be_a_pdf,
    a_number_and_its_photo_are_saved_together,
    a_photo_changed_by_the_mentor_is_a_change,
    what_is_not_halal_needs_no_certificate_and_says_so,
}

async fn card(app: &TestApp) -> String {
    let product = app.number("select min(id) from product").await;
    format!("/products/{product}/permits")
}

/// Opens a paper's page and saves what is typed into it.
async fn save(who: &mut Client, paper: &str, typed: &[(&str, &str)]) -> tests::Page {
    let mut form = who.get(paper).await.ok().form(paper);
    for (name, value) in typed {
        form = form.with(name, value);
    }
    who.submit(&form).await
}

/// Opens a paper's page and saves it with a file.
async fn prove(who: &mut Client, paper: &str, name: &str, bytes: &[u8]) -> tests::Page {
    let form = who.get(paper).await.ok().form(paper);
    who.submit_with(&form, name, bytes).await
}

async fn an_owner_keeps_her_papers_and_the_warning_goes(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let card = card(&app).await;
    let product = app.number("select min(id) from product").await;
    // The one next step stays; the paper is a second line.
    siti.get("/today")
        .await
        .ok()
        .sees("Baca materi")
        .sees("NIB untuk Keripik tempe 100 g belum ada");
    let work = Work::sent(&mut siti, product).await;
    let warning = "Nomor belum terbit: jangan cetak dulu";
    for (who, page) in [(&mut siti, work.page()), (&mut wati, work.desk())] {
        who.get(&page)
            .await
            .ok()
            .sees(warning)
            .sees("nomor SPP-IRT atau BPOM RI MD");
    }

    for (paper, number) in [
        ("nib", "1234 5678 90123"),
        ("spp_irt", "P-IRT No. 2063573010123-28"),
        ("halal", "ID35110000000000123"),
    ] {
        let paper = format!("{card}/{paper}");
        let typed = [
            ("state", "held"),
            ("number", number),
            ("holder_name", "Siti Aminah"),
        ];
        save(&mut siti, &paper, &typed)
            .await
            .redirects_to(&format!("{paper}?done=saved"));
    }
    siti.get(&card)
        .await
        .ok()
        .sees("1234567890123 · Siti Aminah")
        .sees("2063573010123-28");
    siti.get("/today")
        .await
        .ok()
        .lacks("Isi</a></p>")
        .lacks("untuk Keripik tempe");
    siti.get(&work.page()).await.ok().lacks(warning);
    wati.get(&work.desk()).await.ok().lacks(warning);

    // The number ran out: not to be printed again before the next.
    let irt = format!("{card}/spp_irt");
    let today = app.now().date(domain::time::Zone::Wib);
    let (year, month, day) = today.plus_days(-1).year_month_day();
    let last = format!("{year:04}-{month:02}-{day:02}");
    save(&mut siti, &irt, &[("valid_until", &last)])
        .await
        .redirects();
    siti.get(&card).await.ok().sees("Lewat masa berlaku");
    wati.get(&work.desk()).await.ok().sees(warning);
    app.close().await;
}

#[tokio::test]
async fn a_number_with_a_wrong_digit_is_told_and_kept() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let card = card(&app).await;
    for (paper, number, words) in [
        ("nib", "123", "NIB terdiri atas 13 angka."),
        ("spp_irt", "P-IRT 123", "paling sedikit 15 angka"),
        ("gtin", "4006381333930", "seharusnya 1"),
        ("halal", "", "Isi nomornya"),
    ] {
        let paper = format!("{card}/{paper}");
        let typed = [("state", "held"), ("number", number)];
        let page = save(&mut siti, &paper, &typed).await.refused().sees(words);
        let form = page.form(&paper);
        assert_eq!(
            (form.value("number"), form.value("state")),
            (number, "held")
        );
        assert!(page.html().contains("aria-invalid=\"true\""), "{paper}");
    }
    let wrong_day = [
        ("state", "held"),
        ("number", "IDM000123456"),
        ("valid_until", "31/12/2030"),
    ];
    save(&mut siti, &format!("{card}/trademark"), &wrong_day)
        .await
        .refused()
        .sees("Tulis tanggal seperti");
    // A halal certificate has no last day, and no chair has a food number.
    siti.get(&format!("{card}/halal"))
        .await
        .ok()
        .lacks("valid_until");
    siti.get(&format!("{card}/passport")).await.has(404);
    assert_eq!(app.number("select count(*) from permit").await, 0);
    app.close().await;
}

async fn a_paper_changed_by_the_mentor_is_shown_beside_what_was_typed(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let paper = format!("{}/halal", card(&app).await);
    let hers = siti.get(&paper).await.ok().form(&paper);
    wati.get(&paper)
        .await
        .ok()
        .sees("Anda mengisi atas nama Siti Aminah");
    let typed = [("state", "held"), ("number", "ID-DARI-WATI")];
    save(&mut wati, &paper, &typed).await.redirects();

    let hers = hers.with("state", "held").with("number", "ID-DARI-SITI");
    let page = siti.submit(&hers).await.refused();
    let page = page
        .sees("Surat ini diubah di tempat lain")
        .sees("Wati Kusumawardani mengubahnya")
        .sees("ID-DARI-WATI");
    let again = page.form(&paper);
    assert_eq!(again.value("number"), "ID-DARI-SITI");
    siti.submit(&again).await.redirects();
    assert_eq!(
        app.texts("select number from permit").await,
        ["ID-DARI-SITI"]
    );
    let trail = app
        .texts("select action || ' ' || fields || ' ' || coalesce(cast(on_behalf_of as text), '-') from audit where object_kind = 'permit' order by id")
        .await;
    let siti_id = app
        .number("select person_id from enrollment order by id limit 1")
        .await;
    assert_eq!(
        trail,
        [
            format!("permit.save state,number {siti_id}"),
            "permit.save number -".to_owned()
        ]
    );
    app.close().await;
}

async fn a_photo_of_a_paper_is_for_those_who_may_open_the_card(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let card = card(&app).await;
    let paper = format!("{card}/nib");
    prove(&mut siti, &paper, "nib.txt", b"bukan foto")
        .await
        .refused()
        .sees("Belum tersimpan");
    prove(&mut siti, &paper, "nib.jpg", &jpeg())
        .await
        .redirects();
    siti.get(&card).await.ok().sees("Suratnya ada");
    let file = app.number("select max(id) from file").await;
    let path = format!("/files/{file}");
    for who in [SITI, WATI, AGUS] {
        app.sign_in(who).await.get(&path).await.ok();
    }
    for who in [BUDI, DIMAS] {
        app.sign_in(who).await.get(&path).await.has(404);
        app.sign_in(who).await.get(&card).await.has(404);
    }
    // What was entered beside it is still to be entered.
    let typed = [("state", "held"), ("number", "1234567890123")];
    save(&mut siti, &paper, &typed).await.redirects();
    siti.get(&card)
        .await
        .ok()
        .sees("1234567890123 · Suratnya ada");
    app.close().await;
}

async fn a_paper_may_be_a_pdf(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let card = card(&app).await;
    let paper = format!("{card}/nib");
    siti.get(&paper).await.ok().sees("PDF paling besar 25 MB");
    prove(&mut siti, &paper, "nib.pdf", b"PK\x03\x04 archive")
        .await
        .refused()
        .sees("dan bukan PDF");
    prove(&mut siti, &paper, "nib.heic", &heic())
        .await
        .refused();
    assert_eq!(app.number("select count(*) from file").await, 0);
    prove(&mut siti, &paper, "NIB Siti.pdf", &pdf())
        .await
        .redirects();
    siti.get(&paper).await.ok().sees("Unduh NIB Siti.pdf");
    siti.get(&card).await.ok().sees("Suratnya ada");
    // Never shown from our own address: an attachment that can run nothing.
    let file = app.number("select max(id) from file").await;
    let path = format!("/files/{file}");
    let page = app.sign_in(WATI).await.get(&path).await.ok();
    assert_eq!(page.header("content-type"), "application/pdf");
    let disposition = page.header("content-disposition");
    assert!(
        disposition.starts_with("attachment; filename=\"NIB Siti.pdf\""),
        "{disposition}"
    );
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert!(page.header("content-security-policy").contains("sandbox"));
    app.sign_in(BUDI).await.get(&path).await.has(404);
    app.close().await;
}

async fn a_number_and_its_photo_are_saved_together(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let paper = format!("{}/nib", card(&app).await);
    let page = siti.get(&paper).await.ok();
    assert_eq!(page.html().matches("enctype").count(), 1, "one form");
    let form = page.form(&paper).with("state", "held");
    // A wrong number: the photo has arrived all the same, and the number stands there to be mended.
    let wrong = form.clone().with("number", "123");
    let page = siti.submit_with(&wrong, "nib.jpg", &jpeg()).await;
    let page = page
        .refused()
        .sees("NIB terdiri atas 13 angka")
        .sees("Unduh nib.jpg");
    let mended = page.form(&paper);
    assert_eq!(mended.value("number"), "123");
    // A wrong photo: what was typed stays.
    let typed = mended
        .with("number", "1234567890123")
        .with("holder_name", "Siti Aminah");
    let page = siti.submit_with(&typed, "nib.jpg", b"bukan foto").await;
    let again = page.refused().form(&paper);
    assert_eq!(again.value("number"), "1234567890123");
    siti.submit_with(&again, "baru.jpg", &jpeg())
        .await
        .redirects_to(&format!("{paper}?done=saved"));
    let kept = app
        .texts("select number || ' ' || holder_name || ' ' || name from permit p join file f on f.id = p.proof_file_id")
        .await;
    assert_eq!(kept, ["1234567890123 Siti Aminah baru.jpg"]);
    app.close().await;
}

async fn a_photo_changed_by_the_mentor_is_a_change(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let paper = format!("{}/halal", card(&app).await);
    let typed = [("state", "held"), ("number", "ID35")];
    save(&mut siti, &paper, &typed).await.redirects();
    let hers = siti.get(&paper).await.ok().form(&paper);
    prove(&mut wati, &paper, "dari-wati.jpg", &jpeg())
        .await
        .redirects();
    let files = app.stored_files();
    // Hers does not replace Wati's unseen, and says that it has to be picked again.
    let page = siti.submit_with(&hers, "dari-siti.jpg", &jpeg()).await;
    let page = page
        .refused()
        .sees("Wati Kusumawardani mengubahnya")
        .sees("pilih fotonya lagi")
        .sees("Unduh dari-wati.jpg");
    assert_eq!(app.stored_files(), files);
    siti.submit_with(&page.form(&paper), "dari-siti.jpg", &jpeg())
        .await
        .redirects();
    let kept = app
        .texts("select name from permit p join file f on f.id = p.proof_file_id")
        .await;
    assert_eq!(kept, ["dari-siti.jpg"]);
    app.close().await;
}

async fn what_is_not_halal_needs_no_certificate_and_says_so(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let card = card(&app).await;
    let product = app.number("select min(id) from product").await;
    let work = Work::open(&mut siti, product).await;
    siti.get(&work.page())
        .await
        .ok()
        .sees("nomor sertifikat halal");
    let halal = format!("{card}/halal");
    siti.get(&halal).await.ok().sees("Bila bahannya halal");
    let typed = [("state", "not_needed"), ("number", "ID35")];
    save(&mut siti, &halal, &typed)
        .await
        .refused()
        .sees("kosongkan nomornya");
    save(&mut siti, &halal, &[("state", "not_needed")])
        .await
        .redirects();
    let words = "harus memuat tulisan “tidak halal”";
    siti.get(&halal).await.ok().sees(words);
    siti.get(&card)
        .await
        .ok()
        .sees("Tidak diperlukan")
        .sees(words);
    siti.get(&work.page())
        .await
        .ok()
        .lacks("nomor sertifikat halal")
        .sees("nomor SPP-IRT atau BPOM RI MD");
    // No source says so of any other paper.
    let irt = format!("{card}/spp_irt");
    siti.get(&irt).await.ok().lacks("Tidak diperlukan");
    save(&mut siti, &irt, &[("state", "not_needed")])
        .await
        .has(400);
    app.close().await;
}

#[tokio::test]
async fn who_takes_part_nowhere_has_no_products() {
    let app = TestApp::start().await;
    let mut wati = app.sign_in(WATI).await;
    for path in ["/products", "/products/new"] {
        wati.get(path).await.has(404);
    }
    app.close().await;
}
