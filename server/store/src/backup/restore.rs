use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use sqlx::AssertSqlSafe;

use super::archive::private;
use super::folder::NewFolder;
use super::manifest::Entry;
use super::row::insert;
use super::source::Source;
use super::table::{Table, quoted, tables};
use super::{BackupError, Manifest, let_go_of_files};
use crate::conn::{execute, rows, value};
use crate::{Conn, Db, Error, FILES_FOLDER, SQLITE_FILE, migrate};

/// Where a backup goes.
#[derive(Clone, Debug)]
pub struct Destination {
    /// The data folder: new, or empty. One that is there may be a mount point, or a link to a folder.
    pub folder: PathBuf,
    /// A PostgreSQL database without tables; without one, SQLite in the data folder.
    pub postgres: Option<String>,
}

/// A backup that was restored.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What it said of itself.
    pub manifest: Manifest,
    /// Its rows.
    pub rows: u64,
    /// Its files.
    pub files: usize,
}

/// Puts a backup into a new or an empty data folder. Every byte is checked first, and all of it is put together on the file
/// system of that folder before the database is filled, so that the last step is a mere change of names.
///
/// # Errors
/// [`BackupError`]; then the folder is as it was before. A PostgreSQL database has tables once it began to be filled.
pub async fn restore(backup: &Path, to: &Destination) -> Result<Restored, BackupError> {
    let mut source = Source::open(backup)?;
    let manifest = source.manifest().clone();
    if manifest.migration > migrate::newest_known() {
        return Err(BackupError::Newer(manifest.program));
    }
    let place = NewFolder::at(&to.folder)?;
    source.check()?;

    let unfinished = place.begin()?;
    let files = unpack_files(&mut source, &unfinished.path().join(FILES_FOLDER))?;
    let db = match &to.postgres {
        Some(url) => Db::connect(url).await?,
        None => Db::connect_sqlite(&unfinished.path().join(SQLITE_FILE)).await?,
    };
    let filled = fill(&db, &mut source, &manifest).await;
    let rows = match filled {
        Ok(rows) => rows,
        Err(error) => {
            db.close().await;
            return Err(error);
        }
    };
    db.migrate(None).await?;
    let_go_of_files(&db).await?;
    db.close().await;
    place.finish(unfinished)?;
    Ok(Restored {
        manifest,
        rows,
        files,
    })
}

fn unpack_files(source: &mut Source, folder: &Path) -> Result<usize, BackupError> {
    std::fs::create_dir_all(folder).map_err(BackupError::io(folder))?;
    let mut unpacked = 0;
    for entry in source.manifest().entries.clone() {
        let Some(key) = entry.name.strip_prefix("files/") else {
            continue;
        };
        let path = folder.join(key);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(BackupError::io(folder))?;
        }
        let mut file = private(&path)?;
        let mut reader = source.read(&entry)?;
        std::io::copy(&mut reader, &mut file).map_err(BackupError::io(&path))?;
        reader.verify()?;
        file.sync_all().map_err(BackupError::io(&path))?;
        unpacked += 1;
    }
    Ok(unpacked)
}

/// Fills a new database in one transaction, at the schema the backup had.
async fn fill(db: &Db, source: &mut Source, manifest: &Manifest) -> Result<u64, BackupError> {
    if !tables(&mut db.reader().await?.conn()).await?.is_empty() {
        return Err(BackupError::DatabaseNotEmpty);
    }
    db.migrate(Some(manifest.migration)).await?;
    let mut filling = db.filling().await?;
    let found = tables(&mut filling.conn()).await?;
    let kept = put_off_references(&mut filling.conn()).await?;
    for table in &found {
        // A migration may have entered rows of its own; the backup has them too.
        let sql = AssertSqlSafe(format!("delete from {}", quoted(&table.name)));
        execute!(&mut filling.conn(), sql)?;
    }
    let mut row_count = 0;
    for entry in &manifest.entries {
        let Some(name) = entry
            .name
            .strip_prefix("tables/")
            .and_then(|name| name.strip_suffix(".jsonl"))
        else {
            continue;
        };
        let table = found
            .iter()
            .find(|table| table.name == name)
            .ok_or_else(|| BackupError::OtherTable(name.to_owned()))?;
        row_count += fill_table(&mut filling.conn(), source, entry, table).await?;
    }
    settle(&mut filling.conn(), &found, &kept).await?;
    filling.commit().await?;
    Ok(row_count)
}

async fn fill_table(
    conn: &mut Conn<'_>,
    source: &mut Source,
    entry: &Entry,
    table: &Table,
) -> Result<u64, BackupError> {
    let other = || BackupError::OtherTable(table.name.clone());
    let damaged = |_| BackupError::Damaged(entry.name.clone());
    let mut lines = BufReader::new(source.read(entry)?).lines();
    let head = lines.next().ok_or_else(other)?.map_err(damaged)?;
    let names: Vec<String> = serde_json::from_str(&head).map_err(|_| other())?;
    let columns = names
        .iter()
        .map(|name| {
            table
                .columns
                .iter()
                .find(|column| column.name == *name)
                .cloned()
        })
        .collect::<Option<Vec<_>>>()
        .filter(|columns| columns.len() == table.columns.len())
        .ok_or_else(other)?;
    let ordered = Table {
        name: table.name.clone(),
        columns,
    };
    let sql = ordered.insert();
    let mut row_count = 0;
    for line in lines {
        let line = line.map_err(damaged)?;
        insert(conn, &ordered, &sql, &line)
            .await?
            .ok_or_else(other)?;
        row_count += 1;
    }
    Ok(row_count)
}

/// Tables come in the order of their names, so references are looked at once, when all rows are there.
async fn put_off_references(conn: &mut Conn<'_>) -> Result<Vec<(String, String)>, Error> {
    if matches!(conn, Conn::Sqlite(_)) {
        execute!(conn, "pragma defer_foreign_keys = on")?;
        return Ok(Vec::new());
    }
    let kept = rows!(
        &mut *conn,
        (String, String),
        "select cast(conrelid::regclass as text), cast(conname as text) from pg_constraint
         where contype = 'f' and not condeferrable and connamespace = (select oid from pg_namespace where nspname = current_schema())"
    )?;
    for (table, name) in &kept {
        let sql = format!(
            "alter table {table} alter constraint {} deferrable initially deferred",
            quoted(name)
        );
        execute!(&mut *conn, AssertSqlSafe(sql))?;
    }
    Ok(kept)
}

/// Looks at every reference, puts PostgreSQL's constraints back as they were, and lets ids go on behind the highest.
async fn settle(
    conn: &mut Conn<'_>,
    found: &[Table],
    kept: &[(String, String)],
) -> Result<(), Error> {
    if matches!(conn, Conn::Sqlite(_)) {
        return Ok(());
    }
    execute!(&mut *conn, "set constraints all immediate")?;
    for (table, name) in kept {
        let sql = format!(
            "alter table {table} alter constraint {} not deferrable",
            quoted(name)
        );
        execute!(&mut *conn, AssertSqlSafe(sql))?;
    }
    for table in found.iter().filter(|table| table.has("id")) {
        let sql = format!(
            "select coalesce(setval(pg_get_serial_sequence($1, 'id'), (select max(id) from {})), 0)",
            quoted(&table.name)
        );
        value!(&mut *conn, i64, AssertSqlSafe(sql), quoted(&table.name))?;
    }
    execute!(conn, "analyze").map(|_| ())
}
