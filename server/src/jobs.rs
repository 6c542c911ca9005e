//! The worker: takes jobs one at a time, until it is told to stop.

mod preview;
mod sweep;

use std::time::Duration;

use app::context::Clock;
use domain::ids::ReleaseId;
use domain::time::{DAY, HOUR, Timestamp};
use store::files::Files;
use store::jobs::{self, Job};
use store::token::Token;
use store::{Db, Error, Lock};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

/// What is done once a day.
const DAILY: [&str; 3] = ["sweep", "forget_lists", "tidy"];

/// How often an idle worker looks.
const PAUSE: Duration = Duration::from_millis(500);

/// Takes jobs and does them.
#[derive(Clone)]
pub struct Worker {
    db: Db,
    files: Files,
    clock: Clock,
    name: String,
}

/// A worker at work.
pub struct Working {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
    db: Db,
    name: String,
}

impl Worker {
    /// A worker with a name of its own, so that two processes never finish each other's jobs.
    ///
    /// # Errors
    /// [`Error::Randomness`] when the system has none.
    pub fn new(db: Db, files: Files, clock: Clock) -> Result<Self, Error> {
        Ok(Self {
            db,
            files,
            clock,
            name: Token::new()?.reveal().to_owned(),
        })
    }

    /// Starts taking jobs.
    #[must_use]
    pub fn start(self) -> Working {
        let (stop, mut stopped) = watch::channel(false);
        let (db, name) = (self.db.clone(), self.name.clone());
        let task = tokio::spawn(async move {
            let mut planned_at = None;
            while !*stopped.borrow() {
                let now = (self.clock)();
                if planned_at.is_none_or(|planned| now.since(planned) > HOUR) {
                    planned_at = Some(now);
                    self.plan(now).await;
                }
                let pause = match self.do_next().await {
                    Ok(true) => continue,
                    Ok(false) => PAUSE,
                    Err(error) => {
                        tracing::error!(%error, "the worker could not take a job");
                        PAUSE * 10
                    }
                };
                let _ = tokio::time::timeout(pause, stopped.changed()).await;
            }
        });
        Working {
            stop,
            task,
            db,
            name,
        }
    }

    /// Makes sure that what is done once a day is done.
    async fn plan(&self, now: Timestamp) {
        for kind in DAILY {
            if let Err(error) = jobs::enqueue_every(&self.db, kind, DAY, now).await {
                tracing::warn!(kind, %error, "a daily job could not be planned");
            }
        }
    }

    /// Does the next job that is due; false when there is none.
    ///
    /// # Errors
    /// [`Error`] when the store cannot hand one out.
    pub async fn do_next(&self) -> Result<bool, Error> {
        let now = (self.clock)();
        let Some(job) = jobs::take(&self.db, &self.name, now).await? else {
            return Ok(false);
        };
        if let Err(reason) = self.apart(&job).await {
            tracing::warn!(
                kind = job.kind,
                attempt = job.attempts,
                reason,
                "a job failed and will be tried again"
            );
            jobs::fail(&self.db, &job, &self.name, &reason, (self.clock)()).await?;
        }
        Ok(true)
    }

    /// Carries a job out in a task of its own: one that panics has failed, and takes no other with it. Dropped, it ends.
    async fn apart(&self, job: &Job) -> Result<(), String> {
        let mut task = JoinSet::new();
        let (worker, own) = (self.clone(), job.clone());
        task.spawn(async move { worker.carry_out(&own).await });
        match task.join_next().await {
            Some(Ok(outcome)) => outcome,
            Some(Err(_)) | None => Err("the job panicked".to_owned()),
        }
    }

    async fn carry_out(&self, job: &Job) -> Result<(), String> {
        let payload: serde_json::Value =
            serde_json::from_str(&job.payload).map_err(|error| error.to_string())?;
        let id = |name: &str| {
            payload[name]
                .as_i64()
                .ok_or_else(|| format!("no `{name}` in the payload"))
        };
        match job.kind.as_str() {
            "preview" => {
                preview::make(
                    &self.db,
                    &self.files,
                    &self.clock,
                    &self.name,
                    job,
                    id("file")?,
                )
                .await
            }
            "import" => {
                store::cohorts::import::next_step(&self.db, job, &self.name, (self.clock)())
                    .await
                    .map_err(|error| error.to_string())
            }
            "sweep" => {
                let removed = sweep::sweep(&self.db, &self.files, (self.clock)())
                    .await
                    .map_err(|e| e.to_string())?;
                if removed > 0 {
                    tracing::info!(removed, "files without a row were removed");
                }
                self.finish(job).await
            }
            "forget_lists" => {
                let forgotten = store::cohorts::import::forget_rows(&self.db, (self.clock)())
                    .await
                    .map_err(|error| error.to_string())?;
                if forgotten > 0 {
                    tracing::info!(forgotten, "lists were emptied");
                }
                self.finish(job).await
            }
            "tidy" => {
                let removed = store::tidy::tidy(&self.db, (self.clock)())
                    .await
                    .map_err(|error| error.to_string())?;
                if removed > 0 {
                    tracing::info!(removed, "rows that had had their time were removed");
                }
                self.finish(job).await
            }
            "show_release" => store::review::show_due(
                &self.db,
                ReleaseId(id("release")?),
                job,
                &self.name,
                (self.clock)(),
            )
            .await
            .map_err(|error| error.to_string()),
            other => Err(format!("no such kind of job: {other}")),
        }
    }
}

impl Worker {
    /// Marks a job done that wrote nothing else into the database.
    async fn finish(&self, job: &Job) -> Result<(), String> {
        let (id, now) = (job.id, (self.clock)());
        self.db
            .write(Lock::Nothing, |mut conn| {
                let name = self.name.clone();
                Box::pin(async move { jobs::finish(&mut conn, id, &name, now).await })
            })
            .await
            .map_err(|error: Error| error.to_string())
    }
}

impl Working {
    /// Lets the running job finish, for a while; then ends it, and gives back what is held.
    pub async fn stop(mut self, patience: Duration) {
        let _ = self.stop.send(true);
        if tokio::time::timeout(patience, &mut self.task)
            .await
            .is_err()
        {
            self.task.abort();
            let _ = self.task.await;
        }
        if let Err(error) = jobs::give_back(&self.db, &self.name).await {
            tracing::warn!(%error, "leases of jobs run out by themselves");
        }
    }
}
