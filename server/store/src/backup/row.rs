//! One row as one line: a JSON array. Bytes stand in base64 and fractions as text, so that both come back bit for bit.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures::TryStreamExt;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Row};

use super::table::{Kind, Table};
use crate::conn::on;
use crate::{Conn, Error};

/// Hands every row of a table to `each`, as a line without its end.
pub(super) async fn each_row(
    conn: &mut Conn<'_>,
    table: &Table,
    mut each: impl FnMut(&str) -> std::io::Result<()>,
) -> Result<(), Error> {
    // The text is made of names in the database's own catalogue.
    let sql = AssertSqlSafe(table.select());
    on!(conn, |c| {
        let mut rows = sqlx::query(sql).fetch(c);
        async {
            while let Some(row) = rows.try_next().await? {
                let mut values = Vec::with_capacity(table.columns.len());
                for (nth, column) in table.columns.iter().enumerate() {
                    values.push(match column.kind {
                        Kind::Integer => row.try_get::<Option<i64>, _>(nth)?.map(Value::from),
                        Kind::Boolean => row.try_get::<Option<bool>, _>(nth)?.map(Value::from),
                        Kind::Real => row
                            .try_get::<Option<f64>, _>(nth)?
                            .map(|real| Value::from(format!("{real:?}"))),
                        Kind::Text => row.try_get::<Option<String>, _>(nth)?.map(Value::from),
                        Kind::Blob => row
                            .try_get::<Option<Vec<u8>>, _>(nth)?
                            .map(|bytes| Value::from(STANDARD.encode(bytes))),
                    });
                }
                let line: Value = values
                    .into_iter()
                    .map(|value| value.unwrap_or(Value::Null))
                    .collect();
                each(&line.to_string()).map_err(sqlx::Error::Io)?;
            }
            Ok::<_, sqlx::Error>(())
        }
        .await
    })
}

/// Enters a line as a row; `None` when the line does not fit the table.
pub(super) async fn insert(
    conn: &mut Conn<'_>,
    table: &Table,
    sql: &str,
    line: &str,
) -> Result<Option<()>, Error> {
    let Ok(Value::Array(values)) = serde_json::from_str(line) else {
        return Ok(None);
    };
    let Some(cells) = cells(table, &values) else {
        return Ok(None);
    };
    let sql = AssertSqlSafe(sql.to_owned());
    on!(conn, |c| {
        let mut query = sqlx::query(sql);
        for cell in cells {
            query = match cell {
                Cell::Integer(value) => query.bind(value),
                Cell::Boolean(value) => query.bind(value),
                Cell::Real(value) => query.bind(value),
                Cell::Text(value) => query.bind(value),
                Cell::Blob(value) => query.bind(value),
            };
        }
        query.execute(c).await.map(|_| ())
    })?;
    Ok(Some(()))
}

enum Cell {
    Integer(Option<i64>),
    Boolean(Option<bool>),
    Real(Option<f64>),
    Text(Option<String>),
    Blob(Option<Vec<u8>>),
}

fn cells(table: &Table, values: &[Value]) -> Option<Vec<Cell>> {
    if values.len() != table.columns.len() {
        return None;
    }
    table
        .columns
        .iter()
        .zip(values)
        .map(|(column, value)| cell(column.kind, value))
        .collect()
}

/// One engine's `true` is the other's 1.
fn cell(kind: Kind, value: &Value) -> Option<Cell> {
    Some(match (kind, value) {
        (Kind::Integer, Value::Null) => Cell::Integer(None),
        (Kind::Integer, Value::Bool(yes)) => Cell::Integer(Some(i64::from(*yes))),
        (Kind::Integer, value) => Cell::Integer(Some(value.as_i64()?)),
        (Kind::Boolean, Value::Null) => Cell::Boolean(None),
        (Kind::Boolean, Value::Bool(yes)) => Cell::Boolean(Some(*yes)),
        (Kind::Boolean, value) => Cell::Boolean(Some(value.as_i64()? != 0)),
        (Kind::Real, Value::Null) => Cell::Real(None),
        (Kind::Real, value) => Cell::Real(Some(value.as_str()?.parse().ok()?)),
        (Kind::Text, Value::Null) => Cell::Text(None),
        (Kind::Text, value) => Cell::Text(Some(value.as_str()?.to_owned())),
        (Kind::Blob, Value::Null) => Cell::Blob(None),
        (Kind::Blob, value) => Cell::Blob(Some(STANDARD.decode(value.as_str()?).ok()?)),
    })
}
