//! Who may do what where. Rules answer with a reason; the caller decides what the visitor sees of it.

mod care;

pub use care::{Account, Care, Held, TakesPart, care};

use crate::codes::codes;
use crate::ids::{CohortId, DeskId, PersonId, ProgramId};
use crate::language::Language;

codes! {
    /// What somebody is in some place.
    Role {
        /// Peserta: learns and sends designs.
        Participant = "participant",
        /// Pendamping: judges designs.
        Mentor = "mentor",
        /// Pengelola: runs programmes and cohorts.
        Admin = "admin",
        /// Petugas: registers owners at an outreach desk.
        Officer = "officer",
        /// Mitra: reads figures.
        Sponsor = "sponsor",
    }
}

codes! {
    /// The kinds of places a role can hold in.
    ScopeKind {
        /// Everywhere.
        Platform = "platform",
        /// One programme and its cohorts.
        Program = "program",
        /// One cohort.
        Cohort = "cohort",
        /// One regency or city, by its code.
        Regency = "regency",
        /// One outreach desk.
        Desk = "desk",
    }
}

/// The place a role holds in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere.
    Platform,
    /// One programme and its cohorts.
    Program(ProgramId),
    /// One cohort.
    Cohort(CohortId),
    /// One regency or city, by its Kemendagri code (`35.73`).
    Regency(String),
    /// One outreach desk.
    Desk(DeskId),
}

impl Scope {
    /// Kind and id as they are stored; the platform's id is empty.
    #[must_use]
    pub fn stored(&self) -> (ScopeKind, String) {
        match self {
            Self::Platform => (ScopeKind::Platform, String::new()),
            Self::Program(id) => (ScopeKind::Program, id.to_string()),
            Self::Cohort(id) => (ScopeKind::Cohort, id.to_string()),
            Self::Regency(code) => (ScopeKind::Regency, code.clone()),
            Self::Desk(id) => (ScopeKind::Desk, id.to_string()),
        }
    }

    /// Reads back what [`Scope::stored`] wrote.
    #[must_use]
    pub fn read(kind: ScopeKind, id: &str) -> Option<Self> {
        Some(match kind {
            ScopeKind::Platform => Self::Platform,
            ScopeKind::Program => Self::Program(id.parse().ok()?),
            ScopeKind::Cohort => Self::Cohort(id.parse().ok()?),
            ScopeKind::Regency => Self::Regency(id.to_owned()),
            ScopeKind::Desk => Self::Desk(id.parse().ok()?),
        })
    }
}

/// A role held in a place, now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Where it holds.
    pub scope: Scope,
}

/// Somebody who is signed in, with the roles they hold now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub person: PersonId,
    /// Their name, for the page's head.
    pub name: String,
    /// The language they chose.
    pub language: Language,
    /// Everything they hold now.
    pub grants: Vec<Grant>,
}

impl Actor {
    /// Whether they hold the role anywhere.
    #[must_use]
    pub fn has_role(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Whether they hold the role in this cohort, directly or from above.
    #[must_use]
    pub fn holds(&self, role: Role, place: &CohortPlace) -> bool {
        self.grants.iter().any(|grant| {
            grant.role == role
                && match &grant.scope {
                    Scope::Platform => true,
                    Scope::Program(id) => *id == place.program,
                    Scope::Cohort(id) => *id == place.cohort,
                    Scope::Regency(_) | Scope::Desk(_) => false,
                }
        })
    }

    /// Whether they administer the whole platform.
    #[must_use]
    pub fn administers_platform(&self) -> bool {
        self.grants.contains(&Grant {
            role: Role::Admin,
            scope: Scope::Platform,
        })
    }
}

/// Where a cohort stands in the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CohortPlace {
    /// The programme it belongs to.
    pub program: ProgramId,
    /// The cohort.
    pub cohort: CohortId,
}

/// Refused: there is no such thing for this person. Shown as "not found", so that nothing is learnt by asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not theirs")]
pub struct Denied;

/// Proof that somebody may administer a cohort. Only [`administer`] makes one.
#[derive(Clone, Copy, Debug)]
pub struct MayAdminister(());

/// Proof that somebody may judge the work of an enrollment. Only [`judge`] makes one.
#[derive(Clone, Copy, Debug)]
pub struct MayJudge(());

/// May they administer this cohort?
///
/// # Errors
/// [`Denied`] unless they hold `admin` on it, its programme or the platform.
pub fn administer(actor: &Actor, place: &CohortPlace) -> Result<MayAdminister, Denied> {
    if actor.holds(Role::Admin, place) {
        Ok(MayAdminister(()))
    } else {
        Err(Denied)
    }
}

/// May they judge work of an enrollment in this cohort that is allocated to `mentor`?
///
/// A mentor judges what is allocated to them; an administrator of the cohort may stand in. Nobody judges their own work.
///
/// # Errors
/// [`Denied`] otherwise.
pub fn judge(
    actor: &Actor,
    place: &CohortPlace,
    participant: PersonId,
    mentor: Option<PersonId>,
) -> Result<MayJudge, Denied> {
    let own_work = actor.person == participant;
    let allocated = mentor == Some(actor.person) && actor.holds(Role::Mentor, place);
    if !own_work && (allocated || actor.holds(Role::Admin, place)) {
        Ok(MayJudge(()))
    } else {
        Err(Denied)
    }
}

/// Whose participants of a cohort somebody watches over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watched {
    /// Everybody's.
    All,
    /// Those allocated to them.
    Own,
}

/// Whose participants may they watch over in this cohort?
///
/// # Errors
/// [`Denied`] unless they administer it or are a mentor in it.
pub fn watch(actor: &Actor, place: &CohortPlace) -> Result<Watched, Denied> {
    if administer(actor, place).is_ok() {
        Ok(Watched::All)
    } else if actor.holds(Role::Mentor, place) {
        Ok(Watched::Own)
    } else {
        Err(Denied)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: CohortPlace = CohortPlace {
        program: ProgramId(1),
        cohort: CohortId(2),
    };

    fn actor(person: i64, grants: &[(Role, Scope)]) -> Actor {
        Actor {
            person: PersonId(person),
            name: "Wati".into(),
            language: Language::Id,
            grants: grants
                .iter()
                .map(|(role, scope)| Grant {
                    role: *role,
                    scope: scope.clone(),
                })
                .collect(),
        }
    }

    #[test]
    fn an_administrator_reaches_down_but_not_sideways() {
        for scope in [
            Scope::Platform,
            Scope::Program(ProgramId(1)),
            Scope::Cohort(CohortId(2)),
        ] {
            assert!(administer(&actor(1, &[(Role::Admin, scope)]), &PLACE).is_ok());
        }
        for scope in [
            Scope::Program(ProgramId(9)),
            Scope::Cohort(CohortId(1)),
            Scope::Regency("35.78".into()),
        ] {
            assert!(administer(&actor(1, &[(Role::Admin, scope)]), &PLACE).is_err());
        }
        assert!(administer(&actor(1, &[(Role::Mentor, Scope::Platform)]), &PLACE).is_err());
    }

    #[test]
    fn a_mentor_judges_what_is_allocated_and_never_their_own() {
        let wati = actor(7, &[(Role::Mentor, Scope::Cohort(CohortId(2)))]);
        assert!(judge(&wati, &PLACE, PersonId(1), Some(PersonId(7))).is_ok());
        assert!(judge(&wati, &PLACE, PersonId(1), Some(PersonId(8))).is_err());
        assert!(judge(&wati, &PLACE, PersonId(1), None).is_err());
        assert!(judge(&wati, &PLACE, PersonId(7), Some(PersonId(7))).is_err());
        let elsewhere = actor(7, &[(Role::Mentor, Scope::Cohort(CohortId(3)))]);
        assert!(judge(&elsewhere, &PLACE, PersonId(1), Some(PersonId(7))).is_err());
        let agus = actor(8, &[(Role::Admin, Scope::Platform)]);
        assert!(judge(&agus, &PLACE, PersonId(1), None).is_ok());
    }

    #[test]
    fn a_mentor_watches_over_their_own_and_an_administrator_over_all() {
        let here = Scope::Cohort(CohortId(2));
        let wati = actor(7, &[(Role::Mentor, here.clone())]);
        assert_eq!(watch(&wati, &PLACE), Ok(Watched::Own));
        let agus = actor(8, &[(Role::Admin, here.clone()), (Role::Mentor, here)]);
        assert_eq!(watch(&agus, &PLACE), Ok(Watched::All));
        let elsewhere = actor(7, &[(Role::Mentor, Scope::Cohort(CohortId(3)))]);
        assert_eq!(watch(&elsewhere, &PLACE), Err(Denied));
        let siti = actor(1, &[(Role::Participant, Scope::Cohort(CohortId(2)))]);
        assert_eq!(watch(&siti, &PLACE), Err(Denied));
    }

    #[test]
    fn scopes_survive_storage() {
        for scope in [
            Scope::Platform,
            Scope::Program(ProgramId(3)),
            Scope::Cohort(CohortId(4)),
            Scope::Regency("35.73".into()),
            Scope::Desk(DeskId(5)),
        ] {
            let (kind, id) = scope.stored();
            assert_eq!(Scope::read(kind, &id), Some(scope));
        }
    }
}
