//! Pages and forms, through the router of the product.

mod access_matrix;
mod background;
mod cohorts;
mod faults;
mod headers;
mod idempotency;
mod identity;
mod journey;
mod kept;
mod links;
mod on_behalf;
mod own_check;
mod permits;
mod pictures;
mod refusals;
mod sheet;
mod style;
mod today;
mod works;
