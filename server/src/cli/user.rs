use clap::{Args, Subcommand};
use domain::access::Role;
use domain::identity::Identifier;
use domain::language::Language;
use store::Error;
use store::identity::{NewPerson, SignInCode, create_on_platform, renew_code};

use super::place::Place;
use super::say;
use crate::clock;

#[derive(Debug, Subcommand)]
pub(super) enum User {
    /// Create a person with a role on the whole platform, and print a sign-in code.
    Create(Create),
    /// Print a new sign-in code for somebody who is there already.
    Reset(Reset),
}

#[derive(Debug, Args)]
pub(super) struct Create {
    #[command(flatten)]
    place: Place,
    /// Mobile number or email address.
    contact: String,
    /// Their name.
    #[arg(long, env = "KEMAS_NAME")]
    name: String,
    /// participant, mentor, admin, officer or sponsor.
    #[arg(long, env = "KEMAS_ROLE", default_value = "admin")]
    role: Role,
}

#[derive(Debug, Args)]
pub(super) struct Reset {
    #[command(flatten)]
    place: Place,
    /// Mobile number or email address.
    contact: String,
}

impl User {
    pub(super) async fn run(self) -> Result<(), String> {
        match self {
            Self::Create(create) => create.run().await,
            Self::Reset(reset) => reset.run().await,
        }
    }
}

impl Create {
    async fn run(self) -> Result<(), String> {
        let contact = understood(&self.contact)?;
        let name = domain::text::person_name(&self.name)
            .map_err(|refusal| format!("--name: {refusal}"))?;
        let db = self.place.open().await?;
        let new = NewPerson {
            name,
            language: Language::Id,
            contacts: vec![contact],
            password_hash: None,
        };
        let code = SignInCode::draw().map_err(|error| error.to_string())?;
        create_on_platform(&db, &new, self.role, &code, clock::now())
            .await
            .map_err(|error| match &error {
                Error::Database(database) if store::error::is_unique_violation(database) => {
                    format!("{} belongs to somebody already", self.contact)
                }
                other => other.to_string(),
            })?;
        db.close().await;
        say_code(&code);
        Ok(())
    }
}

impl Reset {
    async fn run(self) -> Result<(), String> {
        let contact = understood(&self.contact)?;
        let db = self.place.open().await?;
        let code = SignInCode::draw().map_err(|error| error.to_string())?;
        renew_code(&db, &contact, &code, clock::now())
            .await
            .map_err(|error| match error {
                Error::NotFound => format!("nobody is reached at {}", self.contact),
                other => other.to_string(),
            })?;
        db.close().await;
        say_code(&code);
        Ok(())
    }
}

fn say_code(code: &SignInCode) {
    let code = code.for_reading();
    say(&format!("Sign-in code, valid for 72 hours, once: {code}"));
}

fn understood(contact: &str) -> Result<Identifier, String> {
    Identifier::parse(contact).ok_or_else(|| {
        format!("{contact} is neither an Indonesian mobile number nor an email address")
    })
}
