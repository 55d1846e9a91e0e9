//! Why the app cannot open, said before anything tries.

use super::trouble::Trouble;

/// What to do without the app.
const INSTEAD: &str = "Play in the terminal with `polyphony play SCENARIO`, or see `polyphony --help`.";

/// Looks for a display, where one has to be named.
///
/// # Errors
/// On Linux, where neither `DISPLAY` nor `WAYLAND_DISPLAY` is set.
pub fn require_display() -> anyhow::Result<()> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        return Err(Trouble::new("there is no display to open a window on").help(INSTEAD).into());
    }
    Ok(())
}

/// The error of a build without the app.
#[must_use]
pub fn no_app() -> anyhow::Error {
    let help = "Build it with `cargo build --features app`. Or play in the terminal with `polyphony play SCENARIO`.";
    Trouble::new("this build has no app").help(help).into()
}
