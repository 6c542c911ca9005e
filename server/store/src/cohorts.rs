//! The office: progress of a cohort, imports, allocation.
