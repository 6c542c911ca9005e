use domain::ids::{CohortId, EnrollmentId, PersonId, ProductId, SubmissionId, VersionId};

/// The shared thing a command decides over, so that two commands cannot both decide.
#[derive(Clone, Copy, Debug)]
pub enum Lock {
    /// Nothing that another command could decide at the same time.
    Nothing,
    /// Places, mentors and imports of a cohort.
    Cohort(CohortId),
    /// What one enrollment completes.
    Enrollment(EnrollmentId),
    /// Versions of a submission.
    Submission(SubmissionId),
    /// State, lease and judgement of a version.
    Version(VersionId),
    /// Sessions and passwords of a person.
    Person(PersonId),
    /// The permit card of a product.
    Product(ProductId),
    /// Editions of a course.
    Course,
    /// The table of jobs.
    Jobs,
}

impl Lock {
    /// The key of PostgreSQL's advisory lock; `None` where there is nothing to lock.
    pub(super) const fn key(self) -> Option<i64> {
        let (class, id) = match self {
            Self::Nothing => return None,
            Self::Cohort(id) => (1, id.0),
            Self::Enrollment(id) => (2, id.0),
            Self::Submission(id) => (3, id.0),
            Self::Version(id) => (4, id.0),
            Self::Person(id) => (5, id.0),
            Self::Course => (6, 0),
            Self::Jobs => (7, 0),
            Self::Product(id) => (8, id.0),
        };
        Some((class << 48) | (id & 0xffff_ffff_ffff))
    }
}
