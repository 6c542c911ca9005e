use std::str::FromStr;
use std::sync::{Arc, Weak};

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Executor};
use store::Db;
use store::token::Token;
use tokio::sync::Mutex;

use crate::people::{People, fill};
use crate::snapshot::BEGINNING;

const VARIABLE: &str = "KEMAS_TEST_POSTGRES";

/// Whether there is a server to test on. On a machine that tests every change there has to be one.
///
/// # Panics
/// When `CI` is set and no server is named.
#[must_use]
pub fn is_asked_for() -> bool {
    let is_named = std::env::var_os(VARIABLE).is_some();
    assert!(
        is_named || std::env::var_os("CI").is_none(),
        "{VARIABLE} names no PostgreSQL server, and CI is set"
    );
    if !is_named {
        eprintln!("not tested on PostgreSQL: {VARIABLE} names no server");
    }
    is_named
}

/// A database of one test's own, dropped at its end.
pub(crate) struct Database {
    own: OnServer,
    /// Where its people stand.
    pub(crate) people: People,
    // The last test that runs takes the template with it.
    _template: Arc<Template>,
}

/// A database without tables, dropped with this.
pub struct EmptyDatabase(OnServer);

impl EmptyDatabase {
    /// On the server that `KEMAS_TEST_POSTGRES` names, if it names one.
    pub async fn create() -> Option<Self> {
        if !is_asked_for() {
            return None;
        }
        Some(Self(OnServer::create("").await))
    }

    /// Its address.
    #[must_use]
    pub fn url(&self) -> String {
        self.0.url()
    }
}

/// The database that the tests of this process copy: migrated once, filled once.
struct Template {
    own: OnServer,
    people: People,
}

impl Database {
    pub(crate) async fn create() -> Option<Self> {
        if !is_asked_for() {
            return None;
        }
        let template = Template::get().await;
        let own = OnServer::create(&format!(" template {}", template.own.name)).await;
        Some(Self {
            own,
            people: template.people,
            _template: template,
        })
    }

    pub(crate) fn url(&self) -> String {
        self.own.url()
    }
}

impl Template {
    async fn get() -> Arc<Self> {
        static IN_USE: Mutex<Weak<Template>> = Mutex::const_new(Weak::new());
        let mut in_use = IN_USE.lock().await;
        if let Some(template) = in_use.upgrade() {
            return template;
        }
        let own = OnServer::create("").await;
        let db = Db::open(&own.url()).await.expect("a database");
        let people = fill(&db, BEGINNING).await;
        db.close().await;
        let template = Arc::new(Self { own, people });
        *in_use = Arc::downgrade(&template);
        template
    }
}

/// A database under a random name, for as long as this lives.
struct OnServer {
    server: String,
    name: String,
}

impl OnServer {
    async fn create(how: &str) -> Self {
        let server = std::env::var(VARIABLE).expect("a server's address");
        let random: String = Token::new()
            .expect("randomness")
            .reveal()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(16)
            .collect();
        let name = format!("kemas_{}", random.to_ascii_lowercase());
        command(&server, format!("create database {name}{how}")).await;
        Self { server, name }
    }

    /// The server's address with this database's name in it.
    fn url(&self) -> String {
        let (before, parameters) = match self.server.split_once('?') {
            Some((before, parameters)) => (before, format!("?{parameters}")),
            None => (self.server.as_str(), String::new()),
        };
        let (host, _) = before.rsplit_once('/').expect("a database in the address");
        format!("{host}/{}{parameters}", self.name)
    }
}

impl Drop for OnServer {
    fn drop(&mut self) {
        let (server, sql) = (
            self.server.clone(),
            format!("drop database if exists {} with (force)", self.name),
        );
        // The test's own runtime may be ending.
        let dropped = std::thread::spawn(move || {
            tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime")
                .block_on(command(&server, sql));
        })
        .join();
        if dropped.is_err() {
            eprintln!("the database {} is left behind", self.name);
        }
    }
}

async fn command(server: &str, sql: String) {
    let options = PgConnectOptions::from_str(server).expect("a server's address");
    let mut connection = options.connect().await.expect("a connection");
    connection
        .execute(AssertSqlSafe(sql))
        .await
        .expect("a database command");
}
