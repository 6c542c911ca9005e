//! Several products on one assignment, each with its own work.

use tests::{ASSIGNMENT, SITI, TestApp, WATI, Work};

tests::on_both_engines! {
    each_product_has_its_own_work_and_the_neediest_is_named,
}

async fn each_product_has_its_own_work_and_the_neediest_is_named(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let path = format!("/assignments/{ASSIGNMENT}");
    let first_product = app.number("select min(id) from product").await;
    let first = Work::sent(&mut siti, first_product).await;
    // With one product there is one way.
    siti.get(&path).await.redirects_to(&first.page());
    siti.get(&first.page())
        .await
        .ok()
        .lacks("Kirim untuk produk lain");
    let fields = [
        ("name", "Sambal 150 ml"),
        ("category", "food"),
        ("market", "ID"),
    ];
    siti.post("/products", &fields).await.redirects();
    siti.get(&first.page())
        .await
        .ok()
        .sees("Kirim untuk produk lain");
    let page = siti.get(&path).await.ok();
    let page = page
        .sees("Keripik tempe 100 g")
        .sees("Untuk produk lain")
        .sees("Sambal 150 ml");
    let form = page.form(&format!("{path}/open"));
    let second = siti.submit(&form).await.redirects().location().to_owned();
    assert_ne!(second, first.page());
    // The first waits, the second is in her hands: that one is named and linked.
    siti.get("/today")
        .await
        .ok()
        .sees("Keripik tempe 100 g: sedang dibaca pendamping");
    let learn = siti.get("/learn").await.ok().html();
    assert!(learn.contains(&format!("href=\"{second}\"")), "{learn}");
    siti.get("/assignments")
        .await
        .ok()
        .sees("Keripik tempe 100 g: ")
        .sees("Sambal 150 ml: ");

    // The first came back: it leads to the mentor's words.
    first.judge(&mut wati, "fix").await;
    first.remark(&mut wati, "Perbesar huruf.").await;
    first.release(&mut wati, "now").await;
    let today = siti.get("/today").await.ok();
    let feedback = format!("href=\"{}\"", first.at("feedback"));
    assert!(today.html().contains(&feedback), "{}", today.html());
    today.sees("Baca catatan pendamping");

    // The second passes: the assignment is done, and what came back is still the next step.
    let id = second.rsplit('/').next().and_then(|id| id.parse().ok());
    let second = Work::newest(&mut siti, id.expect("a submission")).await;
    second.fill(&mut siti).await;
    siti.post(&second.at("send"), &[]).await.redirects();
    second.judge(&mut wati, "passed").await;
    second.release(&mut wati, "now").await;
    siti.get("/learn")
        .await
        .ok()
        .sees("1 dari 3 langkah selesai");
    assert!(siti.get("/today").await.ok().html().contains(&feedback));
    siti.get(&path).await.ok().lacks("Untuk produk lain");
    app.close().await;
}
