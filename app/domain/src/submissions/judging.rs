use super::Judge;
use crate::codes::codes;
use crate::ids::EnrollmentId;

/// One in how many the mentor reads where a cohort has not said: the curriculum's one in five (part F).
pub const SAMPLE_OF: i64 = 5;

codes! {
    /// Who judges one sending of work.
    Judging {
        /// The mentor reads it and answers by the promised day.
        Mentor = "mentor",
        /// Its participant, with the rubric; nobody else waits for it.
        OwnCheck = "own_check",
    }
}

/// Whether the mentor reads this one of a sample of one in `of`. `turn` counts the assignments of the cohort that are
/// sampled before it, from 0: of places that follow one another every `of`-th is read, and in `of` assignments everybody
/// is read exactly once.
#[must_use]
pub const fn is_sampled(enrollment: EnrollmentId, turn: i64, of: i64) -> bool {
    of <= 1 || enrollment.0.wrapping_add(turn).rem_euclid(of) == 0
}

/// Who judges what is sent now. What a mentor has answered before goes back to a mentor: they asked for it.
#[must_use]
pub fn judging(
    judge: Judge,
    sample_of: Option<i64>,
    enrollment: EnrollmentId,
    turn: i64,
    was_answered: bool,
) -> Judging {
    let is_read = match judge {
        Judge::Mentor => true,
        Judge::SelfCheck => false,
        Judge::Sample => is_sampled(enrollment, turn, sample_of.unwrap_or(SAMPLE_OF)),
    };
    if is_read || was_answered {
        Judging::Mentor
    } else {
        Judging::OwnCheck
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_cohort_says_who_judges_and_an_answer_is_followed_up() {
        let of = |judge, was_answered| judging(judge, None, EnrollmentId(7), 0, was_answered);
        assert_eq!(of(Judge::Mentor, false), Judging::Mentor);
        assert_eq!(of(Judge::SelfCheck, false), Judging::OwnCheck);
        assert_eq!(of(Judge::SelfCheck, true), Judging::Mentor);
        assert_eq!(of(Judge::Sample, false), Judging::OwnCheck);
        assert_eq!(of(Judge::Sample, true), Judging::Mentor);
        let tenth = judging(Judge::Sample, None, EnrollmentId(10), 0, false);
        assert_eq!(tenth, Judging::Mentor);
    }

    proptest! {
        #[test]
        fn a_sample_is_even_and_reaches_everybody(first in 0_i64..100_000, turn in 0_i64..20, of in 2_i64..=50) {
            let read = |place, turn| is_sampled(EnrollmentId(place), turn, of);
            let among = (first..first + 10 * of).filter(|place| read(*place, turn)).count();
            prop_assert_eq!(among, 10);
            let times = (turn..turn + of).filter(|turn| read(first, *turn)).count();
            prop_assert_eq!(times, 1);
        }
    }
}
