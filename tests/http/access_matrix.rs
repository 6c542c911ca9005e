//! Every route × every role. A route without a row fails, and so does a row without a route.

mod table;
mod world;

use app::routes::{Who, routes};
use tests::{Client, Process, TestApp};

use table::{Body, Row, rows};
use world::World;

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let mut routed: Vec<_> = routes()
        .iter()
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    let mut listed: Vec<_> = rows()
        .iter()
        .map(|row| format!("{} {}", row.method, row.path))
        .collect();
    routed.sort();
    listed.sort();
    listed.dedup();
    assert_eq!(routed, listed);
}

#[test]
fn the_paths_in_the_table_are_the_routes_filled_in() {
    for row in rows() {
        let world = World::with_ids_of(1);
        let asked = (row.asked)(&world);
        let asked = asked.split('?').next().unwrap_or_default().to_owned();
        let (route, asked): (Vec<_>, Vec<_>) =
            (row.path.split('/').collect(), asked.split('/').collect());
        let fits = route.len() == asked.len()
            && route
                .iter()
                .zip(&asked)
                .all(|(part, given)| part.starts_with('{') || part == given);
        assert!(fits, "{} {} asks for {asked:?}", row.method, row.path);
    }
}

/// Answers that differ from the table, all at once.
#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_what_the_table_says() {
    let (home, world) = World::build().await;
    let start = home.snapshot().await;
    let mut wrong = Vec::new();
    // Reading changes nothing, so all readers share one site; what is posted gets a fresh one each time.
    for row in rows() {
        for (role, expected) in row.expected() {
            let page = if row.method == "GET" {
                ask(&home, &world, &row, role).await
            } else {
                let app = TestApp::from(&start).await;
                let answer = ask(&app, &world, &row, role).await;
                app.close().await;
                answer
            };
            let (status, location) = page;
            let is_open = is_for_anyone(&row);
            let is_outside = role == world::Role::Visitor && !is_open;
            // A page leads a visitor to the door; a form that is sent from outside gets the door at once.
            let expected = if is_outside && row.method == "POST" {
                401
            } else {
                expected
            };
            if status != expected {
                let (method, path) = (row.method, row.path);
                wrong.push(format!(
                    "{method} {path} as {role:?}: {status} {location}, not {expected}"
                ));
            }
            if is_outside && row.method == "GET" && !location.starts_with("/login?next=") {
                wrong.push(format!(
                    "{} {} does not send a visitor to the door: {status}",
                    row.method, row.path
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    home.close().await;
}

fn is_for_anyone(row: &Row) -> bool {
    routes()
        .iter()
        .find(|route| route.method == row.method && route.path == row.path)
        .is_some_and(|route| route.who == Who::Anyone)
}

async fn ask(process: &Process, world: &World, row: &Row, role: world::Role) -> (u16, String) {
    let mut client: Client = world.client(role).at(process);
    let path = (row.asked)(world);
    let page = match (row.method, &row.body) {
        ("GET", _) => client.get(&path).await,
        (_, Body::Fields(fields)) => client.post(&path, fields).await,
        (_, Body::Product) => {
            let product = world.product.to_string();
            client.post(&path, &[("product", &product)]).await
        }
        (_, Body::List) => client.upload(&path, "peserta.csv", world::LIST).await,
        (_, Body::Photo) => client.upload(&path, "depan.jpg", &tests::jpeg()).await,
    };
    (page.status.as_u16(), page.header("location").to_owned())
}
