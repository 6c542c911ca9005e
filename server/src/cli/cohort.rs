use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use app::cohorts::{list_of, list_refused, read_list, row_problem};
use clap::{Args, Subcommand};
use domain::access::Actor;
use domain::cohorts::import::{ImportState, Outcome};
use domain::identity::Identifier;
use domain::ids::{CohortId, ImportId};
use domain::language::Language;
use store::cohorts::import::{Asked, Import as Staged, ListRefusal, confirm, import_page, stage};
use store::cohorts::office::{NamedCohort, administrators, cohorts_called};
use store::command::Command;
use store::identity::find_by_contact;
use store::{CommandKey, Db, Failure};

use super::place::Place;
use super::say;
use crate::clock;
use crate::jobs::Worker;

/// What the command line speaks.
const LANGUAGE: Language = Language::En;

#[derive(Debug, Subcommand)]
pub(super) enum Cohort {
    /// Bring a list of participants (CSV or XLSX) into a cohort, as the page of imports does.
    Import(Import),
}

#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(flatten)]
    place: Place,
    /// The list.
    file: PathBuf,
    /// The cohort: its number, or its whole name.
    #[arg(long, env = "KEMAS_COHORT", value_name = "NUMBER|NAME")]
    cohort: String,
    /// In whose name: the mobile number or email of an administrator of the cohort. May be left out when there is one.
    #[arg(long, env = "KEMAS_BY", value_name = "CONTACT")]
    by: Option<String>,
    /// Only say what would become of each row; the list waits on the page of imports.
    #[arg(long, env = "KEMAS_DRY_RUN")]
    dry_run: bool,
}

impl Cohort {
    pub(super) async fn run(self) -> Result<(), String> {
        match self {
            Self::Import(import) => import.run().await,
        }
    }
}

impl Import {
    async fn run(self) -> Result<(), String> {
        let bytes = std::fs::read(&self.file)
            .map_err(|error| format!("{}: {error}", self.file.display()))?;
        let name = self
            .file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let new = read_list(&bytes)
            .and_then(|rows| list_of(name.unwrap_or_default(), None, rows))
            .map_err(|refusal| {
                format!(
                    "{}: {}",
                    self.file.display(),
                    list_refused(LANGUAGE, refusal)
                )
            })?;
        let db = self.place.open_existing().await?;
        let done = self.bring(&db, &new).await;
        db.close().await;
        match done? {
            0 => Ok(()),
            1 => Err("1 row is left out".to_owned()),
            left => Err(format!("{left} rows are left out")),
        }
    }

    /// Answers how many rows are left out.
    async fn bring(
        &self,
        db: &Db,
        new: &store::cohorts::import::NewImport,
    ) -> Result<usize, String> {
        let text = |error: store::Error| error.to_string();
        let cohort = self.cohort(db).await?;
        let actor = self.actor(db, &cohort).await?;
        let import = stage(db, &actor, &command(&actor)?, cohort.id, new)
            .await
            .map_err(text)?;
        if !self.dry_run {
            let asked = Asked::default();
            let staged = import_page(db, &actor, cohort.id, import, asked, clock::now())
                .await
                .map_err(text)?;
            let seen = staged.row_version;
            confirm(db, &actor, &command(&actor)?, cohort.id, import, seen)
                .await
                .map_err(|failure| match failure {
                    Failure::Refused(ListRefusal::NotWaiting) => {
                        "the list is applied already".to_owned()
                    }
                    Failure::Refused(ListRefusal::ChangedMeanwhile) => {
                        "somebody read the list with other columns meanwhile".to_owned()
                    }
                    Failure::Store(error) => error.to_string(),
                })?;
        }
        let staged = self.let_in(db, &actor, cohort.id, import).await?;
        report(db, &actor, &staged).await?;
        say(&if self.dry_run {
            format!(
                "Nothing is applied. The list waits at /cohorts/{}/imports/{import}.",
                cohort.id
            )
        } else {
            format!(
                "Applied to {}, in the name of {}. It can be taken back at /cohorts/{}/imports/{import}.",
                cohort.name, actor.name, cohort.id
            )
        });
        Ok(usize::try_from(staged.count(Outcome::Refuse)).unwrap_or(usize::MAX))
    }

    /// A long list goes in step by step as a job. Whoever serves does the steps; where nobody does, they are done here.
    async fn let_in(
        &self,
        db: &Db,
        actor: &Actor,
        cohort: CohortId,
        import: ImportId,
    ) -> Result<Staged, String> {
        let text = |error: store::Error| error.to_string();
        let files = self.place.files()?;
        let worker = Worker::new(db.clone(), files, Arc::new(clock::now)).map_err(text)?;
        loop {
            let staged = import_page(db, actor, cohort, import, Asked::default(), clock::now())
                .await
                .map_err(text)?;
            if staged.state != ImportState::Running {
                return Ok(staged);
            }
            if staged.has_stopped {
                return Err(format!(
                    "the list stopped after {} of {} rows; `kemas doctor` says why, and its page lets it go on",
                    staged.steps.0, staged.steps.1
                ));
            }
            if !worker.do_next().await.map_err(text)? {
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        }
    }

    async fn cohort(&self, db: &Db) -> Result<NamedCohort, String> {
        let mut found = cohorts_called(db, &self.cohort)
            .await
            .map_err(|error| error.to_string())?;
        match (found.pop(), found.is_empty()) {
            (Some(cohort), true) => Ok(cohort),
            (Some(_), false) => Err(format!(
                "several cohorts are called {}: give the number",
                self.cohort
            )),
            (None, _) => Err(format!("no cohort is called {}", self.cohort)),
        }
    }

    async fn actor(&self, db: &Db, cohort: &NamedCohort) -> Result<Actor, String> {
        let text = |error: store::Error| error.to_string();
        let mut admins = administrators(db, cohort, clock::now())
            .await
            .map_err(text)?;
        if let Some(by) = &self.by {
            let contact = Identifier::parse(by).ok_or_else(|| {
                format!("{by} is neither an Indonesian mobile number nor an email address")
            })?;
            let mut reader = db.reader().await.map_err(text)?;
            let person = find_by_contact(&mut reader.conn(), &contact)
                .await
                .map_err(text)?;
            return admins
                .into_iter()
                .find(|admin| {
                    person
                        .as_ref()
                        .is_some_and(|person| person.id == admin.person)
                })
                .ok_or_else(|| format!("{by} does not administer {}", cohort.name));
        }
        match (admins.pop(), admins.is_empty()) {
            (Some(admin), true) => Ok(admin),
            (Some(_), false) => Err(format!(
                "several people administer {}: say in whose name with --by",
                cohort.name
            )),
            (None, _) => Err(format!("nobody administers {}", cohort.name)),
        }
    }
}

fn command(actor: &Actor) -> Result<Command, String> {
    Ok(Command {
        actor: actor.person,
        key: CommandKey::new().map_err(|error| error.to_string())?,
        said: None,
        now: clock::now(),
    })
}

/// How many rows become what, and what is wrong with each that is left out or to be known of each that is not.
async fn report(db: &Db, actor: &Actor, import: &Staged) -> Result<(), String> {
    for outcome in Outcome::ALL {
        tell_rows(db, actor, import, *outcome).await?;
    }
    say(&format!(
        "{} new, {} known and joining, {} taking part again, {} changed, {} left as they are, {} left out.",
        import.count(Outcome::Create),
        import.count(Outcome::Join),
        import.count(Outcome::Return),
        import.count(Outcome::Change),
        import.count(Outcome::Skip),
        import.count(Outcome::Refuse)
    ));
    Ok(())
}

async fn tell_rows(
    db: &Db,
    actor: &Actor,
    import: &Staged,
    outcome: Outcome,
) -> Result<(), String> {
    let mut asked = Asked {
        only: Some(outcome),
        after: 0,
    };
    loop {
        let page = import_page(db, actor, import.cohort.id, import.id, asked, clock::now())
            .await
            .map_err(|error| error.to_string())?;
        let Some(group) = page.groups.into_iter().next() else {
            break;
        };
        for row in &group.rows {
            asked.after = row.line;
            for problem in &row.problems {
                let problem = row_problem(LANGUAGE, problem);
                say(&format!("Line {}: {problem}", row.line));
            }
        }
        if !group.has_more {
            break;
        }
    }
    Ok(())
}
