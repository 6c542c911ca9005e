use super::{Actor, CohortPlace, Grant, Role, Scope, administer};
use crate::ids::{PersonId, ProgramId};

/// A cohort that somebody takes part in, or did to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakesPart {
    /// The cohort.
    pub place: CohortPlace,
    /// Who looks after them there.
    pub mentor: Option<PersonId>,
}

/// A role that somebody holds beside taking part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The role and where it holds.
    pub grant: Grant,
    /// The programme of the cohort it holds in.
    pub program: Option<ProgramId>,
}

/// What signing in as somebody opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Whether they chose a password: without one nothing of theirs is in it yet.
    pub has_password: bool,
    /// Where they take part.
    pub takes_part: Vec<TakesPart>,
    /// What else they are.
    pub holds: Vec<Held>,
}

/// Whether somebody may let another in: by a code, or by another number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// They may.
    Own,
    /// They look after them, but the account holds a role of theirs beyond that.
    RoleBeyond,
    /// They look after them, but the account has a password and is in use in a cohort beyond that.
    CohortBeyond,
    /// They do not look after them.
    None,
}

/// May they let the holder of this account in? Those who take part where they administer or are their mentor, and the
/// mentors of what they administer, unless signing in as them would open more than that. Who administers the platform may
/// let in anybody.
#[must_use]
pub fn care(actor: &Actor, account: &Account) -> Care {
    if actor.administers_platform() {
        return Care::Own;
    }
    let own_places = account
        .takes_part
        .iter()
        .filter(|at| looks_after(actor, at))
        .count();
    let roles = || account.holds.iter().filter(|held| opens_anything(held));
    let is_theirs = own_places > 0 || roles().any(|held| leads(actor, held));
    if !is_theirs {
        Care::None
    } else if roles().any(|held| !leads(actor, held)) {
        Care::RoleBeyond
    } else if account.has_password && account.takes_part.len() > own_places {
        Care::CohortBeyond
    } else {
        Care::Own
    }
}

fn looks_after(actor: &Actor, at: &TakesPart) -> bool {
    let is_mentor = at.mentor == Some(actor.person) && actor.holds(Role::Mentor, &at.place);
    is_mentor || administer(actor, &at.place).is_ok()
}

/// A mentor's regency says where they live, and a participant's role is counted where they take part.
const fn opens_anything(held: &Held) -> bool {
    !matches!(
        (held.grant.role, &held.grant.scope),
        (Role::Participant, _) | (Role::Mentor, Scope::Regency(_))
    )
}

fn leads(actor: &Actor, held: &Held) -> bool {
    let administers = |scope: Scope| {
        let role = Role::Admin;
        actor.grants.contains(&Grant { role, scope })
    };
    if held.grant.role != Role::Mentor {
        return false;
    }
    match &held.grant.scope {
        Scope::Program(program) => administers(Scope::Program(*program)),
        Scope::Cohort(cohort) => {
            administers(Scope::Cohort(*cohort))
                || held
                    .program
                    .is_some_and(|program| administers(Scope::Program(program)))
        }
        Scope::Platform | Scope::Regency(_) | Scope::Desk(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::CohortId;
    use crate::language::Language;

    const AGUS: PersonId = PersonId(1);
    const WATI: PersonId = PersonId(2);
    const FIRST: CohortPlace = CohortPlace {
        program: ProgramId(1),
        cohort: CohortId(1),
    };
    const SECOND: CohortPlace = CohortPlace {
        program: ProgramId(1),
        cohort: CohortId(2),
    };

    fn actor(person: PersonId, role: Role, scope: Scope) -> Actor {
        Actor {
            person,
            name: "Agus".into(),
            language: Language::Id,
            grants: vec![Grant { role, scope }],
        }
    }

    fn owner(has_password: bool, places: &[CohortPlace]) -> Account {
        Account {
            has_password,
            takes_part: places
                .iter()
                .map(|place| TakesPart {
                    place: *place,
                    mentor: Some(WATI),
                })
                .collect(),
            holds: Vec::new(),
        }
    }

    fn staff(role: Role, scope: Scope) -> Account {
        let program = matches!(scope, Scope::Cohort(_)).then_some(FIRST.program);
        Account {
            has_password: true,
            takes_part: Vec::new(),
            holds: vec![Held {
                grant: Grant { role, scope },
                program,
            }],
        }
    }

    #[test]
    fn an_account_in_use_elsewhere_is_not_opened_by_bringing_its_owner_in() {
        let agus = actor(AGUS, Role::Admin, Scope::Cohort(FIRST.cohort));
        let wati = actor(WATI, Role::Mentor, Scope::Cohort(FIRST.cohort));
        let both = actor(AGUS, Role::Admin, Scope::Program(FIRST.program));
        let platform = actor(AGUS, Role::Admin, Scope::Platform);
        assert_eq!(care(&agus, &owner(true, &[FIRST])), Care::Own);
        for asker in [&agus, &wati] {
            let account = owner(true, &[FIRST, SECOND]);
            assert_eq!(care(asker, &account), Care::CohortBeyond);
        }
        assert_eq!(care(&both, &owner(true, &[FIRST, SECOND])), Care::Own);
        assert_eq!(care(&platform, &owner(true, &[SECOND])), Care::Own);
        // Nobody has used it yet.
        assert_eq!(care(&agus, &owner(false, &[FIRST, SECOND])), Care::Own);
        assert_eq!(care(&agus, &owner(true, &[SECOND])), Care::None);
        assert_eq!(care(&agus, &owner(true, &[])), Care::None);
    }

    #[test]
    fn a_mentor_is_let_in_by_who_administers_all_they_serve() {
        let agus = actor(AGUS, Role::Admin, Scope::Cohort(FIRST.cohort));
        let program = actor(AGUS, Role::Admin, Scope::Program(FIRST.program));
        let here = staff(Role::Mentor, Scope::Cohort(FIRST.cohort));
        let whole = staff(Role::Mentor, Scope::Program(FIRST.program));
        assert_eq!(care(&agus, &here), Care::Own);
        assert_eq!(care(&agus, &whole), Care::None);
        assert_eq!(care(&program, &here), Care::Own);
        assert_eq!(care(&program, &whole), Care::Own);
        let everywhere = staff(Role::Mentor, Scope::Platform);
        assert_eq!(care(&program, &everywhere), Care::None);

        let mut lives_somewhere = here.clone();
        let home = staff(Role::Mentor, Scope::Regency("35.73".into()));
        lives_somewhere.holds.extend(home.holds);
        assert_eq!(care(&agus, &lives_somewhere), Care::Own);
        let mut runs_another = here;
        let more = staff(Role::Admin, Scope::Cohort(SECOND.cohort));
        runs_another.holds.extend(more.holds);
        assert_eq!(care(&agus, &runs_another), Care::RoleBeyond);
    }
}
