//! Polyphony.

pub mod codebook;
pub mod diagnostic;
pub mod meeting;
pub mod scenario;
pub mod scoring;
