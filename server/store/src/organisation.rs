//! Programmes, cohorts, businesses and who takes part.

mod cohort;
mod enrollment;
mod program;

pub use cohort::{
    Cohort, CohortCount, NewCohort, administered_cohorts, cohort_for, cohort_place, create_cohort,
    visible_counts,
};
pub(crate) use enrollment::current_enrollment_id;
pub use enrollment::{
    Enrollment, NewEnrollment, change_state, create_business, current_enrollment, enroll,
    enrollment_place,
};
pub use program::{NewProgram, create_program};
