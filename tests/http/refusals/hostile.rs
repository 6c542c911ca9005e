use tests::{TestApp, WATI, jpeg};

use super::begun;

pub(crate) const HOSTILE: [&str; 5] = [
    "</textarea><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "\u{202e}txet\u{202c} &amp; <b>tebal</b>",
    "{{7*7}} ${7*7} <!-- x",
    "'; drop table version; --",
];

#[tokio::test]
async fn hostile_words_are_words_everywhere() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    let mut wati = app.sign_in(WATI).await;
    let words = HOSTILE.join(" ");
    let path = format!(
        "/products/{}",
        app.number("select min(id) from product").await
    );
    let product = siti
        .get(&path)
        .await
        .ok()
        .form(&path)
        .with("name", HOSTILE[1]);
    siti.submit(&product).await.redirects();
    work.fill(&mut siti).await;
    let ingredients = work.at("slots/ingredients");
    siti.post(&ingredients, &[("value-ingredients", &words)])
        .await
        .redirects();
    let cells = [("cell", HOSTILE[0]), ("cell", HOSTILE[3])];
    siti.post(&work.at("slots/nutrition"), &cells)
        .await
        .redirects();
    siti.upload(
        &work.at("files/front"),
        "<img src=x onerror=alert(1)>.jpg",
        &jpeg(),
    )
    .await
    .redirects();

    let page = harmless(siti.get(&work.page()).await.ok());
    let kept = page.form(&ingredients);
    assert!(kept.value("value-ingredients").starts_with(HOSTILE[0]));
    harmless(siti.get("/products").await.ok());
    harmless(siti.get(&path).await.ok());
    siti.post(&work.at("send"), &[]).await.redirects();
    harmless(siti.get(&work.at("receipt")).await.ok());
    harmless(wati.get("/queue").await.ok());
    work.judge(&mut wati, "fix").await;
    work.remark(&mut wati, &words).await;
    let desk = wati.get(&work.desk()).await.ok().form(&work.desk());
    wati.submit(&desk.with("strength", &words))
        .await
        .redirects();
    harmless(wati.get(&work.desk()).await.ok());
    work.release(&mut wati, "now").await;
    harmless(siti.get(&work.at("feedback")).await.ok());
    harmless(siti.get(&work.at("sheet")).await.ok());
    harmless(siti.get(&work.page()).await.ok());

    let file = app.number("select max(id) from file").await;
    let download = siti.get(&format!("/files/{file}")).await.ok();
    assert!(
        download
            .header("content-disposition")
            .starts_with("attachment; filename=\"")
    );
    assert_eq!(download.header("x-content-type-options"), "nosniff");
    assert!(
        download
            .header("content-security-policy")
            .contains("sandbox")
    );
    harmless(
        app.visitor()
            .get("/login?next=%22%3E%3Cscript%3Ealert(1)")
            .await
            .ok(),
    );
    let fields = [
        ("identifier", HOSTILE[1]),
        ("password", "x"),
        ("next", HOSTILE[0]),
    ];
    harmless(app.visitor().post("/login", &fields).await.refused());
    app.close().await;
}

#[tokio::test]
async fn hostile_names_of_files_are_words_wherever_files_come_in() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    let mut wati = app.sign_in(WATI).await;
    let name = "<img src=x onerror=alert(1)>.jpg";
    let form = siti.get(&work.page()).await.ok();
    let made = siti
        .submit(&form.form(&work.at("links/design")))
        .await
        .ok()
        .text();
    let (_, rest) = made.split_once("http://kemas.test").expect("a link");
    let path = rest.split_whitespace().next().expect("a path");
    let mut designer = app.visitor();
    designer.upload(path, name, b"design").await.redirects();
    harmless(designer.get(path).await.ok().sees(name));
    harmless(siti.get(&work.page()).await.ok().sees(name));
    let enrollment = app.number("select min(id) from enrollment").await;
    let desk = format!("/enrollments/{enrollment}/on-behalf");
    let files: [(&str, &[u8]); 2] = [(name, &jpeg()), (name, b"nothing")];
    let brought = wati
        .upload_many(&format!("{desk}/files"), &tests::fresh_key(), &files, false)
        .await;
    harmless(brought.refused().sees(name));
    let wish = "?for=%22%3E%3Cscript%3Ealert(1)&sent=1&saved=1";
    harmless(wati.get(&format!("{desk}{wish}")).await.ok());
    let back = wati
        .upload_many(
            &format!("{desk}/files?for=t5%0d%0aX-Evil:1"),
            &tests::fresh_key(),
            &[("b.jpg", &jpeg())],
            false,
        )
        .await
        .redirects();
    assert_eq!(back.location(), format!("{desk}?for="));
    app.close().await;
}

#[tokio::test]
async fn words_of_every_script_come_back_as_they_were_typed() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    let ingredients = work.at("slots/ingredients");
    for words in [
        "📦👩‍🍳 tempe 🇮🇩",
        "ꦠꦺꦩ꧀ꦥꦺ · تمبي · 豆豉",
        "kedelai \u{202e}iaseb\u{202c} \u{200f}garam",
    ] {
        siti.post(&ingredients, &[("value-ingredients", words)])
            .await
            .redirects();
        let page = siti.get(&work.page()).await.ok();
        assert_eq!(page.form(&ingredients).value("value-ingredients"), words);
        let cells = [("cell", words), ("cell", "1 g")];
        siti.post(&work.at("slots/nutrition"), &cells)
            .await
            .redirects();
        let page = siti.get(&work.page()).await.ok();
        let kept = page.form(&work.at("slots/nutrition"));
        assert_eq!(kept.value("cell"), words);
    }
    app.close().await;
}

#[tokio::test]
async fn huge_words_are_kept_in_the_form_and_refused_at_their_slot() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    let ingredients = work.at("slots/ingredients");
    let whole = "📦".repeat(10_000);
    siti.post(&ingredients, &[("value-ingredients", &whole)])
        .await
        .redirects();
    let more = "📦".repeat(10_001);
    let page = siti
        .post(&ingredients, &[("value-ingredients", &more)])
        .await
        .refused();
    let page = page.sees("Daftar bahan: Terlalu panjang: paling banyak 10.000 huruf.");
    assert_eq!(page.form(&ingredients).value("value-ingredients"), more);
    let (cell, nutrition) = ("g".repeat(501), work.at("slots/nutrition"));
    let page = siti
        .post(&nutrition, &[("cell", "Energi"), ("cell", &cell)])
        .await
        .refused();
    let form = page.form(&nutrition);
    let cells: Vec<_> = form
        .fields
        .iter()
        .filter(|(name, value)| name == "cell" && !value.is_empty())
        .map(|(_, value)| value.as_str())
        .collect();
    assert_eq!(cells, ["Energi", cell.as_str()]);
    let number = "9".repeat(400);
    siti.post(&work.at("slots/height"), &[("value-height", &number)])
        .await
        .refused()
        .sees("Isi dengan angka");
    app.close().await;
}

#[tokio::test]
async fn a_name_of_ten_thousand_letters_keeps_its_ending() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    let long = format!("{}.jpg", "n".repeat(10_000));
    let turned = "depan\u{202e}gpj.exe";
    for (name, shown) in [(long.as_str(), "nnn.jpg"), (turned, "depangpj.exe")] {
        siti.upload(&work.at("files/front"), name, &jpeg())
            .await
            .redirects();
        let page = siti.get(&work.page()).await.ok();
        if name == turned {
            page.sees(shown).lacks("\u{202e}");
        } else {
            assert!(page.text().contains("nnn.jpg"));
            assert!(page.html().len() < 60_000);
        }
    }
    let file = app.number("select max(id) from file").await;
    let download = siti.get(&format!("/files/{file}")).await.ok();
    let header = download.header("content-disposition");
    assert_eq!(
        header,
        "attachment; filename=\"depangpj.exe\"; filename*=UTF-8''depangpj.exe"
    );
    app.close().await;
}

/// Nothing that somebody typed has become markup.
#[track_caller]
pub(crate) fn harmless(page: tests::Page) -> tests::Page {
    let html = page.html();
    for markup in [
        "<script>alert",
        "<img src=x",
        "onerror=alert(1)>",
        "</textarea><script",
        "<b>tebal",
    ] {
        assert!(!html.contains(markup), "{markup} in\n{html}");
    }
    page
}
