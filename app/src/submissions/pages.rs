mod assignment;
mod assignments;
mod feedback;
mod receipt;
mod remarks;
mod rubric;
mod sheet;
mod slot;
mod submission;

pub(super) use submission::{SlotRefusal, submission_page};

pub use assignment::assignment;
pub use assignments::assignments;
pub use feedback::feedback;
pub use receipt::receipt;
pub use remarks::{category, severity};
pub use rubric::level_name;
pub use sheet::sheet;
pub use slot::SlotCard;
pub use submission::submission;
