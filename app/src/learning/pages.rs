mod learn;
mod lesson;
mod quiz;
mod quiz_result;
mod staff;
mod today;

pub(super) use quiz::quiz_page;

pub use learn::learn;
pub use lesson::lesson;
pub use quiz::quiz;
pub use today::today;
