//! Kemas.
