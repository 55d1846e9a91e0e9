//! The store: where runs are kept, and where scenarios are found.

pub mod library;
