use tests::{PASSWORD, SITI, TestApp, WATI};

#[tokio::test]
async fn a_number_is_known_in_every_usual_spelling() {
    let app = TestApp::start().await;
    for spelling in [
        "081300000001",
        "+6281300000001",
        "6281300000001",
        "62-813-0000-0001",
        "0813 0000 0001",
        "+62 813-0000-0001",
        "(0813) 0000.0001",
    ] {
        let mut client = app.visitor();
        let page = client.sign_in(spelling).await;
        assert_eq!(page.status.as_u16(), 303, "{spelling}: {}", page.text());
    }
    app.close().await;
}

#[tokio::test]
async fn an_unknown_account_gets_the_same_answer() {
    let app = TestApp::start().await;
    let mut client = app.visitor();
    let mut try_as = async |who: &str| {
        let fields = [("identifier", who), ("password", "bukan kata sandinya")];
        let page = client.post("/login", &fields).await.refused();
        page.text()
    };
    let known = try_as(SITI.number).await;
    assert_eq!(known, try_as("+6281399999999").await);
    assert_eq!(known, try_as("tidak@ada.example").await);
    assert!(known.contains("Nomor atau kata sandi belum cocok."));

    let ask_as = async |who: &str| {
        let page = app
            .visitor()
            .post("/forgot", &[("identifier", who)])
            .await
            .ok();
        without_number(&page.text())
    };
    assert_eq!(ask_as(SITI.number).await, ask_as("+6281399999999").await);
    app.close().await;
}

/// The page of a request for a code, without the number that differs.
fn without_number(text: &str) -> String {
    let words: Vec<_> = text
        .split(' ')
        .filter(|word| !word.starts_with("R-"))
        .collect();
    words.join(" ")
}

#[tokio::test]
async fn what_was_typed_for_a_name_is_kept_and_the_password_is_not() {
    let app = TestApp::start().await;
    let mut client = app.visitor();
    let fields = [
        ("identifier", "0813 0000 0001"),
        ("password", "salah-salah-salah"),
        ("next", "/products"),
    ];
    let page = client
        .post("/login", &fields)
        .await
        .refused()
        .lacks("salah-salah-salah");
    let form = page.form("/login");
    assert_eq!(form.value("identifier"), "0813 0000 0001");
    assert_eq!(form.value("next"), "/products");
    app.close().await;
}

#[tokio::test]
async fn the_way_back_is_kept_and_never_leads_abroad() {
    let app = TestApp::start().await;
    let mut siti = app.visitor();
    let door = siti.get("/lessons/5.1?part=2").await.redirects();
    let form = siti.follow(&door).await.ok().form("/login");
    let form = form
        .with("identifier", SITI.number)
        .with("password", PASSWORD);
    siti.submit(&form).await.redirects_to("/lessons/5.1?part=2");
    for abroad in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
    ] {
        let fields = [
            ("identifier", WATI.number),
            ("password", PASSWORD),
            ("next", abroad),
        ];
        app.visitor()
            .post("/login", &fields)
            .await
            .redirects_to("/today");
        let fields = [("language", "en"), ("next", abroad)];
        app.visitor()
            .post("/language", &fields)
            .await
            .redirects_to("/today");
    }
    app.close().await;
}

#[tokio::test]
async fn another_site_cannot_post_in_somebodys_name() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let product = [("name", "Palsu"), ("category", "food"), ("market", "ID")];
    siti.fetch_site = "cross-site";
    siti.post("/products", &product).await.has(403);
    siti.post("/logout", &[]).await.has(403);
    siti.get("/today").await.ok();
    siti.fetch_site = "same-site";
    siti.post("/products", &product).await.has(403);
    assert_eq!(
        app.number("select count(*) from product where name = 'Palsu'")
            .await,
        0
    );
    siti.fetch_site = "same-origin";
    siti.post("/products", &product).await.redirects();
    app.close().await;
}
