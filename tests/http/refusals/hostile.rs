use tests::{TestApp, WATI, jpeg};

use super::begun;

const HOSTILE: [&str; 5] = [
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

/// Nothing that somebody typed has become markup.
#[track_caller]
fn harmless(page: tests::Page) -> tests::Page {
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
