//! Nothing typed is lost when a session ends: the door carries it, and it is shown again, unsent, to whom it belongs.

mod forms;
mod keyless;
mod language;
mod limits;
mod whose;

use domain::time::DAY;
use tests::{Client, Form, PASSWORD, Page, Persona, TestApp};

/// The session ends while somebody types: its time is over, or the browser has forgotten the cookie.
#[derive(Clone, Copy, Debug)]
enum Ended {
    Expired,
    Forgotten,
}

const WAYS: [Ended; 2] = [Ended::Expired, Ended::Forgotten];

/// Lets the session end, sends the form, and gets the door.
async fn sent_too_late(app: &TestApp, client: &mut Client, how: Ended, form: &Form) -> Page {
    match how {
        Ended::Expired => app.pass(91 * DAY),
        Ended::Forgotten => client.forget(),
    }
    client
        .submit(form)
        .await
        .has(401)
        .sees("Anda perlu masuk lagi")
        .sees("belum terkirim")
}

/// The form of a new product, with its name typed.
async fn new_product(client: &mut Client, name: &str) -> Form {
    let page = client.get("/products/new").await.ok();
    page.form("/products")
        .with("name", name)
        .with("market", "ID")
}

/// Signs in at a door that carries something.
async fn through(client: &mut Client, door: &Page, who: Persona) -> Page {
    let form = door
        .form("/login")
        .with("identifier", who.number)
        .with("password", PASSWORD);
    // The second button is only sent when it is pressed.
    client.submit(&form).await
}
