//! Databases with made-up people, written by SQL that makes many rows at once.

use std::path::{Path, PathBuf};

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, Row as _, SqliteConnection};
use store::token::Token;

use crate::{Failure, PARTICIPANTS, say, server};

/// The cohort that is looked at, in the middle of its course. Those before and after it are the others.
pub const COHORT: i64 = 7;

/// A data folder, and who is signed in on it.
#[derive(Clone)]
pub struct Data {
    /// The folder.
    pub folder: PathBuf,
    /// How many cohorts it holds.
    pub cohorts: i64,
    /// Somebody who takes part in the cohort.
    pub participant: Person,
    /// Their mentor.
    pub mentor: Person,
    /// The administrator of its programme.
    pub admin: Person,
    /// The sponsor of its programme.
    pub sponsor: Person,
    /// A version that waits for the mentor, and whose it is.
    pub waiting: (i64, String),
    /// Whose work has waited longest in the programme.
    pub first_waiting: String,
    /// Somebody whom the help list names: nothing begun, and the first assignment was due.
    pub overdue: String,
    /// Somebody in the programme who cannot get in.
    pub locked_out: String,
}

/// Somebody who is signed in.
#[derive(Clone)]
pub struct Person {
    /// Number.
    pub id: i64,
    /// Name.
    pub name: String,
    /// What their browser sends.
    pub cookie: String,
}

/// One folder a size, each a copy of the one before with more cohorts.
pub async fn make(folder: &Path, sizes: &[i64]) -> Result<Vec<Data>, Failure> {
    let mut made: Vec<Data> = Vec::new();
    for cohorts in sizes {
        say(&format!("{cohorts} cohorts of {PARTICIPANTS}"));
        let into = folder.join(cohorts.to_string());
        std::fs::create_dir(&into)?;
        let file = into.join("kemas.sqlite");
        match made.last() {
            None => server::import_course(&into).await?,
            Some(before) => {
                std::fs::copy(before.folder.join("kemas.sqlite"), &file)?;
            }
        }
        let mut conn = open(&file).await?;
        fill(
            &mut conn,
            made.last().map_or(0, |data| data.cohorts),
            *cohorts,
        )
        .await?;
        let next = match made.last() {
            None => look(&mut conn, into, *cohorts).await?,
            Some(before) => Data {
                folder: into,
                cohorts: *cohorts,
                ..before.clone()
            },
        };
        conn.close().await?;
        made.push(next);
    }
    Ok(made)
}

async fn open(file: &Path) -> Result<SqliteConnection, sqlx::Error> {
    SqliteConnectOptions::new()
        .filename(file)
        .foreign_keys(true)
        // Nobody would miss it.
        .journal_mode(SqliteJournalMode::Memory)
        .synchronous(SqliteSynchronous::Off)
        .pragma("cache_size", "-400000")
        .pragma("temp_store", "memory")
        .connect()
        .await
}

/// Adds the cohorts after `have` up to `want`, all in one transaction.
async fn fill(conn: &mut SqliteConnection, have: i64, want: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "create temp table wanted as
         select max(id) as revision, $1 as first_cohort, $2 as last_cohort, $3 as people,
                unixepoch() * 1000 as now, (unixepoch() + 7 * 3600) / 86400 as today
         from course_revision",
    )
    .bind(have + 1)
    .bind(want)
    .bind(PARTICIPANTS)
    .execute(&mut *conn)
    .await?;
    let mut transaction = conn.begin().await?;
    for sql in [
        include_str!("data/people.sql"),
        include_str!("data/learning.sql"),
        include_str!("data/submissions.sql"),
        include_str!("data/judgement.sql"),
    ] {
        sqlx::raw_sql(sql).execute(&mut *transaction).await?;
    }
    transaction.commit().await
}

/// Signs in whom the pages are asked as, and finds whom they must name.
async fn look(conn: &mut SqliteConnection, folder: PathBuf, cohorts: i64) -> Result<Data, Failure> {
    let waiting = sqlx::query(
        "select v.id, p.name, e.mentor_id from version v
         join submission s on s.id = v.submission_id
         join enrollment e on e.id = s.enrollment_id
         join person p on p.id = e.person_id
         where e.cohort_id = $1 and e.mentor_id is not null and v.state = 'sent' and v.number = 2 order by v.id limit 1",
    )
    .bind(COHORT)
    .fetch_optional(&mut *conn)
    .await?
    .ok_or("no second version waits in the cohort that is asked about")?;
    Ok(Data {
        folder,
        cohorts,
        // Submitted, not answered: their "Hari ini" has both something to do and something to wait for.
        participant: sign_in(conn, waiting.try_get::<i64, _>(0)? / 100).await?,
        mentor: sign_in(conn, waiting.try_get(2)?).await?,
        admin: sign_in(conn, (COHORT - 1) / 10 * 1_000 + 170).await?,
        sponsor: sign_in(conn, (COHORT - 1) / 10 * 1_000 + 172).await?,
        waiting: (waiting.try_get(0)?, waiting.try_get(1)?),
        first_waiting: name(
            conn,
            "select p.name from version v
             join submission s on s.id = v.submission_id
             join enrollment e on e.id = s.enrollment_id
             join cohort c on c.id = e.cohort_id
             join person p on p.id = e.person_id
             where c.program_id = (select k.program_id from cohort k where k.id = $1)
               and v.state in ('sent', 'in_review', 'ready') order by v.promised_at, v.sent_at, v.id limit 1",
        )
        .await?,
        overdue: name(
            conn,
            "select p.name from enrollment e join person p on p.id = e.person_id
             where e.cohort_id = $1 and e.state = 'active'
               and not exists (select 1 from completion c where c.enrollment_id = e.id)
               and not exists (select 1 from submission s where s.enrollment_id = e.id) limit 1",
        )
        .await?,
        locked_out: name(
            conn,
            "select p.name from sign_in_request r join person p on p.id = r.person_id
             where r.handled_at is null and $1 > 0 limit 1",
        )
        .await?,
    })
}

async fn name(conn: &mut SqliteConnection, sql: &'static str) -> Result<String, Failure> {
    let found = sqlx::query_scalar(sql)
        .bind(COHORT)
        .fetch_optional(conn)
        .await?;
    found.ok_or_else(|| format!("the data has nobody for: {sql}").into())
}

async fn sign_in(conn: &mut SqliteConnection, id: i64) -> Result<Person, Failure> {
    let token = Token::new()?;
    sqlx::query(
        "insert into login_session (token_hash, person_id, device, is_shared, created_at, last_seen_at, expires_at)
         select $1, $2, 'bench', 0, now, now, now + 86400000 from wanted",
    )
    .bind(token.hash())
    .bind(id)
    .execute(&mut *conn)
    .await?;
    let name = sqlx::query_scalar("select name from person where id = $1")
        .bind(id)
        .fetch_optional(conn)
        .await?
        .ok_or_else(|| format!("the data has no person {id}"))?;
    Ok(Person {
        id,
        name,
        cookie: format!("kemas={}", token.reveal()),
    })
}
