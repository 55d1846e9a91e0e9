//! The guard around the window: where there is no display or nothing to draw with, the libraries panic, and their words
//! become an error.

use bevy::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// Whether the first frame was drawn: from then on a panic is a fault of ours, and is shown as one.
static IS_OPEN: AtomicBool = AtomicBool::new(false);

/// Notes that there is a window.
pub(super) fn window_is_open() {
    IS_OPEN.store(true, Ordering::Relaxed);
}

/// Builds the app and runs it until its window is closed.
pub(in crate::app) fn run_guarded(build: impl FnOnce() -> App) -> anyhow::Result<()> {
    let words = Arc::new(Mutex::new(String::new()));
    let heard = Arc::clone(&words);
    let usual = take_hook();
    set_hook(Box::new(move |info| {
        if IS_OPEN.load(Ordering::Relaxed) {
            usual(info);
        } else if let Ok(mut heard) = heard.lock()
            && heard.is_empty()
        {
            *heard = info.payload_as_str().unwrap_or("no reason was given").to_owned();
        }
    }));
    let outcome = catch_unwind(AssertUnwindSafe(|| build().run()));
    drop(take_hook());
    match outcome {
        Ok(AppExit::Success) => Ok(()),
        Ok(AppExit::Error(code)) => Err(anyhow::anyhow!("the window closed with code {code}")),
        Err(_) if IS_OPEN.load(Ordering::Relaxed) => Err(anyhow::anyhow!(
            "the window closed by a fault of ours; every answer is kept, and the meeting can be continued"
        )),
        Err(_) => Err(not_opened(&words.lock().map(|words| words.clone()).unwrap_or_default())),
    }
}

/// The words of the libraries, made into what, and what to do.
fn not_opened(words: &str) -> anyhow::Error {
    let (what, what_to_do) = if words.contains("GPU") {
        let help = "Install a Vulkan driver; `mesa-vulkan-drivers` draws without a graphics card.";
        ("there is nothing to draw with, no graphics card and no driver that does without".to_owned(), help)
    } else if words.contains("event loop") {
        ("the display cannot be opened".to_owned(), "Check that a display is there and that you may use it.")
    } else {
        let first = words.lines().find(|line| !line.trim().is_empty()).unwrap_or("no reason was given").trim();
        (format!("no window can be opened: {first}"), "Check the display and the graphics driver.")
    };
    anyhow::anyhow!("{what}\n  help: {what_to_do} Or play in the terminal with `polyphony play SCENARIO`.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_libraries_say_in_panic_becomes_what_and_what_to_do() {
        let gpu = not_opened("Unable to find a GPU! Make sure you have installed required drivers!").to_string();
        assert!(gpu.starts_with("there is nothing to draw with") && gpu.contains("mesa-vulkan-drivers"), "{gpu}");
        let display = not_opened("Failed to build event loop: Os(OsError { line: 788 })").to_string();
        assert!(display.starts_with("the display cannot be opened\n  help: Check"), "{display}");
        let other = not_opened("\n  something else\nand more").to_string();
        assert!(other.starts_with("no window can be opened: something else\n"), "{other}");
    }
}
