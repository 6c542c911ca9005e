//! A designer without an account sends one file by a link.

use domain::time::DAY;
use tests::{Client, SITI, TestApp, Work, fresh_key, pdf};

tests::on_both_engines! {
    a_designer_sends_one_file_by_a_link,
    a_link_ends_by_its_maker_by_time_and_by_sending,
}

async fn begun(app: &TestApp) -> (Client, Work) {
    let mut siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await;
    let work = Work::open(&mut siti, product).await;
    (siti, work)
}

/// Makes a link and answers its path.
async fn made(siti: &mut Client, work: Work, slot: &str) -> String {
    let action = work.at(&format!("links/{slot}"));
    let form = siti.get(&work.page()).await.ok().form(&action);
    let page = siti.submit(&form).await.ok();
    let page = page
        .sees("hanya ditampilkan sekali")
        .sees("Kirim lewat WhatsApp");
    assert!(page.html().contains("https://wa.me/?text="));
    // The same tap again: it was shown already, and a second link is not made.
    let work_page = format!("{}#slot-{slot}", work.page());
    siti.submit(&form).await.redirects_to(&work_page);
    let text = page.text();
    let (_, rest) = text.split_once("http://kemas.test").expect("a link");
    rest.split_whitespace().next().expect("a path").to_owned()
}

async fn a_designer_sends_one_file_by_a_link(app: TestApp) {
    let (mut siti, work) = begun(&app).await;
    let path = made(&mut siti, work, "design").await;
    assert_eq!(app.number("select count(*) from upload_link").await, 1);
    let mut designer = app.visitor();
    let page = designer.get(&path).await.ok();
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.header("x-robots-tag").contains("noindex"));
    let page = page
        .sees("Berkas desain")
        .sees("Keripik tempe 100 g")
        .sees("CDR, AI, EPS, PSD, atau ZIP, paling besar 50 MB.")
        .lacks("Siti")
        .lacks("Wati");
    // On the owner's own device the page is the same.
    siti.get(&path).await.ok().lacks("Siti");
    assert!(page.has_form(&path));
    let key = fresh_key();
    for _ in 0..2 {
        designer
            .upload_with(&path, &key, "label.cdr", b"RIFF....CDR design")
            .await
            .redirects_to(&path);
    }
    designer
        .get(&path)
        .await
        .ok()
        .sees("Berkas sudah diterima")
        .sees("label.cdr");
    siti.get(&work.page())
        .await
        .ok()
        .sees("Dikirim lewat tautan.")
        .sees("label.cdr");
    assert_eq!(app.number("select count(*) from slot_entry").await, 1);
    assert_eq!(
        app.number("select count(*) from audit where action = 'link.receive' and actor_id is null")
            .await,
        1
    );
    // An empty form says so, at the field.
    let page = designer.upload(&path, "", b"").await.refused();
    page.sees("Pilih berkas dulu.");
    let wrong = made(&mut siti, work, "label_pdf").await;
    designer
        .upload(&wrong, "label.pdf", b"bukan pdf")
        .await
        .refused()
        .sees("Berkas ini bukan PDF.");
    designer
        .upload(&wrong, "label.pdf", &pdf())
        .await
        .redirects();
    // What came by one link is nothing to the other.
    designer.get(&path).await.ok().lacks("label.pdf");
    app.close().await;
}

async fn a_link_ends_by_its_maker_by_time_and_by_sending(app: TestApp) {
    let (mut siti, work) = begun(&app).await;
    let first = made(&mut siti, work, "design").await;
    let mut designer = app.visitor();
    let link = app.number("select max(id) from upload_link").await;
    let revoke = format!("/links/{link}/revoke");
    let form = siti.get(&work.page()).await.ok().form(&revoke);
    for _ in 0..2 {
        siti.submit(&form).await.redirects_to(&work.page());
    }
    let page = siti.get(&work.page()).await.ok();
    assert!(!page.has_form(&revoke));
    designer
        .get(&first)
        .await
        .has(410)
        .sees("Tautan ini sudah dicabut");
    designer
        .upload(&first, "label.cdr", b"design")
        .await
        .has(410);

    let second = made(&mut siti, work, "design").await;
    app.pass(7 * DAY);
    designer
        .get(&second)
        .await
        .has(410)
        .sees("Tautan ini sudah tidak berlaku");
    let mut siti = app.sign_in(SITI).await;
    let third = made(&mut siti, work, "design").await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    designer
        .get(&third)
        .await
        .has(410)
        .sees("Kiriman ini sudah dikirim");
    designer
        .upload(&third, "label.cdr", b"design")
        .await
        .has(410);
    // Sent work makes no links.
    siti.post(&work.at("links/design"), &[]).await.has(404);
    assert_eq!(
        app.number("select count(*) from slot_entry where slot_key = 'design'")
            .await,
        0
    );
    assert_eq!(app.stored_files(), 1);
    app.close().await;
}
