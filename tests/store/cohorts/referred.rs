use std::collections::BTreeMap;

use domain::cohorts::import::Mapping;
use domain::markets::Category;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Row, SqliteConnection};
use store::cohorts::import::{NewImport, Options, stage, undo};
use tests::{AGUS, TestApp};

use super::let_in;
use crate::command;

/// A row of any table may refer to what a list made: for each key that does, such a row is added, and the list is taken back.
/// Only on SQLite: there a row can be added whose other keys lead nowhere.
#[tokio::test(flavor = "multi_thread")]
async fn whatever_refers_to_what_a_list_made_it_can_be_taken_back() {
    let app = TestApp::start().await;
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let file = app
        .texts("select file from pragma_database_list where name = 'main'")
        .await;
    let mut behind = SqliteConnectOptions::new()
        .filename(&file[0])
        .foreign_keys(false)
        .connect()
        .await
        .expect("a connection");
    let keys = sqlx::query_as::<_, (String, String, String)>(
        "select t.name, k.\"from\", k.\"table\" from sqlite_schema t join pragma_foreign_key_list(t.name) k
         where t.type = 'table' and k.\"table\" in ('person', 'business', 'product', 'enrollment')
         order by 1, 2",
    )
    .fetch_all(&mut behind)
    .await
    .expect("keys");
    assert!(keys.len() > 40, "{keys:?}");
    for (nth, (table, column, parent)) in keys.iter().enumerate() {
        let heads = ["Nama", "Nomor HP", "Nama usaha", "Kota", "Nama produk"].map(str::to_owned);
        let name = format!("Peserta {nth}");
        let phone = format!("0813900001{nth:02}");
        let new = NewImport {
            source_name: String::new(),
            options: Options {
                columns: Mapping::guess(&heads),
                heads: heads.to_vec(),
                category: Category::Food,
            },
            rows: vec![(
                2,
                vec![
                    name.clone(),
                    phone,
                    name,
                    "Kota Batu".to_owned(),
                    "Tempe".to_owned(),
                ],
            )],
        };
        let import = stage(app.db(), &agus, &command(&app, &agus), cohort, &new)
            .await
            .expect("staged");
        let_in(&app, &agus, import).await;
        let made = app.number(&format!("select max(id) from {parent}")).await;
        refer(&mut behind, table, column, made, 1_000_000 + nth).await;
        let undone = undo(app.db(), &agus, &command(&app, &agus), cohort, import).await;
        assert!(undone.is_ok(), "{table}.{column}: {undone:?}");
    }
    app.close().await;
}

/// Adds a row that refers to one row and else holds whatever its columns take.
async fn refer(conn: &mut SqliteConnection, table: &str, column: &str, to: i64, filler: usize) {
    let columns = sqlx::query(
        "select name, type, \"notnull\", dflt_value is not null, pk from pragma_table_info($1)",
    )
    .bind(table)
    .fetch_all(&mut *conn)
    .await
    .expect("columns");
    let mut values = BTreeMap::new();
    for row in columns {
        let (name, kind): (String, String) = (row.get(0), row.get(1));
        let (is_required, has_default, key): (bool, bool, i64) =
            (row.get(2), row.get(3), row.get(4));
        let value = match kind.to_lowercase().as_str() {
            _ if name == column => to.to_string(),
            _ if name == "id" || has_default || !(is_required || key > 0) => continue,
            "text" => format!("'x{filler}'"),
            "blob" => "randomblob(8)".to_owned(),
            _ => filler.to_string(),
        };
        values.insert(name, value);
    }
    let names: Vec<_> = values.keys().map(|name| format!("\"{name}\"")).collect();
    let cells: Vec<_> = values.into_values().collect();
    let sql = format!(
        "insert into {table} ({}) values ({})",
        names.join(", "),
        cells.join(", ")
    );
    sqlx::query(AssertSqlSafe(sql))
        .execute(conn)
        .await
        .unwrap_or_else(|error| panic!("{table}.{column}: {error}"));
}
