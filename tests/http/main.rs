//! Pages and forms, through the router of the product.

mod access_matrix;
mod background;
mod cohorts;
mod headers;
mod idempotency;
mod identity;
mod journey;
mod links;
mod on_behalf;
mod permits;
mod refusals;
mod sheet;
mod works;
