use tests::{BUDI, DEWI, PASSWORD, SITI, TestApp, WATI, add_person};

tests::on_both_engines! {
    she_changes_her_number_for_her_password,
    her_mentor_changes_it_when_she_stands_before_her,
}

const NEW: &str = "0813 7777 0001";
const STORED: &str = "+6281377770001";

async fn she_changes_her_number_for_her_password(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let form = siti.get("/account").await.ok().form("/account/number");
    let typed = |number: &str, password: &str| {
        form.clone()
            .with("phone", number)
            .with("number_password", password)
    };
    for (number, password, words) in [
        (
            "0318290000",
            PASSWORD,
            "Ini belum seperti nomor HP Indonesia.",
        ),
        (NEW, "bukan sandinya", "Kata sandi sekarang belum cocok."),
        (BUDI.number, PASSWORD, "sedang tercatat atas orang lain"),
        (SITI.number, PASSWORD, "Nomor ini sudah tercatat."),
    ] {
        let page = siti.submit(&typed(number, password)).await.refused();
        let page = page.sees(words).lacks("bukan sandinya");
        assert_eq!(page.form("/account/number").value("phone"), number);
        assert!(page.html().contains("aria-invalid=\"true\""), "{number}");
    }
    siti.submit(&typed(NEW, PASSWORD))
        .await
        .redirects_to("/account?done=number");
    // The session stays; the old number opens nothing, the new one does.
    siti.get("/account").await.ok().sees("0813 7777 0001");
    app.visitor().sign_in(SITI.number).await.refused();
    app.visitor().sign_in(NEW).await.redirects();
    let held = "select value from contact where valid_until is not null";
    assert_eq!(app.texts(held).await, [SITI.number]);

    // Sold anew, the old number is somebody else's.
    add_person(app.db(), "Sri Wahyuni", SITI.number, app.now()).await;
    let mut sri = app.visitor();
    sri.sign_in(SITI.number).await.redirects();
    sri.get("/account").await.ok().sees("Sri Wahyuni");
    let trail = "select fields from audit where action = 'contact.change' and on_behalf_of is null";
    assert_eq!(app.texts(trail).await, ["phone"]);
    app.close().await;
}

async fn her_mentor_changes_it_when_she_stands_before_her(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let person = app
        .number("select person_id from enrollment order by id limit 1")
        .await;
    let path = format!("/people/{person}/number");
    let mut wati = app.sign_in(WATI).await;
    // A code that was to be read out to the old number.
    wati.post(&format!("/people/{person}/code"), &[]).await.ok();
    let form = wati
        .get(&path)
        .await
        .ok()
        .sees("0813 0000 0001")
        .form(&path);
    let page = wati
        .submit(&form.clone().with("phone", NEW))
        .await
        .refused();
    let page = page.sees("Pilih alasannya.").sees("bila orangnya hadir");
    let again = page.form(&path);
    assert_eq!(again.value("phone"), NEW);
    let again = again.with("reason", "dead").with("met", "yes");
    wati.submit(&again)
        .await
        .redirects_to(&format!("{path}?done=changed"));

    siti.get("/today").await.ok();
    app.visitor().sign_in(NEW).await.redirects();
    let open = app.number("select count(*) from sign_in_code where used_at is null and expires_at > made_at + 1000").await;
    assert_eq!(open, 0, "the code was revoked");
    let held = "select value || ' ' || reason from contact where person_id = (select min(person_id) from enrollment) order by id";
    assert_eq!(
        app.texts(held).await,
        [format!("{} dead", SITI.number), format!("{STORED} dead")]
    );

    // No number any more: she comes in by a code until she has one.
    let end = wati.get(&path).await.ok().form(&path);
    let end = end.with("reason", "lost").with("met", "yes");
    wati.submit(&end)
        .await
        .redirects_to(&format!("{path}?done=ended"));
    app.visitor().sign_in(NEW).await.refused();
    wati.get(&path).await.ok().sees("Belum ada nomor HP");
    app.sign_in(DEWI).await.get(&path).await.has(404);
    app.close().await;
}
