//! What is refused, in which words, and that nothing typed is lost by it.

mod again;
mod desk;
mod files;
pub(crate) mod hostile;
mod sent;
mod words;

use tests::{Client, SITI, TestApp, Work};

async fn begun(app: &TestApp) -> (Client, Work) {
    let mut siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await;
    let work = Work::open(&mut siti, product).await;
    (siti, work)
}

async fn sent(app: &TestApp) -> (Client, Work) {
    let (mut siti, work) = begun(app).await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    (siti, work)
}
