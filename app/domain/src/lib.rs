//! The rules of Kemas as functions of values: no IO, no clock, no framework.
//!
//! Everything here compiles natively and to WebAssembly. Whoever needs the time is handed it; whoever may be refused is
//! told why by a closed enum, never by a sentence.

pub mod access;
pub mod cohorts;
pub mod holidays;
pub mod identity;
pub mod ids;
pub mod language;
pub mod learning;
pub mod markets;
pub mod permits;
pub mod products;
pub mod regions;
pub mod review;
pub mod submissions;
pub mod text;
pub mod time;

mod codes;
