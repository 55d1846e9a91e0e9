//! When the sleeping window is to wake by itself: at the next line of talk, and otherwise not.

use bevy::prelude::*;
use bevy::winit::{UpdateMode, WinitSettings};
use std::time::Duration;

/// How long a window sleeps that nothing waits for.
const ASLEEP: Duration = Duration::from_secs(60);
/// The shortest sleep; a line a few frames late is on time.
const NAP: Duration = Duration::from_millis(40);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Wake>();
    app.add_systems(First, |mut wake: ResMut<Wake>| wake.bypass_change_detection().after = None);
    app.add_systems(Last, set_the_clock);
}

/// How long from now until something is due; asked for anew in every frame.
#[derive(Resource, Debug, Default)]
pub(super) struct Wake {
    after: Option<Duration>,
}

impl Wake {
    /// Asks to be woken after so long, or earlier.
    pub(super) fn after(&mut self, wait: Duration) {
        self.after = Some(self.after.map_or(wait, |before| before.min(wait)));
    }
}

/// The settings of a window at rest. Moves of the mouse outside of it are none of its business.
pub(super) fn at_rest() -> WinitSettings {
    WinitSettings {
        focused_mode: UpdateMode::reactive_low_power(ASLEEP),
        unfocused_mode: UpdateMode::reactive_low_power(ASLEEP),
    }
}

fn set_the_clock(wake: Res<Wake>, settings: Option<ResMut<WinitSettings>>) {
    let Some(mut settings) = settings else { return };
    let wait = wake.after.unwrap_or(ASLEEP).clamp(NAP, ASLEEP);
    let mode = UpdateMode::reactive_low_power(wait);
    if settings.focused_mode != mode {
        *settings = WinitSettings { focused_mode: mode, unfocused_mode: mode };
    }
}
