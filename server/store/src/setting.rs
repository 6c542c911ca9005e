//! Small facts about this database, shared by every process on it.

use crate::conn::{execute, row, value};
use crate::token::Token;
use crate::{Conn, Db, Error, Lock};

/// A setting's value.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn read(db: &Db, key: &str) -> Result<Option<String>, Error> {
    let found = row!(
        db.reader().await?.conn(),
        (String,),
        "select value from setting where key = $1",
        key
    )?;
    Ok(found.map(|(value,)| value))
}

/// Keeps a setting.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn keep(conn: &mut Conn<'_>, key: &str, value: &str) -> Result<(), Error> {
    execute!(
        conn,
        "insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value",
        key,
        value
    )
    .map(|_| ())
}

/// A secret of this database, drawn the first time it is needed; who comes second gets the first one's.
pub(crate) async fn secret(db: &Db, key: &'static str) -> Result<String, Error> {
    if let Some(secret) = read(db, key).await? {
        return Ok(secret);
    }
    let drawn = Token::new()?;
    db.write(Lock::Nothing, |mut conn| {
        let drawn = drawn.clone();
        Box::pin(async move {
            execute!(
                &mut conn,
                "insert into setting (key, value) values ($1, $2) on conflict (key) do nothing",
                key,
                drawn.reveal()
            )?;
            value!(
                &mut conn,
                String,
                "select value from setting where key = $1",
                key
            )
        })
    })
    .await
}

/// Whether nobody is entered yet.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn is_empty(db: &Db) -> Result<bool, Error> {
    let found = row!(
        db.reader().await?.conn(),
        (i64,),
        "select count(*) from person"
    )?;
    Ok(found.is_some_and(|(count,)| count == 0))
}
