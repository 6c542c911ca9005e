//! Who looks after whom: few enough each, and neighbours together, so that one visit serves several.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{EnrollmentId, PersonId};

/// A mentor who can take more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentorLoad {
    /// The mentor.
    pub mentor: PersonId,
    /// How many they look after.
    pub load: usize,
    /// Where those are, and where the mentor is at home: codes of regencies.
    pub regencies: BTreeSet<String>,
}

/// Somebody without a mentor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unallocated {
    /// Their place in the cohort.
    pub enrollment: EnrollmentId,
    /// The code of their regency.
    pub regency: String,
    /// Who must not be chosen: themselves.
    pub person: PersonId,
}

/// Suggests a mentor for everybody. Nobody gets more than an even share as long as another has room; within that, a
/// mentor who is in the regency already goes first, then the one with the least to do.
#[must_use]
pub fn suggest(
    mentors: &[MentorLoad],
    unallocated: &[Unallocated],
) -> BTreeMap<EnrollmentId, PersonId> {
    let mut mentors = mentors.to_vec();
    let total: usize = mentors.iter().map(|mentor| mentor.load).sum();
    let share = (total + unallocated.len()).div_ceil(mentors.len().max(1));
    let mut by_regency: Vec<_> = unallocated.iter().collect();
    by_regency.sort_by(|a, b| (&a.regency, a.enrollment).cmp(&(&b.regency, b.enrollment)));
    let mut suggested = BTreeMap::new();
    for participant in by_regency {
        let best = mentors
            .iter_mut()
            .filter(|mentor| mentor.mentor != participant.person)
            .min_by_key(|mentor| {
                (
                    mentor.load >= share,
                    !mentor.regencies.contains(&participant.regency),
                    mentor.load,
                    mentor.mentor,
                )
            });
        if let Some(mentor) = best {
            mentor.load += 1;
            mentor.regencies.insert(participant.regency.clone());
            suggested.insert(participant.enrollment, mentor.mentor);
        }
    }
    suggested
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mentor(id: i64, load: usize, regencies: &[&str]) -> MentorLoad {
        MentorLoad {
            mentor: PersonId(id),
            load,
            regencies: regencies.iter().map(|code| (*code).to_owned()).collect(),
        }
    }

    fn participant(id: i64, regency: &str) -> Unallocated {
        Unallocated {
            enrollment: EnrollmentId(id),
            regency: regency.to_owned(),
            person: PersonId(1_000 + id),
        }
    }

    #[test]
    fn neighbours_go_to_the_mentor_who_is_there() {
        let mentors = [mentor(1, 0, &["35.78"]), mentor(2, 0, &["35.73"])];
        let suggested = suggest(
            &mentors,
            &[
                participant(1, "35.73"),
                participant(2, "35.78"),
                participant(3, "35.73"),
                participant(4, "35.78"),
            ],
        );
        assert_eq!(suggested[&EnrollmentId(1)], PersonId(2));
        assert_eq!(suggested[&EnrollmentId(3)], PersonId(2));
        assert_eq!(suggested[&EnrollmentId(2)], PersonId(1));
    }

    #[test]
    fn nobody_looks_after_themselves() {
        let own = Unallocated {
            person: PersonId(1),
            ..participant(1, "35.73")
        };
        assert!(suggest(&[mentor(1, 0, &[])], std::slice::from_ref(&own)).is_empty());
        assert_eq!(
            suggest(&[mentor(1, 0, &["35.73"]), mentor(2, 9, &[])], &[own])[&EnrollmentId(1)],
            PersonId(2)
        );
    }

    proptest! {
        #[test]
        fn everybody_gets_one_and_nobody_more_than_a_share(
            loads in proptest::collection::vec(0_usize..20, 1..6),
            regencies in proptest::collection::vec(0_u8..5, 0..60),
        ) {
            let mentors: Vec<_> = (0_i64..).zip(&loads).map(|(id, load)| mentor(id, *load, &[])).collect();
            let unallocated: Vec<_> = (0_i64..).zip(&regencies).map(|(id, code)| participant(id, &code.to_string())).collect();
            let suggested = suggest(&mentors, &unallocated);
            prop_assert_eq!(suggested.len(), unallocated.len());
            let share = (loads.iter().sum::<usize>() + unallocated.len()).div_ceil(loads.len());
            for mentor in &mentors {
                let added = suggested.values().filter(|id| **id == mentor.mentor).count();
                prop_assert!(added == 0 || mentor.load + added <= share);
            }
        }
    }
}
