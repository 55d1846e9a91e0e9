//! The figures: table, chairs, people and names as plain shapes, made anew only when the room itself changes.

use super::layout::{Places, places};
use super::motion::Posed;
use super::pose::Pose;
use crate::app::screen::Screen;
use crate::app::settings::Settings;
use crate::app::sitting::{RoomArea, Sitter, Sitting};
use crate::ui::theme::Colours;
use bevy::prelude::*;
use bevy_egui::egui;

/// The room as it was drawn last: while this stands, nothing is made anew.
#[derive(Component, Clone, PartialEq)]
pub(super) struct Room {
    area: Rect,
    people: Vec<(String, bool, bool)>,
    look: crate::ui::theme::ThemeSettings,
    window: Vec2,
}

/// The part of a figure that leans; `nth` counts the people of [`Sitting`].
#[derive(Component, Clone, Copy)]
pub(super) struct Body {
    pub(super) nth: usize,
    /// Which way the table is: down for those on the far side, up for the team.
    pub(super) table: f32,
}

/// The head of the n-th person, `up` points above the middle of the body.
#[derive(Component, Clone, Copy)]
pub(super) struct Head {
    pub(super) nth: usize,
    pub(super) up: f32,
    pub(super) scale: f32,
}

/// The ring around the n-th person while they speak.
#[derive(Component, Clone, Copy)]
pub(super) struct Ring {
    pub(super) nth: usize,
}

/// egui's own font also writes the names, so that no font file is shipped twice.
pub(super) fn load_font(mut fonts: ResMut<Assets<Font>>) -> Result {
    let known = egui::FontDefinitions::default();
    let first = known.families.get(&egui::FontFamily::Proportional).and_then(|names| names.first());
    if let Some(data) = first.and_then(|name| known.font_data.get(name)) {
        fonts.insert(&Handle::default(), Font::from_bytes(data.font.to_vec()))?;
    }
    Ok(())
}

/// Seats everybody, where the room is not drawn yet or has changed.
pub(super) fn seat_people(
    mut commands: Commands,
    sitting: Res<Sitting>,
    area: Res<RoomArea>,
    settings: Res<Settings>,
    window: Query<&Window>,
    drawn: Query<(Entity, &Room)>,
    mut brush: Brush,
) {
    let (Some(area), Ok(window)) = (area.0, window.single()) else {
        drawn.iter().for_each(|(entity, _)| commands.entity(entity).despawn());
        return;
    };
    let people = sitting.people.iter().map(|p| (p.name.clone(), p.is_team, p.is_present)).collect();
    let room = Room { area, people, look: settings.look, window: window.size() };
    if drawn.iter().any(|(_, old)| *old == room) {
        return;
    }
    drawn.iter().for_each(|(entity, _)| commands.entity(entity).despawn());

    let is_team: Vec<bool> = sitting.people.iter().map(|p| p.is_team).collect();
    let middle = Vec2::new(area.center().x - room.window.x / 2.0, room.window.y / 2.0 - area.center().y);
    let places = places(area.size(), &is_team);
    let look = room.look;
    let root = (
        Name::new("room"),
        room,
        DespawnOnExit(Screen::Meeting),
        Transform::from_translation(middle.extend(0.0)),
        Visibility::default(),
    );
    let root = commands.spawn(root).id();
    let Some(places) = places else { return };
    *brush.colours = Some(Colours::of(look.dark));
    brush.furniture(&mut commands, root, &places);
    for (nth, (sitter, seat)) in sitting.people.iter().zip(&places.seats).enumerate() {
        brush.chair(&mut commands, root, *seat, places.scale);
        if sitter.is_present {
            brush.person(&mut commands, root, nth, sitter, *seat, &places, look.text_percent);
        }
    }
}

/// What shapes are drawn with.
#[derive(bevy::ecs::system::SystemParam)]
pub(super) struct Brush<'w, 's> {
    meshes: ResMut<'w, Assets<Mesh>>,
    materials: ResMut<'w, Assets<ColorMaterial>>,
    colours: Local<'s, Option<&'static Colours>>,
}

/// How far back something lies: the near side is in front of the table, and that in front of the far side.
fn depth(y: f32, part: f32) -> f32 {
    -y * 0.01 + part
}

impl Brush<'_, '_> {
    fn colours(&self) -> &'static Colours {
        self.colours.unwrap_or(Colours::of(false))
    }

    fn shape(&mut self, mesh: impl Into<Mesh>, colour: egui::Color32, at: Vec3) -> impl Bundle {
        let mesh = Mesh2d(self.meshes.add(mesh));
        let material = MeshMaterial2d(self.materials.add(ColorMaterial::from_color(color(colour))));
        (mesh, material, Transform::from_translation(at))
    }

    fn furniture(&mut self, commands: &mut Commands, room: Entity, places: &Places) {
        let colours = self.colours();
        let top = self.shape(Ellipse::new(places.table.x, places.table.y), colours.button, Vec3::new(0.0, 0.0, 0.05));
        let rim = Ellipse::new(places.table.x + 1.5, places.table.y + 1.5);
        let rim = self.shape(rim, colours.control, Vec3::new(0.0, 0.0, 0.04));
        commands.spawn((Name::new("table"), top, ChildOf(room)));
        commands.spawn((Name::new("rim of the table"), rim, ChildOf(room)));
        self.chair(commands, room, places.own_chair, places.scale);
        let label = label(
            "You",
            colours.ink_soft,
            14.0 * places.scale.clamp(0.8, 1.2),
            name_place(places.own_chair, places.scale),
        );
        commands.spawn((Name::new("your chair"), label, ChildOf(room)));
    }

    fn chair(&mut self, commands: &mut Commands, room: Entity, seat: Vec2, scale: f32) {
        let colours = self.colours();
        let at = Vec3::new(seat.x, seat.y - 9.0 * scale, depth(seat.y, -0.02));
        let back = self.shape(Ellipse::new(34.0 * scale, 22.0 * scale), colours.divider, at);
        commands.spawn((Name::new("chair"), back, ChildOf(room)));
    }

    fn person(
        &mut self,
        commands: &mut Commands,
        room: Entity,
        nth: usize,
        sitter: &Sitter,
        seat: Vec2,
        places: &Places,
        text_percent: u16,
    ) {
        let scale = places.scale;
        let colours = self.colours();
        let colour = colours.voice(nth);
        let table = if sitter.is_team { 1.0 } else { -1.0 };
        let at = seat.extend(depth(seat.y, 0.0));
        let body = (
            Name::new(sitter.name.clone()),
            Body { nth, table },
            Posed::at(Pose::of(sitter)),
            Transform::from_translation(at),
            Visibility::default(),
        );
        let body = commands.spawn((body, ChildOf(room))).id();
        let up = 28.0 * scale;
        let ring = self.shape(Annulus::new(21.0 * scale, 24.5 * scale), colours.ink, Vec3::new(0.0, 0.0, 0.003));
        let head = self.shape(Circle::new(15.5 * scale), colour, Vec3::ZERO);
        let edge = self.shape(Circle::new(18.0 * scale), colours.paper, Vec3::new(0.0, 0.0, -0.0005));
        // Half a disc, its straight side down; a segment hangs from the middle of its circle.
        let shoulders = CircularSegment::new(27.0 * scale, std::f32::consts::FRAC_PI_2);
        let shoulders = self.shape(shoulders, colour, Vec3::new(0.0, -15.0 * scale, 0.001));
        commands.spawn((Name::new("shoulders"), shoulders, ChildOf(body)));
        let head = commands.spawn((Name::new("head"), Head { nth, up, scale }, head, ChildOf(body))).id();
        commands.spawn((Name::new("edge of the head"), edge, ChildOf(head)));
        commands.spawn((Name::new("speaks"), Ring { nth }, ring, Visibility::Hidden, ChildOf(head)));
        let size = 15.0 * scale.clamp(0.8, 1.2) * f32::from(text_percent.clamp(100, 150)) / 100.0;
        commands.spawn((
            Name::new("name"),
            label(&sitter.name, colours.ink, size, name_place(seat, scale)),
            ChildOf(room),
        ));
    }
}

fn name_place(seat: Vec2, scale: f32) -> Vec3 {
    // The far side is named above the head, the near side below the chair: never on the table.
    let away = if seat.y > 0.0 { 66.0 } else { -50.0 };
    Vec3::new(seat.x, seat.y + away * scale, 0.9)
}

fn label(text: &str, colour: egui::Color32, size: f32, at: Vec3) -> impl Bundle {
    (
        Text2d::new(text),
        TextFont { font_size: bevy::text::FontSize::Px(size), ..default() },
        TextColor(color(colour)),
        Transform::from_translation(at),
    )
}

fn color(colour: egui::Color32) -> Color {
    let [r, g, b, a] = colour.to_srgba_unmultiplied();
    Color::srgba_u8(r, g, b, a)
}
