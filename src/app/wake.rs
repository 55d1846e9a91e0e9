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

/// Sets the alarm anew only where what is due has changed: for winit, another wait is a reason to wake at once.
fn set_the_clock(
    wake: Res<Wake>,
    time: Res<Time<Real>>,
    settings: Option<ResMut<WinitSettings>>,
    mut alarm: Local<Option<Duration>>,
) {
    let Some(mut settings) = settings else { return };
    let due = wake.after.map(|wait| time.elapsed() + wait);
    if is_same(*alarm, due) {
        return;
    }
    *alarm = due;
    let mode = UpdateMode::reactive_low_power(wake.after.unwrap_or(ASLEEP).clamp(NAP, ASLEEP));
    if settings.focused_mode != mode {
        *settings = WinitSettings { focused_mode: mode, unfocused_mode: mode };
    }
}

/// Whether two alarms ring as good as together.
fn is_same(one: Option<Duration>, other: Option<Duration>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => one.abs_diff(other) < NAP / 2,
        (None, Some(_)) | (Some(_), None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait_after(frames: &[(u64, Option<u64>)]) -> Vec<UpdateMode> {
        let mut app = App::new();
        app.add_plugins(plugin).init_resource::<Time<Real>>().insert_resource(at_rest());
        app.add_systems(Update, |mut wake: ResMut<Wake>, next: Res<Next>| {
            next.0.into_iter().for_each(|ms| wake.after(Duration::from_millis(ms)));
        });
        let frame = |(passed, wait): &(u64, Option<u64>)| {
            app.world_mut().resource_mut::<Time<Real>>().advance_by(Duration::from_millis(*passed));
            app.insert_resource(Next(*wait));
            app.update();
            app.world().resource::<WinitSettings>().focused_mode
        };
        frames.iter().map(frame).collect()
    }

    #[derive(Resource)]
    struct Next(Option<u64>);

    fn reactive(ms: u64) -> UpdateMode {
        UpdateMode::reactive_low_power(Duration::from_millis(ms))
    }

    #[test]
    fn an_alarm_that_stands_is_not_set_again() {
        // The same line is due in every frame, and in each there is less time left.
        let modes = wait_after(&[(0, Some(2000)), (500, Some(1500)), (1400, Some(101))]);
        assert_eq!(modes, [reactive(2000), reactive(2000), reactive(2000)]);
    }

    #[test]
    fn a_new_line_sets_it_and_silence_ends_it() {
        let modes = wait_after(&[(0, Some(2000)), (2000, Some(900)), (900, None)]);
        assert_eq!(modes, [reactive(2000), reactive(900), UpdateMode::reactive_low_power(ASLEEP)]);
    }
}
