use domain::time::MINUTE;
use tests::{Client, SITI, TestApp, WATI};

tests::on_both_engines! {
    asking_again_does_not_say_who_is_known,
    an_address_asks_only_so_often,
}

/// Asks for a code, and answers the number that the page gives.
async fn ask(client: &mut Client, who: &str) -> String {
    let page = client.post("/forgot", &[("identifier", who)]).await.ok();
    let text = page.text();
    let number = text.split(' ').find(|word| word.starts_with("R-"));
    number.expect("a number").to_owned()
}

async fn asking_again_does_not_say_who_is_known(app: TestApp) {
    let mut visitor = app.visitor();
    for who in [SITI.number, "+6281399999999"] {
        let first = ask(&mut visitor, who).await;
        assert_ne!(first, ask(&mut visitor, who).await, "{who}");
    }
    // Nobody fills the table with people who are not there, nor with one who is.
    let mut last = String::new();
    for _ in 0..5 {
        last = ask(&mut visitor, SITI.number).await;
    }
    assert_eq!(app.number("select count(*) from sign_in_request").await, 3);
    // One line a person, whichever of her numbers she passed on.
    let mut wati = app.sign_in(WATI).await;
    let page = wati.get("/requests").await.ok().sees(&last);
    page.sees("Minta kode (1)");
    app.close().await;
}

async fn an_address_asks_only_so_often(app: TestApp) {
    let mut visitor = app.visitor();
    for nth in 0..120 {
        ask(&mut visitor, &format!("+62813888800{nth:02}")).await;
    }
    let fields = [("identifier", SITI.number)];
    let page = visitor.post("/forgot", &fields).await.refused();
    let form = page.sees("Sudah terlalu sering dicoba.").form("/forgot");
    assert_eq!(form.value("identifier"), SITI.number);
    // The door has a count of its own, and so has the next address.
    visitor.sign_in(SITI.number).await.redirects();
    let mut elsewhere = app.visitor();
    elsewhere.address.set_ip([198, 51, 100, 9].into());
    ask(&mut elsewhere, SITI.number).await;
    app.pass(16 * MINUTE);
    ask(&mut visitor, SITI.number).await;
    app.close().await;
}
