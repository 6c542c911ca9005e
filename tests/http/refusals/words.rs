use domain::time::DAY;
use tests::{SITI, TestApp, jpeg};

use super::begun;

#[tokio::test]
async fn missing_slots_are_named_and_the_others_kept() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    work.fill_words(&mut siti).await;
    let page = siti.post(&work.at("send"), &[]).await.refused();
    let page = page
        .sees("Bagian depan: Bagian ini wajib diisi.")
        .lacks("Daftar bahan: Bagian ini");
    assert!(page.html().contains("href=\"#file-front\""));
    let kept = page.form(&work.at("slots/ingredients"));
    assert_eq!(kept.value("value-ingredients"), "Kedelai, minyak.");
    let cells = page.form(&work.at("slots/nutrition"));
    assert!(
        cells
            .fields
            .contains(&("cell".to_owned(), "90 kkal".to_owned()))
    );
    assert_eq!(
        app.number("select count(*) from version where state = 'draft'")
            .await,
        1
    );
    app.close().await;
}

#[tokio::test]
async fn every_missing_slot_is_marked_where_it_is_mended() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    siti.post(&work.at("slots/height"), &[("value-height", "1,2")])
        .await
        .redirects();
    let html = siti.post(&work.at("send"), &[]).await.refused().html();
    for (slot, control) in [
        ("front", "file-front"),
        ("ingredients", "value-ingredients"),
        ("nutrition", "cell-nutrition-1-1"),
    ] {
        assert!(html.contains(&format!("href=\"#{control}\"")), "{slot}");
        assert!(html.contains(&format!("id=\"{slot}-error\"")), "{slot}");
        let (before, after) = html
            .split_once(&format!(" id=\"{control}\""))
            .expect("a control");
        let tag = format!(
            "{}{}",
            before.rsplit('<').next().unwrap_or_default(),
            after.split('>').next().unwrap_or_default()
        );
        assert!(tag.contains("aria-invalid=\"true\""), "{tag}");
        assert!(tag.contains(&format!("{slot}-error")), "{tag}");
    }
    // What is filled, and what may stay empty, is not marked.
    assert_eq!(html.matches("aria-invalid").count(), 3);
    assert_eq!(html.matches("slot--invalid").count(), 3);
    assert_eq!(html.matches("field__error").count(), 3);
    app.close().await;
}

#[tokio::test]
async fn a_number_that_is_none_and_a_text_that_is_too_long_are_shown_again() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    let height = work.at("slots/height");
    let page = siti
        .post(&height, &[("value-height", "satu koma dua")])
        .await
        .refused();
    let page = page.sees("Isi dengan angka, misalnya 1,2.");
    assert_eq!(page.form(&height).value("value-height"), "satu koma dua");

    let long = "ä".repeat(10_001);
    let ingredients = work.at("slots/ingredients");
    let page = siti
        .post(&ingredients, &[("value-ingredients", &long)])
        .await
        .refused();
    assert_eq!(page.form(&ingredients).value("value-ingredients"), long);
    siti.post(&ingredients, &[("value-ingredients", &long[2..])])
        .await
        .redirects();
    app.close().await;
}

#[tokio::test]
async fn a_closed_assignment_keeps_what_was_filled_in() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    work.fill(&mut siti).await;
    app.pass(72 * DAY);
    siti.post(&work.at("send"), &[])
        .await
        .refused()
        .sees("Tugas ini ditutup")
        .sees("Kedelai, minyak.");
    app.close().await;
}

#[tokio::test]
async fn a_product_changed_in_another_tab_is_shown_beside_what_was_typed() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let id = app.number("select min(id) from product").await;
    let path = format!("/products/{id}");
    let first = siti.get(&path).await.ok().form(&path);
    let second = siti.get(&path).await.ok().form(&path);
    let first = first.with("name", "Dari tab satu");
    let first = first.with("category", "beverage").with("market", "JP");
    siti.submit(&first).await.redirects();
    let page = siti
        .submit(&second.with("name", "Dari tab dua"))
        .await
        .refused();
    let page = page
        .sees("Dari tab satu")
        .sees("Kelompok Minuman")
        .sees("Pasar tujuan Jepang");
    let again = page.form(&path);
    assert_eq!(
        (again.value("name"), again.value("category")),
        ("Dari tab dua", "food")
    );
    siti.submit(&again).await.redirects();
    siti.get("/products").await.ok().sees("Dari tab dua");
    app.close().await;
}

#[tokio::test]
async fn a_product_without_name_or_market_says_both_at_once() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    siti.post("/products", &[("name", "  "), ("category", "food")])
        .await
        .refused()
        .sees("Isi nama produk.")
        .sees("Pilih paling sedikit satu pasar.");
    let long = "n".repeat(10_000);
    let fields = [
        ("name", long.as_str()),
        ("category", "food"),
        ("market", "ID"),
    ];
    let page = siti.post("/products", &fields).await.refused();
    let form = page.sees("paling panjang 120 huruf").form("/products");
    assert_eq!(form.value("name"), long);
    assert_eq!(form.value("market"), "ID");
    app.close().await;
}

#[tokio::test]
async fn what_no_page_of_ours_sends_is_a_plain_answer() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    siti.post("/products", &[("key", "kurang")])
        .await
        .has(400)
        .sees("Isian itu tidak sampai");
    siti.post(&work.at("slots/front"), &[("value-front", "x")])
        .await
        .has(400);
    siti.upload(&work.at("files/height"), "a.jpg", &jpeg())
        .await
        .has(400);
    siti.post(&work.at("slots/none"), &[]).await.has(404);
    siti.get("/lessons/9.9")
        .await
        .has(404)
        .sees("Halaman ini tidak ada");
    siti.get("/lessons/5.1?part=9").await.has(404);
    siti.get("/submissions/abc")
        .await
        .has(400)
        .lacks("Cannot parse");
    siti.get("/nowhere")
        .await
        .has(404)
        .sees("Halaman ini tidak ada");
    let long = "a".repeat(400_000);
    siti.post("/products", &[("name", &long)])
        .await
        .has(413)
        .sees("Terlalu besar");
    app.close().await;
}
