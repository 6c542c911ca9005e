use domain::identity::Identifier;
use domain::time::HOUR;
use store::Lock;
use store::identity::{CODE_FOR_ONE, NewCode, SignInCode, find_by_contact, make_code};
use tests::{AGUS, SITI, TestApp};

async fn code_for_siti(app: &TestApp) -> String {
    let agus = app.actor(AGUS).await;
    let code = SignInCode::draw().expect("a code");
    let number = Identifier::parse(SITI.number).expect("a number");
    let now = app.now();
    let (new, by) = (code.clone(), Some(agus.person));
    app.db()
        .write(Lock::Nothing, |mut conn| {
            let (new, number) = (new.clone(), number.clone());
            Box::pin(async move {
                let person = find_by_contact(&mut conn, &number).await?.expect("Siti").id;
                let new = NewCode {
                    person,
                    code: new,
                    lasts: CODE_FOR_ONE,
                };
                make_code(&mut conn, by, &new, now).await
            })
        })
        .await
        .expect("a code");
    code.for_reading()
}

#[tokio::test]
async fn a_code_opens_the_door_once() {
    let app = TestApp::start().await;
    let code = code_for_siti(&app).await;
    let typed = code.replace('-', " ").to_lowercase();
    let mut siti = app.visitor();
    siti.post("/code", &[("code", &typed)])
        .await
        .redirects_to("/account");
    siti.get("/account").await.ok().sees(SITI.name);
    app.visitor()
        .post("/code", &[("code", &code)])
        .await
        .refused()
        .sees("Kode ini tidak berlaku.");

    // The password that is chosen then is the one that counts.
    let form = siti.get("/account").await.ok().form("/account/password");
    let form = form.with("password", "rahasia baru milik siti");
    siti.submit(&form)
        .await
        .redirects_to("/account?done=password&others=0");
    app.visitor().sign_in(SITI.number).await.refused();
    let fields = [
        ("identifier", SITI.number),
        ("password", "rahasia baru milik siti"),
    ];
    app.visitor()
        .post("/login", &fields)
        .await
        .redirects_to("/today");
    app.close().await;
}

#[tokio::test]
async fn a_code_ends_after_three_days_or_with_the_next_one() {
    let app = TestApp::start().await;
    let first = code_for_siti(&app).await;
    app.pass(1000);
    let second = code_for_siti(&app).await;
    app.visitor()
        .post("/code", &[("code", &first)])
        .await
        .refused();
    app.pass(72 * HOUR);
    app.visitor()
        .post("/code", &[("code", &second)])
        .await
        .refused();
    app.close().await;
}

#[tokio::test]
async fn coming_in_by_a_code_and_signing_out_stand_in_the_trail() {
    let app = TestApp::start().await;
    let code = code_for_siti(&app).await;
    let mut siti = app.visitor();
    siti.post("/code", &[("code", &code)]).await.redirects();
    let mut other_tab = siti.clone();
    siti.post("/logout", &[]).await.redirects();
    // That session has ended already.
    other_tab.post("/logout", &[]).await.redirects();
    let trail = "select a.action from audit a join person p on p.id = a.actor_id
        where p.name = 'Siti Aminah' and a.action like 'session.%' order by a.id";
    assert_eq!(
        app.texts(trail).await,
        ["session.open_by_code", "session.close"]
    );
    app.close().await;
}
