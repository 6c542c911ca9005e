//! Coming in, staying in, and being kept out.

mod ask;
mod code;
mod device;
mod door;
mod limits;
mod number;
mod password;

use tests::Client;

async fn fail(client: &mut Client, identifier: &str) -> String {
    let fields = [
        ("identifier", identifier),
        ("password", "salah sama sekali"),
    ];
    client.post("/login", &fields).await.refused().text()
}
