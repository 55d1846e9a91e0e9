//! The window and how it is drawn: a desktop program that sleeps when nothing happens.

mod guard;

pub(super) use guard::run_guarded;

use bevy::ecs::error::{BevyError, ErrorContext};
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::window::{WindowResizeConstraints, WindowResolution};

pub(super) fn plugin(app: &mut App) {
    let window = Window {
        title: "Polyphony".to_owned(),
        name: Some("polyphony".to_owned()),
        resolution: WindowResolution::new(1100, 760),
        resize_constraints: WindowResizeConstraints { min_width: 480.0, min_height: 360.0, ..default() },
        ..default()
    };
    app.set_error_handler(log_error);
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin { primary_window: Some(window), ..default() })
            // A processor that plays graphics card needs its pipelines at once, not in a pool that it also draws with.
            .set(RenderPlugin { synchronous_pipeline_compilation: true, ..default() })
            .set(LogPlugin { filter: "error,wgpu_hal=off,polyphony=info".to_owned(), ..default() })
            // A second thread a frame ahead buys nothing where frames are rare, and costs latency.
            .disable::<PipelinedRenderingPlugin>(),
    );
    app.insert_resource(super::wake::at_rest());
    app.add_systems(Startup, spawn_camera);
    app.add_systems(Last, guard::window_is_open.run_if(run_once));
}

fn spawn_camera(mut commands: Commands) {
    commands.spawn((Name::new("camera"), Camera2d));
}

/// A fault of ours is logged; the meeting goes on.
fn log_error(error: BevyError, context: ErrorContext) {
    error!("{} `{}`: {error}", context.kind(), context.name());
}
