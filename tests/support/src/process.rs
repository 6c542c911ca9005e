use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use app::context::Site;
use axum::Router;
use domain::access::Actor;
use domain::time::Timestamp;
use server::http::{Trust, asset_address, router};
use server::jobs::Worker;
use sqlx::AssertSqlSafe;
use store::files::Files;
use store::token::Token;
use store::{Conn, Db, Error, Lock};

use crate::{Client, Persona};

/// One server process: its own connections and router. Several may stand on one database and one storage.
#[derive(Clone)]
pub struct Process {
    /// What its pages work with.
    pub site: Site,
    /// Its router.
    pub router: Router,
    clock: Arc<AtomicI64>,
}

impl Process {
    pub(crate) fn new(db: Db, files: Files, clock: Arc<AtomicI64>) -> Self {
        let read = Arc::clone(&clock);
        let site = Site {
            db,
            files,
            clock: Arc::new(move || Timestamp(read.load(Ordering::SeqCst))),
            assets: Arc::new(asset_address),
            public_url: "http://kemas.test".into(),
            is_demo: false,
            seal: Arc::default(),
        };
        let router = router(site.clone(), Trust::default());
        Self {
            site,
            router,
            clock,
        }
    }

    /// The same site as people reach it over https.
    #[must_use]
    pub fn over_https(&self) -> Self {
        self.as_site(Site {
            public_url: "https://kemas.test".into(),
            ..self.site.clone()
        })
    }

    /// The same site as a demonstration.
    #[must_use]
    pub fn as_demo(&self) -> Self {
        self.as_site(Site {
            is_demo: true,
            ..self.site.clone()
        })
    }

    fn as_site(&self, site: Site) -> Self {
        Self {
            router: router(site.clone(), Trust::default()),
            site,
            clock: Arc::clone(&self.clock),
        }
    }

    /// Its database.
    #[must_use]
    pub const fn db(&self) -> &Db {
        &self.site.db
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.site.now()
    }

    /// Lets time pass, for every process of this test.
    pub fn pass(&self, milliseconds: i64) {
        self.clock.fetch_add(milliseconds, Ordering::SeqCst);
    }

    /// A browser that nobody has signed in on.
    #[must_use]
    pub fn visitor(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// A browser on which somebody is signed in.
    pub async fn sign_in(&self, who: Persona) -> Client {
        let mut client = self.visitor();
        client.sign_in(who.number).await.redirects_to("/today");
        client
    }

    /// Somebody as the store knows them, signed in on a device of their own.
    pub async fn actor(&self, who: Persona) -> Actor {
        let token = self.token(who).await;
        store::identity::signed_in(self.db(), &token, self.now())
            .await
            .expect("a read")
            .expect("a session")
            .actor
    }

    /// The secret of a session on a device of their own.
    pub async fn token(&self, who: Persona) -> Token {
        let mut client = self.sign_in(who).await;
        let token = Token::received(client.cookie("kemas").expect("a session"));
        client.forget();
        token
    }

    /// Does every job that is due now, and answers how many there were.
    pub async fn do_jobs(&self) -> usize {
        let worker = self.worker();
        let mut done = 0;
        while worker.do_next().await.expect("a job or none") {
            done += 1;
        }
        done
    }

    /// Does the next job that is due, as a worker that is stopped after it; false when there is none.
    pub async fn do_one_job(&self) -> bool {
        self.worker().do_next().await.expect("a job or none")
    }

    fn worker(&self) -> Worker {
        let (db, files) = (self.site.db.clone(), self.site.files.clone());
        Worker::new(db, files, Arc::clone(&self.site.clock)).expect("a worker")
    }

    /// Lets every cohort learn from an edition with two assignments.
    pub async fn teach_more(&self) {
        let course = crate::course::longer_course();
        let revision = store::content::publish(self.db(), &course, self.now())
            .await
            .expect("a published course")
            .revision();
        self.change(&format!("update cohort set revision_id = {revision}"))
            .await;
    }

    /// Stands in for the process that draws what was sent: a small picture of a file's first page.
    pub async fn draw(&self, file: i64) {
        let object = store::files::ObjectKey::new("previews").expect("a key");
        self.site
            .files
            .put(&object, crate::jpeg().into())
            .await
            .expect("stored");
        let object = object.as_str();
        self.change(&format!(
            "insert into preview (file_id, page, size, object_key, media_type, width, height)
             values ({file}, 1, 'thumb', '{object}', 'image/jpeg', 64, 48)"
        ))
        .await;
    }

    /// Changes the database behind the product's back: what a fault or another program would do.
    pub async fn change(&self, sql: &str) {
        self.db()
            .write(Lock::Nothing, |conn| {
                let sql = AssertSqlSafe(sql.to_owned());
                Box::pin(async move {
                    match conn {
                        Conn::Sqlite(conn) => sqlx::query(sql).execute(conn).await.map(|_| ()),
                        Conn::Postgres(conn) => sqlx::query(sql).execute(conn).await.map(|_| ()),
                    }
                    .map_err(Error::from)
                })
            })
            .await
            .expect("a change");
    }

    /// One number out of the database, such as a count of rows.
    pub async fn number(&self, sql: &str) -> i64 {
        let mut reader = self.db().reader().await.expect("a connection");
        let sql = AssertSqlSafe(sql.to_owned());
        match reader.conn() {
            Conn::Sqlite(conn) => sqlx::query_scalar(sql).fetch_one(conn).await,
            Conn::Postgres(conn) => sqlx::query_scalar(sql).fetch_one(conn).await,
        }
        .expect("a number")
    }

    /// One column of text out of the database.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let mut reader = self.db().reader().await.expect("a connection");
        let sql = AssertSqlSafe(sql.to_owned());
        match reader.conn() {
            Conn::Sqlite(conn) => sqlx::query_scalar(sql).fetch_all(conn).await,
            Conn::Postgres(conn) => sqlx::query_scalar(sql).fetch_all(conn).await,
        }
        .expect("texts")
    }
}
