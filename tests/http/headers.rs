//! What every answer carries, and the cookie over https.

use tests::{SITI, TestApp, Work};

#[tokio::test]
async fn over_https_the_cookie_belongs_to_this_host_alone() {
    let app = TestApp::start().await;
    let secure = app.over_https();
    let mut siti = secure.visitor();
    let page = siti.sign_in(SITI.number).await.redirects();
    let cookie = page.header("set-cookie").to_owned();
    assert!(cookie.starts_with("__Host-kemas="), "{cookie}");
    for part in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/;"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    // A host prefix with a domain is no host prefix.
    assert!(!cookie.contains("Domain"), "{cookie}");
    siti.get("/today").await.ok();
    let out = siti.post("/logout", &[]).await.redirects();
    let ended = out.header("set-cookie");
    assert!(ended.starts_with("__Host-kemas=; "), "{ended}");
    assert!(
        ended.contains("; Secure") && ended.contains("Max-Age=0"),
        "{ended}"
    );
    siti.get("/today").await.redirects_to("/login?next=/today");

    // Over http browsers refuse that name, so the plain one opens nothing here.
    let mut plain = app.visitor();
    plain.sign_in(SITI.number).await.redirects();
    let mut crossed = plain.at(&secure);
    crossed
        .get("/today")
        .await
        .redirects_to("/login?next=/today");
    let https = secure.visitor().get("/").await.ok();
    assert!(
        https
            .header("strict-transport-security")
            .contains("max-age=")
    );
    let http = app.visitor().get("/").await.ok();
    assert_eq!(http.header("strict-transport-security"), "");
    app.close().await;
}

#[tokio::test]
async fn every_answer_says_what_a_browser_may_do_with_it() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    for path in [
        "/",
        "/today",
        "/account",
        "/nowhere",
        "/healthz",
        "/assets/none.css",
    ] {
        let page = siti.get(path).await;
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(page.header(name), value, "{path}");
        }
    }
    let page = siti.get("/today").await.ok();
    assert_eq!(page.header("cache-control"), "private, no-store");
    app.close().await;
}

#[tokio::test]
async fn a_page_runs_no_script_but_ours() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    for path in ["/", "/login", "/nowhere"] {
        let policy = strict_policy(&visitor.get(path).await);
        // No island, no script: what `default-src` forbids stays forbidden.
        assert_eq!(rule(&policy, "script-src"), "", "{path}: {policy}");
    }
    let mut siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await;
    let work = Work::open(&mut siti, product).await;
    let mut nonces = Vec::new();
    for _ in 0..3 {
        let policy = strict_policy(&siti.get(&work.page()).await.ok());
        let scripts = rule(&policy, "script-src");
        let (_, nonce) = scripts.split_once("'nonce-").expect("a nonce");
        let nonce = nonce.split('\'').next().unwrap_or_default().to_owned();
        assert!(nonce.len() >= 16, "{nonce}");
        nonces.push(nonce);
    }
    nonces.sort();
    nonces.dedup();
    assert_eq!(nonces.len(), 3, "a nonce is used once");
    app.close().await;
}

/// The policy of a page, which is strict whether or not it has a script.
#[track_caller]
fn strict_policy(page: &tests::Page) -> String {
    let policy = page.header("content-security-policy").to_owned();
    assert_eq!(rule(&policy, "default-src"), "'none'", "{policy}");
    assert_eq!(rule(&policy, "frame-ancestors"), "'none'", "{policy}");
    assert_eq!(rule(&policy, "base-uri"), "'none'", "{policy}");
    assert!(!policy.contains("unsafe-inline"), "{policy}");
    assert!(!policy.contains("'unsafe-eval'"), "{policy}");
    policy
}

fn rule(policy: &str, name: &str) -> String {
    let mut rules = policy.split(';').map(str::trim);
    let found = rules.find_map(|rule| rule.strip_prefix(name));
    found.unwrap_or_default().trim().to_owned()
}
