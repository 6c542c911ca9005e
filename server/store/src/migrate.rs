//! The schema, one folder of migrations an engine, with the same numbers.

use sqlx::migrate::Migrator;

static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

pub(crate) async fn sqlite(pool: &sqlx::SqlitePool) -> Result<(), crate::Error> {
    Ok(SQLITE.run(pool).await?)
}

pub(crate) async fn postgres(pool: &sqlx::PgPool) -> Result<(), crate::Error> {
    Ok(POSTGRES.run(pool).await?)
}
