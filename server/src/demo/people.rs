use domain::access::{Actor, Grant, Role, Scope};
use domain::cohorts::{EnrollmentReason, EnrollmentState};
use domain::identity::{Identifier, Password};
use domain::ids::{CohortId, PersonId, ProductId};
use domain::language::{Language, Words};
use domain::time::{DAY, Date, Timestamp, Zone};
use serde::{Deserialize, Serialize};
use store::identity::{NewPerson, create_person, grant};
use store::organisation::{
    NewCohort, NewEnrollment, NewProgram, create_business, create_cohort, create_program, enroll,
};
use store::products::{NewProduct, create_product};
use store::{Conn, Db, Error, Lock, password, setting};

use super::MARK;
use super::script::{Owner, Script};

/// The password of every demonstration account.
pub const PASSWORD: &str = "kemasan-demo-2026";

/// The demonstration accounts, one a role.
pub const ACCOUNTS: [(&str, &str); 5] = [
    ("participant", "+6281200000001"),
    ("mentor", "+6281200000002"),
    ("administrator", "+6281200000003"),
    ("desk officer", "+6281200000004"),
    ("sponsor", "+6281200000005"),
];

/// Everybody else who works for the programme; the first mentor is the demonstration's.
const STAFF: [(&str, &str, Role); 5] = [
    ("Wati Kusumawardani", "+6281200000002", Role::Mentor),
    ("Rahmat Hidayat", "+6281200000017", Role::Mentor),
    ("Agus Prasetyo", "+6281200000003", Role::Admin),
    ("Dewi Lestari", "+6281200000004", Role::Officer),
    ("Hendra Gunawan", "+6281200000005", Role::Sponsor),
];

/// Who plays: the ids, kept until the demonstration is filled.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Cast {
    cohort: i64,
    mentors: Vec<i64>,
    owners: Vec<(i64, i64)>,
}

impl Cast {
    /// An owner of the script as the store knows them, and their product.
    pub(super) fn owner(&self, at: usize, script: &Owner) -> Option<(Actor, ProductId)> {
        let (person, product) = self.owners.get(at)?;
        let actor = self.actor(*person, &script.name, Role::Participant);
        Some((actor, ProductId(*product)))
    }

    /// The owner's mentor.
    pub(super) fn mentor(&self, script: &Owner) -> Option<Actor> {
        let at = usize::from(script.second_mentor);
        let (name, ..) = STAFF.get(at)?;
        Some(self.actor(*self.mentors.get(at)?, name, Role::Mentor))
    }

    fn actor(&self, person: i64, name: &str, role: Role) -> Actor {
        Actor {
            person: PersonId(person),
            name: name.to_owned(),
            language: Language::Id,
            grants: vec![Grant {
                role,
                scope: Scope::Cohort(CohortId(self.cohort)),
            }],
        }
    }
}

/// Publishes the course and enters the cohort with everybody in it, all or nothing.
pub(super) async fn enter(
    db: &Db,
    script: &Script,
    course: &course::Course,
    now: Timestamp,
) -> Result<Cast, String> {
    let text = |error: Error| error.to_string();
    let revision = store::content::publish(db, course, now)
        .await
        .map_err(text)?
        .revision();
    let chosen = Password::choose(PASSWORD).map_err(|refusal| refusal.to_string())?;
    let hash = password::hash(&chosen).await.map_err(text)?;
    let today = now.date(Zone::Wib);
    let owners: Vec<_> = script
        .owner
        .iter()
        .map(|owner| Entered::new(owner, &hash))
        .collect();
    db.write(Lock::Course, |mut conn| {
        let (hash, owners) = (hash.clone(), owners.clone());
        Box::pin(async move {
            let program = create_program(&mut conn, &program(today), now).await?;
            let cohort = NewCohort {
                program,
                revision,
                name: "Angkatan 1 – Jawa Timur".to_owned(),
                starts_on: today.plus_days(-14),
                ends_on: today.plus_days(70),
                capacity: 40,
            };
            let cohort = create_cohort(&mut conn, &cohort, now.plus(-16 * DAY)).await?;
            let mut mentors = Vec::new();
            for (name, number, role) in STAFF {
                let person = create_person(&mut conn, &person(name, number, &hash), now).await?;
                let scope = if role == Role::Mentor {
                    mentors.push(person);
                    Scope::Cohort(cohort)
                } else {
                    Scope::Program(program)
                };
                grant(&mut conn, person, role, &scope, None, now.plus(-16 * DAY)).await?;
            }
            let mut entered = Vec::new();
            for owner in &owners {
                let mentor = mentors.get(usize::from(owner.second_mentor)).copied();
                let at = now.plus(-owner.joined * DAY);
                entered.push(owner.enter(&mut conn, cohort, mentor, at).await?);
            }
            let cast = Cast {
                cohort: cohort.0,
                mentors: mentors.into_iter().map(|mentor| mentor.0).collect(),
                owners: entered,
            };
            setting::keep(&mut conn, MARK, &serde_json::to_string(&cast)?).await?;
            Ok(cast)
        })
    })
    .await
    .map_err(text)
}

#[derive(Clone)]
struct Entered {
    person: NewPerson,
    business: String,
    regency: String,
    product: NewProduct,
    second_mentor: bool,
    joined: i64,
}

impl Entered {
    fn new(owner: &Owner, hash: &str) -> Self {
        Self {
            person: person(&owner.name, &owner.number, hash),
            business: owner.business.clone(),
            regency: owner.regency.clone(),
            product: NewProduct {
                name: owner.product.name.clone(),
                category: owner.product.category,
                markets: owner.product.markets.clone(),
            },
            second_mentor: owner.second_mentor,
            joined: owner.joined,
        }
    }

    async fn enter(
        &self,
        conn: &mut Conn<'_>,
        cohort: CohortId,
        mentor: Option<PersonId>,
        at: Timestamp,
    ) -> Result<(i64, i64), Error> {
        let person = create_person(conn, &self.person, at).await?;
        let business = create_business(conn, person, &self.business, &self.regency, at).await?;
        let product = create_product(conn, business, &self.product, at).await?;
        let place = NewEnrollment {
            cohort,
            person,
            business,
            mentor,
            state: EnrollmentState::Active,
            reason: EnrollmentReason::Selected,
        };
        enroll(conn, &place, None, at).await?;
        Ok((person.0, product.0))
    }
}

fn person(name: &str, number: &str, hash: &str) -> NewPerson {
    NewPerson {
        name: name.to_owned(),
        language: Language::Id,
        contacts: Identifier::parse(number).into_iter().collect(),
        password_hash: Some(hash.to_owned()),
    }
}

fn program(today: Date) -> NewProgram {
    NewProgram {
        name: Words {
            id: "Inkubator Kemasan Jawa Timur".to_owned(),
            en: "East Java Packaging Incubator".to_owned(),
        },
        starts_on: today.plus_days(-30),
        ends_on: today.plus_days(335),
    }
}
