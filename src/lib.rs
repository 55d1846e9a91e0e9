//! Polyphony.

pub mod codebook;
pub mod diagnostic;
pub mod meeting;
pub mod scenario;
pub mod scoring;
pub mod debrief;
pub mod analysis;
pub mod run;
pub mod review;
pub mod store;
pub mod report;
pub mod cli;
#[cfg(feature = "ui")]
pub mod ui;
