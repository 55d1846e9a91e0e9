//! What the product promises, as one test binary.

mod script;
mod worked_cases;
