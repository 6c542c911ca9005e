//! The way of Siti's label: learnt, sent, answered, mended, passed.

mod answer;
mod correction;
mod design;
mod learning;
mod looking;
mod one_form;
mod remark;
mod swapped;

use tests::{ASSIGNMENT, Client, TestApp, Work};

/// Adds a product through its form, and opens the assignment for it.
async fn open_for_a_new_product(siti: &mut Client, name: &str) -> Work {
    let form = siti.get("/products/new").await.ok().form("/products");
    let form = form
        .with("name", name)
        .and("market", "ID")
        .and("market", "MY");
    siti.submit(&form).await.redirects_to("/products");
    siti.get("/products").await.ok().sees(name);
    let assignment = format!("/assignments/{ASSIGNMENT}");
    let page = siti
        .get(&assignment)
        .await
        .ok()
        .sees("Untuk produk yang mana?");
    let html = page.html();
    let (before, _) = html.split_once(&format!(">{name}<")).expect("the product");
    let (_, id) = before.rsplit_once("product-").expect("its id");
    let id: String = id.chars().take_while(char::is_ascii_digit).collect();
    let form = page
        .form(&format!("{assignment}/open"))
        .with("product", &id);
    let opened = siti.submit(&form).await.redirects();
    let submission = opened
        .location()
        .rsplit('/')
        .next()
        .and_then(|id| id.parse().ok());
    Work::newest(siti, submission.expect("a submission")).await
}

async fn state(app: &TestApp, work: Work) -> Vec<String> {
    app.texts(&format!(
        "select state from version where id = {}",
        work.version
    ))
    .await
}
