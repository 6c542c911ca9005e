use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use domain::time::Timestamp;
use sqlx::AssertSqlSafe;

use super::BackupError;
use super::archive::{Archive, Packing};
use super::hold::Hold;
use super::manifest::{FORMAT, Manifest, NAME, is_safe};
use super::row::each_row;
use super::table::{Table, quoted, tables};
use crate::conn::on;
use crate::files::{Files, ObjectKey};
use crate::{Conn, Db, Error, migrate};

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its tables.
    pub tables: usize,
    /// Their rows.
    pub rows: u64,
    /// Its files.
    pub files: usize,
    /// The bytes of all, before packing.
    pub bytes: u64,
    /// Files that rows name and the storage has not, or has otherwise.
    pub lost: Vec<String>,
}

/// Writes everything of one moment to `target`, a zip file or a folder, while the site goes on serving.
///
/// # Errors
/// [`BackupError`]; then there is nothing under that name.
pub async fn make(
    db: &Db,
    files: &Files,
    target: &Path,
    program: &str,
    clock: impl Fn() -> Timestamp,
) -> Result<Made, BackupError> {
    let mut archive = Archive::create(target)?;
    let mut hold = Hold::take(db, clock()).await?;
    let written = write(db, files, &mut archive, &mut hold, program, &clock).await;
    // Even a backup that failed lets the sweep go on.
    let released = hold.release(db).await;
    let made = written?;
    released?;
    archive.finish()?;
    Ok(made)
}

async fn write(
    db: &Db,
    files: &Files,
    archive: &mut Archive,
    hold: &mut Hold,
    program: &str,
    clock: &impl Fn() -> Timestamp,
) -> Result<Made, BackupError> {
    let made_at = clock();
    let mut moment = db.at_one_moment().await?;
    let migration = migrate::newest_applied(&mut moment.conn()).await?;
    let found = tables(&mut moment.conn()).await?;
    let mut row_count = 0;
    for table in &found {
        row_count += write_table(&mut moment.conn(), archive, table).await?;
    }
    let named = named_files(&mut moment.conn(), &found).await?;
    // The files are held; the moment of the rows need not be.
    moment.end().await?;

    let mut lost = Vec::new();
    for (key, sha256) in named {
        hold.renew(db, clock()).await?;
        let name = format!("files/{key}");
        if !is_safe(&name) {
            lost.push(key);
            continue;
        }
        match files.get(&ObjectKey::stored(key.clone())).await {
            Ok(bytes) => {
                let entry = archive.add(&name, Packing::AsIs, |out| out.write_all(&bytes))?;
                if sha256.is_some_and(|sha256| sha256 != entry.sha256) {
                    lost.push(key);
                }
            }
            Err(Error::NotFound) => lost.push(key),
            Err(error) => return Err(error.into()),
        }
    }

    let entries = archive.entries().to_vec();
    let made = Made {
        tables: found.len(),
        rows: row_count,
        files: entries.len() - found.len(),
        bytes: entries.iter().map(|entry| entry.bytes).sum(),
        lost: lost.clone(),
    };
    let manifest = Manifest {
        format: FORMAT,
        program: program.to_owned(),
        made_at: made_at.0,
        migration,
        entries,
        lost,
    };
    let manifest = serde_json::to_vec_pretty(&manifest)?;
    archive.add(NAME, Packing::Packed, |out| out.write_all(&manifest))?;
    Ok(made)
}

/// The first line names the columns, every other is a row.
async fn write_table(
    conn: &mut Conn<'_>,
    archive: &mut Archive,
    table: &Table,
) -> Result<u64, BackupError> {
    // An entry is written in one go, and rows arrive one by one: they are gathered here, a table at a time.
    let mut gathered = tempfile::tempfile().map_err(BackupError::io(&std::env::temp_dir()))?;
    let mut out = std::io::BufWriter::new(&mut gathered);
    let columns: Vec<_> = table.columns.iter().map(|column| &column.name).collect();
    let head = serde_json::to_string(&columns)?;
    let mut rows = 0;
    let io = BackupError::io;
    writeln!(out, "{head}").map_err(io(&std::env::temp_dir()))?;
    each_row(conn, table, |line| {
        rows += 1;
        writeln!(out, "{line}")
    })
    .await?;
    out.flush().map_err(io(&std::env::temp_dir()))?;
    drop(out);
    std::io::Seek::rewind(&mut gathered).map_err(io(&std::env::temp_dir()))?;
    archive.add(
        &format!("tables/{}.jsonl", table.name),
        Packing::Packed,
        |out| std::io::copy(&mut gathered, out).map(|_| ()),
    )?;
    Ok(rows)
}

/// Every object that a row names, with its digest where the row knows it.
async fn named_files(
    conn: &mut Conn<'_>,
    found: &[Table],
) -> Result<BTreeMap<String, Option<String>>, Error> {
    let mut named = BTreeMap::new();
    for table in found.iter().filter(|table| table.has("object_key")) {
        let digest = if table.has("sha256") {
            "sha256"
        } else {
            "cast(null as text)"
        };
        // Names of the database's own catalogue.
        let sql = AssertSqlSafe(format!(
            "select object_key, {digest} from {}",
            quoted(&table.name)
        ));
        let keys = on!(&mut *conn, |c| {
            sqlx::query_as::<_, (String, Option<String>)>(sql)
                .fetch_all(c)
                .await
        })?;
        named.extend(keys);
    }
    Ok(named)
}
