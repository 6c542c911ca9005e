mod form;
mod list;

pub(super) use form::{Typed, product_form};

pub use form::{edit, new};
pub use list::list;
