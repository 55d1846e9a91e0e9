//! Polyphony: a desktop simulator for practising Open Dialogue crisis meetings.
//!
//! A scripted meeting is loaded from a RON file. The trainee sits with a person in crisis, their network and a
//! colleague, and answers; every answer is scored on three dimensions with the evidence beside it; then come the
//! reflective supervision questions. *Polyphony* is the field's own word for many voices, each of them answered.
//!
//! # The way of the data
//!
//! `scenarios/x.ron` → [`scenario`] (text → checked model, or diagnostics) → [`meeting`] (input in, events out) →
//! [`scoring`] (events → scorecard) → [`debrief`] (what to look at and what to ask) → [`run`] (inputs, replayable) →
//! [`review`] (what a supervisor says about it) → [`store`] → [`report`]. [`analysis`] plays a scenario in many ways.
//! The command line, the terminal player, the panels and the Bevy app are equal clients; none of them decides anything
//! about a meeting.
//!
//! # Invariants
//!
//! Most of them are absences, and each is kept by a test.
//!
//! 1. From [`diagnostic`] to [`review`] nothing reads a clock, a file or the network: text comes in as `&str`, time as a
//!    parameter. There is no Bevy and no egui in it; it builds and passes its tests with `--no-default-features`.
//! 2. The same scenario, codebook, seed and inputs give the same events, byte for byte, everywhere. Chance comes from
//!    one seed in separate streams, with our own reduction to whole numbers; there are no floats.
//! 3. Scoring reads events only: not the screen, the order of the options or the time taken. The engine never reads a
//!    score.
//! 4. Authors code what a move *does*; they never give points. So scores mean the same in every scenario.
//! 5. A run stores inputs; events and scores are derived, and can be derived again under another rubric. The store keeps
//!    the text of every scenario, codebook and rubric that a run was played with: an old run always replays.
//! 6. A broken file never stops the program: it becomes diagnostics, many at once, each with its place and a hint.
//!
//! # The modules, in reading order
//!
//! A module uses only those above it.

pub mod diagnostic;

pub mod codebook;

pub mod scenario;

pub mod meeting;

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

#[cfg(feature = "app")]
pub mod app;
