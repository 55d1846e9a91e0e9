//! What the product promises, as one test binary.

mod authoring;
mod bad_files;
mod binding;
mod cli;
mod corners;
mod exact;
mod faults;
mod house;
mod known_groups;
mod meetings;
mod plans;
mod properties;
mod readings;
mod script;
mod shipped;
mod turn;
mod worked_cases;
