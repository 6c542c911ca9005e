use ::store::review::EditRefusal;
use domain::language::Language;

use crate::format;
use crate::words::review as words;

/// Why an edit was not taken.
pub(super) fn edit_refusal<T>(language: Language, refusal: &EditRefusal<T>) -> String {
    match refusal {
        EditRefusal::Closed => words::closed(language).to_owned(),
        EditRefusal::Overtaken => words::overtaken(language).to_owned(),
        EditRefusal::OwnCheck => words::own_check_closed(language).to_owned(),
        EditRefusal::Swapped => words::swapped(language).to_owned(),
        EditRefusal::Leased(lease) => format!(
            "{} {}",
            words::leased(language, &lease.mentor_name),
            words::leased_until(language, format::time_of_day(language, lease.expires_at))
        ),
        EditRefusal::Stale(_) => words::stale(language).to_owned(),
    }
}
