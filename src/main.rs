//! The program: parses the command line, dispatches, and exits with the command's code.

use clap::Parser;
use polyphony::cli::{self, Exit, Options};
use std::process::ExitCode;

fn main() -> ExitCode {
    let options = Options::parse();
    let exit = match &options.command {
        Some(command) => cli::run(command, options.store.as_deref()),
        None => open_app(options).unwrap_or_else(|error| cli::complain(&error)),
    };
    ExitCode::from(exit as u8)
}

#[cfg(feature = "app")]
fn open_app(options: Options) -> anyhow::Result<Exit> {
    cli::require_display()?;
    polyphony::app::run(polyphony::app::AppOptions { scenarios: options.scenarios, store: options.store })?;
    Ok(Exit::Good)
}

#[cfg(not(feature = "app"))]
fn open_app(_: Options) -> anyhow::Result<Exit> {
    Err(cli::no_app())
}
