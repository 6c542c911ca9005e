//! Programmes, cohorts, businesses and who takes part.

mod administered;
mod cohort;
mod cohort_list;
mod enrollment;
mod program;

pub(crate) use administered::administered;
pub use cohort::{Cohort, NewCohort, cohort_for, cohort_place, create_cohort, watched_cohort};
pub use cohort_list::{
    CohortCount, CohortPage, CohortTotals, CohortsAsked, cohort_totals, cohorts_seen,
};
pub(crate) use enrollment::current_enrollment_id;
pub use enrollment::{
    Enrollment, NewEnrollment, change_state, create_business, current_enrollment, enroll,
    enrollment_place,
};
pub use program::{NewProgram, create_program};
