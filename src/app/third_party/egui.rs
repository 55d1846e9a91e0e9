//! egui in Bevy's window, with two mends: it may sleep, and a screen reader may press what it reads.

use bevy::a11y::ActionRequest;
use bevy::prelude::*;
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{EguiContext, EguiInput, EguiPlugin, EguiPreUpdateSet, PrimaryEguiContext, egui};

pub(in crate::app) fn plugin(app: &mut App) {
    app.add_plugins(EguiPlugin::default());
    app.add_systems(
        PreUpdate,
        (
            forward_screen_reader_actions.before(EguiPreUpdateSet::ProcessInput),
            drop_unchanged_modifiers.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass),
        ),
    );
}

/// bevy_egui 0.42 tells egui of the modifier keys in every frame, and egui repaints on any event, so that a window at
/// rest would never sleep. May go when bevy_egui sends the event on changes only.
fn drop_unchanged_modifiers(mut contexts: Query<(&mut EguiContext, &mut EguiInput)>) {
    for (mut context, mut input) in &mut contexts {
        let known = context.get_mut().input(|i| i.modifiers);
        input.events.retain(|event| !matches!(event, egui::Event::ModifiersChanged(now) if *now == known));
    }
}

/// bevy_egui 0.42 publishes the accessibility tree and forwards no actions from it.
fn forward_screen_reader_actions(
    mut requests: MessageReader<ActionRequest>,
    context: Query<Entity, With<PrimaryEguiContext>>,
    mut input: MessageWriter<EguiInputEvent>,
) {
    let Ok(context) = context.single() else { return };
    for request in requests.read() {
        let event = egui::Event::AccessKitActionRequest(request.0.clone());
        input.write(EguiInputEvent { context, event });
    }
}
