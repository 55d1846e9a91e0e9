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

fn not_opened(words: &str) -> anyhow::Error {
    let first = words.lines().find(|line| !line.trim().is_empty()).unwrap_or("no reason was given").trim();
    let what_to_do = if words.contains("GPU") {
        "Install a Vulkan driver; `mesa-vulkan-drivers` draws without a graphics card. Or play in the terminal with `polyphony play SCENARIO`."
    } else {
        "Check that a display is there and may be used. Or play in the terminal with `polyphony play SCENARIO`."
    };
    anyhow::anyhow!("no window can be opened: {first}\n  help: {what_to_do}")
}
