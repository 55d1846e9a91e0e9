//! Ctrl-C: the first press asks long work to come to an end, the second ends the program.

use std::sync::atomic::{AtomicBool, Ordering};

/// The exit code of a program that was ended by Ctrl-C, as shells know it.
const INTERRUPTED: i32 = 130;

/// From now on, set by the first press; where the system lets nobody listen, a press ends the program as ever.
pub(super) fn stop() -> &'static AtomicBool {
    static STOP: AtomicBool = AtomicBool::new(false);
    let pressed = || {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED);
        }
    };
    let _ = ctrlc::set_handler(pressed);
    &STOP
}
