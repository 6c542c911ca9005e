//! The sheet for the printer and the links to it.

use domain::time::{DAY, MINUTE};
use tests::{Client, SITI, TestApp, WATI, Work};

async fn answered(app: &TestApp) -> (Client, Client, Work) {
    let (mut siti, mut wati) = (app.sign_in(SITI).await, app.sign_in(WATI).await);
    let product = app.number("select min(id) from product").await;
    let work = Work::sent(&mut siti, product).await;
    work.judge(&mut wati, "fix").await;
    let path = format!("{}/remarks", work.desk());
    let form = wati.get(&work.desk()).await.ok().form(&path);
    let form = form
        .with("words", "Tambahkan alergen di bawah daftar bahan.")
        .with("exact_words", "Mengandung alergen: kedelai")
        .with("size", "1,2 mm")
        .with("slot", "ingredients");
    wati.submit(&form).await.redirects();
    work.release(&mut wati, "now").await;
    (siti, wati, work)
}

tests::on_both_engines! {
    a_printer_reads_the_sheet_and_nothing_else,
    a_link_ends_after_fourteen_days_or_when_it_is_revoked,
    a_corrected_answer_reaches_the_printer,
}

async fn a_printer_reads_the_sheet_and_nothing_else(app: TestApp) {
    let (mut siti, _, work) = answered(&app).await;
    let token = work.share(&mut siti).await;
    let mut printer = app.visitor();
    let page = printer.get(&format!("/s/{token}")).await.ok();
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.header("x-robots-tag").contains("noindex"));
    page.sees("Keripik tempe 100 g")
        .sees("Kiriman pertama")
        .sees("Perbaiki dan kirim lagi")
        .sees("Daftar bahan")
        .sees("Tambahkan alergen di bawah daftar bahan.")
        .sees("Mengandung alergen: kedelai")
        .sees("1,2 mm")
        .sees("berlaku sampai 8 Desember 2026")
        // Whose it is, who judged it, what else was said and sent.
        .lacks("Siti")
        .lacks("Wati")
        .lacks("Nama produk terbaca jelas.")
        .lacks("depan.jpg")
        .lacks("81300000");
    printer.get(&work.at("sheet")).await.has(303);
    // The secret itself is nowhere in the database, and is not shown again.
    siti.get(&work.at("sheet")).await.ok().lacks(&token);
    let hash = if app.is_on_postgres() {
        "select encode(token_hash, 'hex') from share_link"
    } else {
        "select lower(hex(token_hash)) from share_link"
    };
    let stored = app.texts(hash).await;
    assert_eq!(stored.len(), 1);
    assert_eq!(stored[0].len(), 64);
    app.close().await;
}

async fn a_link_ends_after_fourteen_days_or_when_it_is_revoked(app: TestApp) {
    let (mut siti, mut wati, work) = answered(&app).await;
    let (hers, mentors) = (work.share(&mut siti).await, work.share(&mut wati).await);
    let mut printer = app.visitor();
    // The same form twice makes one link.
    let form = siti
        .get(&work.at("sheet"))
        .await
        .ok()
        .form(&work.at("sheet/links"));
    siti.submit(&form).await.ok();
    siti.submit(&form).await.refused().sees("sudah dibuat");
    assert_eq!(app.number("select count(*) from share_link").await, 3);

    let first = app.number("select min(id) from share_link").await;
    let revoke = work.at(&format!("sheet/links/{first}/revoke"));
    let form = siti.get(&work.at("sheet")).await.ok().form(&revoke);
    siti.submit(&form).await.redirects();
    let gone = printer.get(&format!("/s/{hers}")).await.has(404);
    assert_eq!(gone.header("cache-control"), "no-store");
    gone.sees("Tautan ini tidak berlaku").lacks("Keripik tempe");
    siti.post(&revoke, &[]).await.has(404);
    app.pass(14 * DAY - MINUTE);
    printer.get(&format!("/s/{mentors}")).await.ok();
    app.pass(MINUTE);
    printer.get(&format!("/s/{mentors}")).await.has(404);
    let mut siti = app.sign_in(SITI).await;
    siti.get(&work.at("sheet"))
        .await
        .ok()
        .lacks("Tautan yang berlaku");
    let trail = "select action from audit where object_kind = 'share_link' order by id";
    let expected = [
        "share_link.make",
        "share_link.make",
        "share_link.make",
        "share_link.revoke",
    ];
    assert_eq!(app.texts(trail).await, expected);
    app.close().await;
}

async fn a_corrected_answer_reaches_the_printer(app: TestApp) {
    let (mut siti, mut wati, work) = answered(&app).await;
    let token = work.share(&mut siti).await;
    let mut printer = app.visitor();
    let edit = wati.get(&work.desk()).await.ok().form(&work.desk());
    wati.submit(&edit.with("strength", "Tercetak rapi."))
        .await
        .redirects();
    work.release(&mut wati, "now").await;
    // What is not on the sheet does not make it another.
    let sheet = format!("/s/{token}");
    printer.get(&sheet).await.ok().lacks("sudah diperbarui");
    work.remark(&mut wati, "Perbesar barcode.").await;
    printer.get(&sheet).await.ok().lacks("Perbesar barcode.");
    work.release(&mut wati, "now").await;
    printer
        .get(&sheet)
        .await
        .ok()
        .sees("sudah diperbarui")
        .sees("Perbesar barcode.");
    app.close().await;
}
