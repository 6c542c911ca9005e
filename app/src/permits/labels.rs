//! What papers, their states and their numbers are called.

use domain::language::Language;
use domain::permits::{LabelNumber, NumberRefusal, PermitKind, PermitState};

use crate::words::learning as standing;
use crate::words::permits as words;

/// A paper's name.
#[must_use]
pub fn name(language: Language, kind: PermitKind) -> &'static str {
    match kind {
        PermitKind::Nib => words::nib(language),
        PermitKind::SppIrt => words::spp_irt(language),
        PermitKind::BpomMd => words::bpom_md(language),
        PermitKind::Halal => words::halal(language),
        PermitKind::Trademark => words::trademark(language),
        PermitKind::Gtin => words::gtin(language),
        PermitKind::ProductTest => words::product_test(language),
    }
}

/// What a paper is for, in a sentence.
pub(super) fn about(language: Language, kind: PermitKind) -> &'static str {
    match kind {
        PermitKind::Nib => words::about_nib(language),
        PermitKind::SppIrt => words::about_spp_irt(language),
        PermitKind::BpomMd => words::about_bpom_md(language),
        PermitKind::Halal => words::about_halal(language),
        PermitKind::Trademark => words::about_trademark(language),
        PermitKind::Gtin => words::about_gtin(language),
        PermitKind::ProductTest => words::about_product_test(language),
    }
}

pub(super) fn number_hint(language: Language, kind: PermitKind) -> &'static str {
    match kind {
        PermitKind::Nib => words::number_hint_nib(language),
        PermitKind::SppIrt => words::number_hint_spp_irt(language),
        PermitKind::BpomMd => words::number_hint_bpom_md(language),
        PermitKind::Halal => words::number_hint_halal(language),
        PermitKind::Trademark => words::number_hint_trademark(language),
        PermitKind::Gtin => words::number_hint_gtin(language),
        PermitKind::ProductTest => words::number_hint_product_test(language),
    }
}

/// How long a paper holds, and how well that is known.
pub(super) fn validity(
    language: Language,
    kind: PermitKind,
) -> (&'static str, &'static str, &'static str) {
    let verified = ("badge badge--good", standing::standing_verified(language));
    let partial = (
        "badge badge--attention",
        standing::standing_partial(language),
    );
    let open = (
        "badge badge--attention",
        standing::standing_knowledge(language),
    );
    let (text, (class, badge)) = match kind {
        PermitKind::Nib => (words::validity_nib(language), partial),
        PermitKind::SppIrt => (words::validity_spp_irt(language), partial),
        PermitKind::BpomMd => (words::validity_bpom_md(language), open),
        PermitKind::Halal => (words::validity_halal(language), verified),
        PermitKind::Trademark => (words::validity_trademark(language), verified),
        PermitKind::Gtin => (words::validity_gtin(language), open),
        PermitKind::ProductTest => (words::validity_product_test(language), open),
    };
    (text, class, badge)
}

pub(super) fn state(language: Language, state: PermitState) -> &'static str {
    match state {
        PermitState::Missing => words::missing(language),
        PermitState::InProgress => words::in_progress(language),
        PermitState::Held => words::held(language),
        PermitState::NotNeeded => words::not_needed(language),
    }
}

pub(super) fn state_hint(language: Language, state: PermitState) -> &'static str {
    match state {
        PermitState::Missing => words::missing_hint(language),
        PermitState::InProgress => words::in_progress_hint(language),
        PermitState::Held => words::held_hint(language),
        PermitState::NotNeeded => words::not_needed_hint(language),
    }
}

pub(super) fn refusal(language: Language, refusal: NumberRefusal) -> String {
    match refusal {
        NumberRefusal::Missing => words::number_missing(language).to_owned(),
        NumberRefusal::NoPaperYet => words::number_no_paper(language).to_owned(),
        NumberRefusal::NotNeeded => words::number_not_needed(language).to_owned(),
        NumberRefusal::TooLong { limit } => words::number_too_long(language, limit),
        NumberRefusal::NibDigits => words::number_nib(language).to_owned(),
        NumberRefusal::PirtDigits => words::number_spp_irt(language).to_owned(),
        NumberRefusal::GtinDigits => words::number_gtin(language).to_owned(),
        NumberRefusal::GtinCheckDigit { expected } => words::number_gtin_check(language, expected),
    }
}

pub(super) fn on_label(language: Language, number: LabelNumber) -> &'static str {
    match number {
        LabelNumber::Marketing => words::label_marketing(language),
        LabelNumber::Halal => words::label_halal(language),
        LabelNumber::Gtin => words::label_gtin(language),
    }
}
