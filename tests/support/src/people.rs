use domain::access::{Role, Scope};
use domain::cohorts::{EnrollmentReason, EnrollmentState};
use domain::identity::{Identifier, Password};
use domain::ids::{CohortId, PersonId, ProgramId, RevisionId};
use domain::language::{Language, Words};
use domain::markets::{Category, Market};
use domain::time::{Timestamp, Zone};
use store::identity::{NewPerson, create_person, grant};
use store::organisation::{
    NewCohort, NewEnrollment, NewProgram, create_business, create_cohort, create_program, enroll,
};
use store::products::{NewProduct, create_product};
use store::{Conn, Db, Error, Lock};
use tokio::sync::OnceCell;

use crate::course::course;

/// Everybody's password.
pub const PASSWORD: &str = "kemasan-uji-2026";

/// Somebody with a name and a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Persona {
    /// Name.
    pub name: &'static str,
    /// Number, as it is stored.
    pub number: &'static str,
}

macro_rules! personas {
    ($($(#[$about:meta])* $constant:ident $name:literal $number:literal;)+) => {
        $($(#[$about])* pub const $constant: Persona = Persona { name: $name, number: $number };)+
    };
}

personas! {
    /// Takes part in the first cohort; her work is what the tests are about.
    SITI "Siti Aminah" "+6281300000001";
    /// Takes part in the same cohort, with the same mentor.
    BUDI "Budi Santoso" "+6281300000002";
    /// Mentor of Siti and Budi.
    WATI "Wati Kusumawardani" "+6281300000003";
    /// Mentor in the same cohort, with nobody allocated.
    DIMAS "Dimas Pratama" "+6281300000004";
    /// Administers the first cohort only.
    AGUS "Agus Prasetyo" "+6281300000005";
    /// Desk officer of the programme.
    DEWI "Dewi Lestari" "+6281300000006";
    /// Sponsor of the programme.
    HENDRA "Hendra Gunawan" "+6281300000007";
    /// Mentor of the second cohort.
    RINA "Rina Wulandari" "+6281300000008";
    /// Takes part in the second cohort.
    JOKO "Joko Susilo" "+6281300000009";
}

/// Where they stand.
#[derive(Clone, Copy, Debug)]
pub struct People {
    /// The programme.
    pub program: ProgramId,
    /// The cohort of Siti and Budi.
    pub cohort: CohortId,
    /// The cohort of Joko.
    pub other_cohort: CohortId,
}

/// The hash of everybody's password: hashing is slow on purpose, so it is done once.
async fn password_hash() -> String {
    static HASH: OnceCell<String> = OnceCell::const_new();
    HASH.get_or_init(|| async {
        let password = Password::choose(PASSWORD).expect("a password that may be chosen");
        store::password::hash(&password).await.expect("a hash")
    })
    .await
    .clone()
}

/// Enters one more person, with everybody's password.
pub async fn add_person(db: &Db, name: &str, number: &str, now: Timestamp) -> PersonId {
    let new = new_person(name, number, &password_hash().await);
    db.write(Lock::Nothing, |mut conn| {
        let new = new.clone();
        Box::pin(async move { create_person(&mut conn, &new, now).await })
    })
    .await
    .expect("a person")
}

fn new_person(name: &str, number: &str, hash: &str) -> NewPerson {
    NewPerson {
        name: name.to_owned(),
        language: Language::Id,
        contacts: vec![Identifier::parse(number).expect("a number")],
        password_hash: Some(hash.to_owned()),
    }
}

/// Fills an empty database.
pub(crate) async fn fill(db: &Db, now: Timestamp) -> People {
    let revision = store::content::publish(db, &course(), now)
        .await
        .expect("a published course")
        .revision();
    let hash = password_hash().await;
    db.write(Lock::Course, |mut conn| {
        let hash = hash.clone();
        Box::pin(async move { fill_in(&mut conn, revision, &hash, now).await })
    })
    .await
    .expect("people")
}

async fn fill_in(
    conn: &mut Conn<'_>,
    revision: RevisionId,
    hash: &str,
    now: Timestamp,
) -> Result<People, Error> {
    let today = now.date(Zone::Wib);
    let program = NewProgram {
        name: Words {
            id: "Inkubator Kemasan".to_owned(),
            en: "Packaging Incubator".to_owned(),
        },
        starts_on: today.plus_days(-30),
        ends_on: today.plus_days(335),
    };
    let program = create_program(conn, &program, now).await?;
    let new_cohort = |name: &str| NewCohort {
        program,
        revision,
        name: name.to_owned(),
        starts_on: today.plus_days(-14),
        ends_on: today.plus_days(70),
        capacity: 40,
    };
    let cohort = create_cohort(conn, &new_cohort("Angkatan 1"), now).await?;
    let other_cohort = create_cohort(conn, &new_cohort("Angkatan 2"), now).await?;
    let (first, second, whole) = (
        Scope::Cohort(cohort),
        Scope::Cohort(other_cohort),
        Scope::Program(program),
    );
    let wati = staff(conn, WATI, Role::Mentor, &first, hash, now).await?;
    staff(conn, DIMAS, Role::Mentor, &first, hash, now).await?;
    staff(conn, AGUS, Role::Admin, &first, hash, now).await?;
    staff(conn, DEWI, Role::Officer, &whole, hash, now).await?;
    staff(conn, HENDRA, Role::Sponsor, &whole, hash, now).await?;
    let rina = staff(conn, RINA, Role::Mentor, &second, hash, now).await?;
    owner(conn, SITI, "Keripik tempe 100 g", cohort, wati, hash, now).await?;
    owner(conn, BUDI, "Kopi robusta 200 g", cohort, wati, hash, now).await?;
    owner(
        conn,
        JOKO,
        "Sambal pecel 150 g",
        other_cohort,
        rina,
        hash,
        now,
    )
    .await?;
    Ok(People {
        program,
        cohort,
        other_cohort,
    })
}

async fn staff(
    conn: &mut Conn<'_>,
    who: Persona,
    role: Role,
    scope: &Scope,
    hash: &str,
    now: Timestamp,
) -> Result<PersonId, Error> {
    let person = create_person(conn, &new_person(who.name, who.number, hash), now).await?;
    grant(conn, person, role, scope, None, now).await?;
    Ok(person)
}

async fn owner(
    conn: &mut Conn<'_>,
    who: Persona,
    product: &str,
    cohort: CohortId,
    mentor: PersonId,
    hash: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let person = create_person(conn, &new_person(who.name, who.number, hash), now).await?;
    let business = create_business(conn, person, who.name, "35.73", now).await?;
    let product = NewProduct {
        name: product.to_owned(),
        category: Category::Food,
        markets: vec![Market::Indonesia, Market::Malaysia],
    };
    create_product(conn, business, &product, now).await?;
    let place = NewEnrollment {
        cohort,
        person,
        business,
        mentor: Some(mentor),
        state: EnrollmentState::Active,
        reason: EnrollmentReason::Selected,
    };
    enroll(conn, &place, None, now).await.map(|_| ())
}

/// Makes somebody administrator of everything, as the command line does.
pub async fn make_platform_admin(db: &Db, person: PersonId, now: Timestamp) {
    db.write(Lock::Nothing, |mut conn| {
        Box::pin(
            async move { grant(&mut conn, person, Role::Admin, &Scope::Platform, None, now).await },
        )
    })
    .await
    .expect("a role");
}
