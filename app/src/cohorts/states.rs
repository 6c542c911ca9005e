use domain::cohorts::{EnrollmentReason, EnrollmentState, ExtensionReason, PlaceRefusal};
use domain::language::Language;

use crate::words::cohorts as words;

/// Where an enrollment stands, in words.
pub(super) fn state(language: Language, state: EnrollmentState) -> &'static str {
    match state {
        EnrollmentState::Applied => words::state_applied(language),
        EnrollmentState::Waiting => words::state_waiting(language),
        EnrollmentState::Offered => words::state_offered(language),
        EnrollmentState::Active => words::state_active(language),
        EnrollmentState::Finished => words::state_finished(language),
        EnrollmentState::Left => words::state_left(language),
        EnrollmentState::Declined => words::state_declined(language),
    }
}

/// A step of the office, in words.
pub(super) fn step(language: Language, next: EnrollmentState) -> &'static str {
    match next {
        EnrollmentState::Offered => words::step_offered(language),
        EnrollmentState::Active => words::step_active(language),
        EnrollmentState::Waiting => words::step_waiting(language),
        EnrollmentState::Declined => words::step_declined(language),
        EnrollmentState::Left => words::step_left(language),
        EnrollmentState::Applied | EnrollmentState::Finished => state(language, next),
    }
}

/// Why an enrollment moved, in words.
pub(super) fn reason(language: Language, reason: EnrollmentReason) -> &'static str {
    match reason {
        EnrollmentReason::Imported => words::reason_imported(language),
        EnrollmentReason::SelfApplied => words::reason_self_applied(language),
        EnrollmentReason::Selected => words::reason_selected(language),
        EnrollmentReason::Full => words::reason_full(language),
        EnrollmentReason::PlaceFree => words::reason_place_free(language),
        EnrollmentReason::Accepted => words::reason_accepted(language),
        EnrollmentReason::Lapsed => words::reason_lapsed(language),
        EnrollmentReason::NoTime => words::reason_no_time(language),
        EnrollmentReason::Moved => words::reason_moved(language),
        EnrollmentReason::BusinessStopped => words::reason_business_stopped(language),
        EnrollmentReason::Ineligible => words::reason_ineligible(language),
        EnrollmentReason::Completed => words::reason_completed(language),
        EnrollmentReason::ImportUndone => words::reason_import_undone(language),
    }
}

/// Why somebody got more time, in words.
pub(super) fn extension(language: Language, reason: ExtensionReason) -> &'static str {
    match reason {
        ExtensionReason::Illness => words::extend_illness(language),
        ExtensionReason::Family => words::extend_family(language),
        ExtensionReason::Production => words::extend_production(language),
        ExtensionReason::Connection => words::extend_connection(language),
        ExtensionReason::Printer => words::extend_printer(language),
        ExtensionReason::Office => words::extend_office(language),
    }
}

/// Why an enrollment did not move, in words.
pub(super) fn not_moved(language: Language, refusal: PlaceRefusal) -> &'static str {
    match refusal {
        PlaceRefusal::MovedMeanwhile => words::move_meanwhile(language),
        PlaceRefusal::NoSuchStep | PlaceRefusal::WrongReason => words::move_no_step(language),
        PlaceRefusal::Full => words::move_full(language),
    }
}
