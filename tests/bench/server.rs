//! The release binary as a process of its own, as people run it.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use tokio::process::{Child, Command};

use crate::client::{Connection, question};
use crate::data::Data;
use crate::machine::{self, Memory};
use crate::{Failure, pages};

/// A running server on one data folder.
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    /// What it serves.
    pub data: Data,
    /// From the start of the process to the last byte of its first page.
    pub first_page_after: Duration,
    process: Child,
}

impl Server {
    /// Starts it and asks for a lesson until it is there.
    pub async fn start(data: &Data) -> Result<Self, Failure> {
        let address = free_address().await?;
        let lesson = question(pages::LESSON, Some(&data.participant.cookie), false);
        let began = Instant::now();
        let mut process = Command::new(binary()?)
            .arg("serve")
            .args(["--listen", &address.to_string()])
            .arg("--data")
            .arg(&data.folder)
            .env("KEMAS_LOG", "warn")
            .env_remove("DATABASE_URL")
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let mut connection = loop {
            if let Ok(connection) = Connection::open(address).await {
                break connection;
            }
            if let Some(status) = process.try_wait()? {
                return Err(format!("the server ended at once: {status}").into());
            }
            if began.elapsed() > Duration::from_secs(60) {
                return Err("the server does not answer".into());
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        };
        let status = connection.ask(&lesson).await?.status;
        let first_page_after = began.elapsed();
        if status != 200 {
            return Err(format!("the first page was answered with {status}").into());
        }
        Ok(Self {
            address,
            data: data.clone(),
            first_page_after,
            process,
        })
    }

    /// What it occupies.
    pub fn memory(&self) -> Option<Memory> {
        machine::memory(self.process.id()?)
    }

    /// Ends it as an operator would, so that it closes its database.
    pub async fn stop(mut self) -> Result<(), Failure> {
        if let Some(id) = self.process.id() {
            Command::new("kill").arg(id.to_string()).status().await?;
        }
        self.process.wait().await?;
        Ok(())
    }
}

/// Makes the database in an empty folder and puts the course into it.
pub async fn import_course(folder: &Path) -> Result<(), Failure> {
    let course = concat!(env!("CARGO_MANIFEST_DIR"), "/../server/content/course");
    let status = Command::new(binary()?)
        .args(["course", "import", "--data"])
        .arg(folder)
        .arg(course)
        .env_remove("DATABASE_URL")
        .stdout(Stdio::null())
        .status()
        .await?;
    if status.success() {
        Ok(())
    } else {
        Err("the course could not be imported".into())
    }
}

fn binary() -> Result<OsString, Failure> {
    std::env::var_os("KEMAS_BIN")
        .ok_or_else(|| "KEMAS_BIN names the release binary; `make bench` sets it".into())
}

async fn free_address() -> std::io::Result<SocketAddr> {
    TcpListener::bind("127.0.0.1:0").await?.local_addr()
}
