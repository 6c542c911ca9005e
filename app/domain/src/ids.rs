//! One type per table, so that a product's number can never be taken for a person's.

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }
    )+ };
}

ids! {
    /// A person, whatever roles they hold.
    PersonId,
    /// A device that is signed in.
    SessionId,
    /// A one-time code for signing in, made by staff.
    SignInCodeId,
    /// A request for such a code.
    SignInRequestId,
    /// A role somebody holds somewhere.
    GrantId,
    /// A programme with its partners and promised figures.
    ProgramId,
    /// A cohort (angkatan) of a programme.
    CohortId,
    /// A firm (IKM).
    BusinessId,
    /// One product of a business.
    ProductId,
    /// A person with a business in a cohort.
    EnrollmentId,
    /// A published, immutable edition of a course.
    RevisionId,
    /// One going at a quiz.
    AttemptId,
    /// The work on one assignment for one product.
    SubmissionId,
    /// One sending of a submission.
    VersionId,
    /// What stands in one slot of a version.
    EntryId,
    /// A stored file.
    FileId,
    /// A file that staff brought for a participant.
    BroughtFileId,
    /// A link by which somebody without an account sends one file.
    UploadLinkId,
    /// One assessor's judgement of one version.
    AssessmentId,
    /// One remark of an assessment.
    RemarkId,
    /// One showing of a judgement to the participant.
    ReleaseId,
    /// A link with which somebody without an account reads a sheet.
    ShareLinkId,
    /// A piece of work that outlives its request.
    JobId,
    /// One import of a list of participants.
    ImportId,
    /// A pause of a cohort, such as Lebaran.
    PauseId,
    /// A permit or certificate of a business or product.
    PermitId,
    /// An outreach desk.
    DeskId,
}
