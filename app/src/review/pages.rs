mod carried;
mod decide;
mod desk;
mod queue;
mod remarks;
mod rubric;
mod sent;

pub(super) use desk::{Typed, desk_page};

pub use desk::desk;
pub use queue::queue;
