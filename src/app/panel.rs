//! Panels on the screen: the view that is drawn, and the actions that come back.
//!
//! Panels are drawn in egui's pass, which may run twice in a frame while input comes once. So nothing is changed there:
//! actions are appended as messages, and the file of the screen acts on them in the next `Update`.

use bevy::prelude::*;

/// What a panel shows; none while there is nothing to show yet. The file of its screen owns it.
#[derive(Resource, Debug)]
pub(super) struct Panel<V>(pub(super) Option<V>);

impl<V> Default for Panel<V> {
    fn default() -> Self {
        Self(None)
    }
}

/// What a person did in a panel.
#[derive(Message, Clone, Debug)]
pub(super) struct Acted<A>(pub(super) A);

/// Adds what a screen needs: the view of its panel, and the actions from it.
pub(super) fn add_panel<V: Send + Sync + 'static, A: Send + Sync + 'static>(app: &mut App) {
    app.init_resource::<Panel<V>>().add_message::<Acted<A>>();
}

/// Takes the view away when its screen is left.
pub(super) fn clear<V: Send + Sync + 'static>(mut panel: ResMut<Panel<V>>) {
    panel.0 = None;
}
