//! Photos that reach the mentor by WhatsApp, and what their owner can say of them.

use domain::time::MINUTE;
use tests::{
    AGUS, Client, Page, SECOND_ASSIGNMENT, SITI, TestApp, WATI, Work, fresh_key, heic, jpeg, pdf,
};

tests::on_both_engines! {
    photos_by_whatsapp_wait_for_their_owner_to_send_them,
    photos_are_sent_with_the_owners_word_and_can_be_disowned,
    what_has_arrived_stays_and_is_not_taken_twice,
    photos_after_a_pass_are_for_the_next_assignment,
    a_photo_does_not_replace_another_unseen,
}

struct Desk {
    siti: Client,
    wati: Client,
    page: String,
    product: i64,
}

impl Desk {
    async fn of(app: &TestApp) -> Self {
        let enrollment = app.number("select min(id) from enrollment").await;
        Self {
            siti: app.sign_in(SITI).await,
            wati: app.sign_in(WATI).await,
            page: format!("/enrollments/{enrollment}/on-behalf"),
            product: app.number("select min(id) from product").await,
        }
    }

    fn target(&self) -> String {
        format!("{}?for=t5:{}", self.page, self.product)
    }

    fn files(&self) -> String {
        format!("{}/files?for=t5:{}", self.page, self.product)
    }

    async fn bring(&mut self, files: &[(&str, &[u8])]) -> Page {
        let path = self.files();
        let back = self.target();
        self.wati
            .upload_many(&path, &fresh_key(), files, false)
            .await
            .redirects_to(&back);
        self.wati.get(&back).await.ok()
    }
}

async fn photos_by_whatsapp_wait_for_their_owner_to_send_them(app: TestApp) {
    let mut desk = Desk::of(&app).await;
    desk.wati
        .get("/queue")
        .await
        .ok()
        .sees("Foto dari WhatsApp");
    desk.wati.get("/on-behalf").await.ok().sees(SITI.name);
    desk.wati
        .get(&desk.page)
        .await
        .ok()
        .sees("Foto untuk Siti Aminah");
    let (photo, label) = (jpeg(), pdf());
    // One: choose three files. Two: take them in.
    let files: [(&str, &[u8]); 3] = [
        ("IMG-WA0001.jpg", &photo),
        ("label.pdf", &label),
        ("label.zip", b"PK\x03\x04 design"),
    ];
    let page = desk.bring(&files).await;
    // Their places are guessed by kind; three would be to choose. Then: who sends, and save.
    let form = page.form(&desk.target());
    let placed: Vec<_> = form
        .fields
        .iter()
        .filter(|(name, _)| name.starts_with("slot-"))
        .map(|(_, slot)| slot.as_str())
        .collect();
    assert_eq!(placed, ["front", "label_pdf", "design"]);
    assert_eq!(form.value("agreement"), "own_tap");
    page.sees("kirim sebagai Dokumen");
    let saved = desk.wati.submit(&form).await.redirects();
    desk.wati
        .follow(&saved)
        .await
        .ok()
        .sees("Tersimpan sebagai draf. Siti Aminah tinggal memeriksa");

    let submission = app.number("select max(id) from submission").await;
    let work = Work::newest(&mut desk.siti, submission).await;
    desk.siti
        .get(&work.page())
        .await
        .ok()
        .sees("Dimasukkan oleh Wati Kusumawardani.")
        .sees("IMG-WA0001.jpg");
    work.fill_words(&mut desk.siti).await;
    desk.siti.post(&work.at("send"), &[]).await.redirects();
    desk.siti
        .get(&work.at("receipt"))
        .await
        .ok()
        .lacks("atas nama Anda");
    let agreed = app.texts("select agreement from version").await;
    assert_eq!(agreed, ["own_tap"]);
    let noted = app
        .number(
            "select count(*) from audit a join person w on w.id = a.actor_id join person s on s.id = a.on_behalf_of
             where w.name = 'Wati Kusumawardani' and s.name = 'Siti Aminah'
               and a.action in ('file.bring', 'slot.put', 'submission.open')",
        )
        .await;
    assert_eq!(noted, 7);
    // Everybody else's page of hers is not there, and with the mentor there is nothing to add.
    desk.wati
        .get(&desk.target())
        .await
        .ok()
        .sees("sedang menunggu jawaban");
    app.close().await;
}

async fn photos_are_sent_with_the_owners_word_and_can_be_disowned(app: TestApp) {
    let mut desk = Desk::of(&app).await;
    let work = Work::open(&mut desk.siti, desk.product).await;
    work.fill_words(&mut desk.siti).await;
    let photo = jpeg();
    let page = desk.bring(&[("depan.jpg", &photo)]).await;
    let form = page.form(&desk.target()).with("agreement", "by_phone");
    desk.wati
        .submit(&form.clone().with("agreed_on", "2099-01-01"))
        .await
        .refused()
        .sees("Isi tanggal persetujuan");
    let sent = desk.wati.submit(&form).await.redirects();
    // The same tap twice is one sending.
    desk.wati.submit(&form).await.redirects_to(sent.location());
    desk.wati
        .follow(&sent)
        .await
        .ok()
        .sees("Terkirim atas nama Siti Aminah. Tanda terima K-");
    let kept = app
        .number(
            "select count(*) from version v join person w on w.id = v.submitted_by join person s on s.id = v.on_behalf_of
             where v.state = 'sent' and v.agreement = 'by_phone' and v.agreed_at is not null
               and w.name = 'Wati Kusumawardani' and s.name = 'Siti Aminah'",
        )
        .await;
    assert_eq!(kept, 1);
    desk.siti
        .get(&work.page())
        .await
        .ok()
        .sees("Dikirim oleh Wati Kusumawardani atas nama Anda");
    let receipt = desk.siti.get(&work.at("receipt")).await.ok();
    let receipt = receipt.sees("Dikirim oleh Wati Kusumawardani atas nama Anda");
    let not_mine = receipt.form(&work.at("disown"));
    for _ in 0..2 {
        desk.siti.submit(&not_mine).await.redirects_to(&work.page());
    }
    desk.siti
        .get(&work.page())
        .await
        .ok()
        .sees("Kiriman ini kembali menjadi draf")
        .sees("Kirim tugas");
    desk.wati
        .get("/queue")
        .await
        .ok()
        .sees("Semua sudah dibalas");
    desk.wati
        .get("/on-behalf")
        .await
        .ok()
        .sees("Menyatakan bukan fotonya");
    desk.wati
        .get(&desk.target())
        .await
        .ok()
        .sees("Siti Aminah: “Bukan foto saya”");
    let noted = app
        .number("select count(*) from audit where action = 'version.disown'")
        .await;
    assert_eq!(noted, 1);

    // The administrator of her cohort sends it again, with her word; once it is read there is no way back.
    let mut agus = app.sign_in(AGUS).await;
    let again = agus.get(&desk.target()).await.ok().form(&desk.target());
    agus.submit(&again.with("agreement", "by_phone"))
        .await
        .redirects();
    let receipt = desk.siti.get(&work.at("receipt")).await.ok();
    let not_mine = receipt
        .sees("Dikirim oleh Agus Prasetyo atas nama Anda")
        .form(&work.at("disown"));
    app.pass(31 * MINUTE);
    work.judge(&mut desk.wati, "fix").await;
    desk.siti
        .submit(&not_mine)
        .await
        .refused()
        .sees("Pendamping sudah mulai membaca");
    let receipt = desk.siti.get(&work.at("receipt")).await.ok();
    assert!(!receipt.has_form(&work.at("disown")));
    app.close().await;
}

async fn what_has_arrived_stays_and_is_not_taken_twice(app: TestApp) {
    let mut desk = Desk::of(&app).await;
    let (photo, label) = (jpeg(), pdf());
    let files: [(&str, &[u8]); 2] = [("depan.jpg", &photo), ("label.pdf", &label)];
    let (path, key) = (desk.files(), fresh_key());
    // The line goes dead in the second one.
    desk.wati
        .upload_many(&path, &key, &files, true)
        .await
        .refused()
        .sees("label.pdf: Berkas tidak sampai dengan utuh.")
        .sees("depan.jpg");
    assert_eq!(app.number("select count(*) from brought_file").await, 1);
    // The same form once more, on another server process: only what was missing is new.
    let other = app.another_process().await;
    desk.wati
        .at(&other)
        .upload_many(&path, &key, &files, false)
        .await
        .redirects();
    assert_eq!(app.number("select count(*) from brought_file").await, 2);
    assert_eq!(app.number("select count(*) from file").await, 2);
    desk.wati
        .get(&desk.target())
        .await
        .ok()
        .sees("depan.jpg")
        .sees("label.pdf");
    other.db().close().await;
    app.close().await;
}

#[tokio::test]
async fn one_wrong_file_costs_itself_and_a_wrong_place_is_said_at_the_file() {
    let app = TestApp::start().await;
    let mut desk = Desk::of(&app).await;
    let (photo, iphone) = (jpeg(), heic());
    let path = desk.files();
    let files: [(&str, &[u8]); 3] = [
        ("a.jpg", &photo),
        ("IMG_2.HEIC", &iphone),
        ("b.exe", b"MZ program"),
    ];
    desk.wati
        .upload_many(&path, &fresh_key(), &files, false)
        .await
        .refused()
        .sees("IMG_2.HEIC: Ini foto HEIC dari iPhone.")
        .sees("b.exe: Berkas ini bukan foto, PDF, atau berkas desain.")
        .sees("a.jpg");
    assert_eq!(app.stored_files(), 1);
    let second = pdf();
    let page = desk.bring(&[("b.pdf", &second)]).await;
    let (first, second) = (
        app.number("select min(id) from brought_file").await,
        app.number("select max(id) from brought_file").await,
    );
    let form = page.form(&desk.target());
    let to = |first_slot: &str, second_slot: &str| {
        form.clone()
            .with(&format!("slot-{first}"), first_slot)
            .with(&format!("slot-{second}"), second_slot)
    };
    let page = desk.wati.submit(&to("label_pdf", "")).await.refused();
    let page = page.sees("Bagian ini tidak menerima berkas seperti itu.");
    assert!(page.html().contains(&format!("href=\"#slot-{first}\"")));
    let page = desk.wati.submit(&to("design", "design")).await.refused();
    page.sees("Bagian ini dipilih untuk dua berkas.");
    assert_eq!(app.number("select count(*) from submission").await, 0);
    // Sent by telephone while words are missing: the files stand in their slots, and what is missing is named.
    let sent = to("front", "-").with("agreement", "by_phone");
    desk.wati
        .submit(&sent)
        .await
        .refused()
        .sees("Belum diisi: Daftar bahan, Tabel gizi, Tinggi huruf.");
    assert_eq!(app.number("select count(*) from slot_entry").await, 1);
    assert_eq!(
        app.number("select count(*) from brought_file where settled_at is null")
            .await,
        0
    );
    app.close().await;
}

#[tokio::test]
async fn the_page_that_gathers_files_is_answered_in_a_few_words() {
    let app = TestApp::start().await;
    let mut desk = Desk::of(&app).await;
    let page = desk.wati.get(&desk.target()).await.ok();
    assert!(page.html().contains("<leptos-island"), "nothing gathers");
    let wati = app
        .number("select id from person where name like 'Wati%'")
        .await;
    desk.wati.in_background_for = Some(wati);
    let (path, photo, iphone) = (desk.files(), jpeg(), heic());
    let key = fresh_key();
    let files: [(&str, &[u8]); 2] = [("a.jpg", &photo), ("IMG_2.HEIC", &iphone)];
    let refused = desk.wati.upload_many(&path, &key, &files, false).await;
    let text = refused.refused().html();
    assert!(
        text.starts_with("{\"error\":\"IMG_2.HEIC: Ini foto HEIC"),
        "{text}"
    );
    // Without the wrong one it is sent again, and what had arrived is known.
    let taken = desk.wati.upload_many(&path, &key, &files[..1], false).await;
    assert!(taken.ok().html().starts_with("{\"row_version\":"));
    assert_eq!(app.number("select count(*) from brought_file").await, 1);
    // Whoever came in by another tab meanwhile brings nothing in her name.
    desk.wati.in_background_for = Some(wati + 1);
    desk.wati
        .upload_many(&path, &fresh_key(), &files[..1], false)
        .await
        .has(401);
    app.close().await;
}

async fn photos_after_a_pass_are_for_the_next_assignment(app: TestApp) {
    app.teach_more().await;
    let mut desk = Desk::of(&app).await;
    let (first, second) = (
        format!("t5:{}", desk.product),
        format!("{SECOND_ASSIGNMENT}:{}", desk.product),
    );
    let chosen = |page: &Page| page.form(&desk.page).value("for").to_owned();
    let page = desk.wati.get(&desk.page).await.ok();
    assert_eq!(chosen(&page), first);
    let work = Work::sent(&mut desk.siti, desk.product).await;
    // Sent, it is not waited for: the other one is.
    let page = desk.wati.get(&desk.page).await.ok();
    assert_eq!(chosen(&page), second);
    work.judge(&mut desk.wati, "passed").await;
    work.release(&mut desk.wati, "now").await;
    let page = desk.wati.get(&desk.page).await.ok();
    assert_eq!(chosen(&page), second);
    // What passed can still be looked up, and takes nothing more.
    let page = desk.wati.get(&desk.target()).await.ok();
    let page = page.sees("Kiriman ini sudah lulus");
    assert_eq!(chosen(&page), first);
    assert!(!page.has_form(&desk.files()));
    // The choice is carried through: taking in, placing, and what is kept.
    let here = format!("{}?for={second}", desk.page);
    let photo = jpeg();
    let files: [(&str, &[u8]); 1] = [("cetak.jpg", &photo)];
    desk.wati
        .upload_many(
            &format!("{}/files?for={second}", desk.page),
            &fresh_key(),
            &files,
            false,
        )
        .await
        .redirects_to(&here);
    let form = desk.wati.get(&here).await.ok().form(&here);
    desk.wati.submit(&form).await.redirects();
    let kept = app
        .texts("select s.assignment_key || ' ' || v.number || ' ' || v.state from version v join submission s on s.id = v.submission_id order by v.id")
        .await;
    assert_eq!(kept, ["t5 1 released", "t9 1 draft"]);
    app.close().await;
}

async fn a_photo_does_not_replace_another_unseen(app: TestApp) {
    let mut desk = Desk::of(&app).await;
    let work = Work::open(&mut desk.siti, desk.product).await;
    let photo = jpeg();
    let page = desk.bring(&[("dari-wati.jpg", &photo)]).await;
    let form = page.form(&desk.target());
    desk.siti
        .upload(&work.at("files/front"), "dari-siti.jpg", &photo)
        .await
        .redirects();
    let page = desk.wati.submit(&form).await.refused();
    let page = page.sees("sudah diisi dari tempat lain");
    let names = "select name from slot_entry e join file f on f.id = e.file_id";
    assert_eq!(app.texts(names).await, ["dari-siti.jpg"]);
    // It waits where it was, and goes in once the other was seen.
    desk.wati
        .submit(&page.form(&desk.target()))
        .await
        .redirects();
    assert_eq!(app.texts(names).await, ["dari-wati.jpg"]);
    app.close().await;
}
