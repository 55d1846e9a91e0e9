//! How everything looks: colours, sizes and spacings as named tokens, and nothing else has any.
//!
//! Calm, warm and paper-like, in light and dark. Every text colour stands at 4.5:1 or more against everything it may
//! stand on, and every border of something that can be used at 3:1; the tests compute it. Nothing flashes, no state is
//! told by colour alone, and no colour stands for danger.

mod colours;
mod contrast;

pub use colours::{Colours, Lane, VOICES};
pub use contrast::contrast;

use egui::{Color32, Context, CornerRadius, FontFamily, FontId, Id, Margin, Stroke, TextStyle, Ui, Vec2};

/// The smallest size of text that can be chosen, in per cent.
pub const SMALLEST_TEXT: u16 = 100;
/// The largest.
pub const LARGEST_TEXT: u16 = 200;
/// Characters in a line of running text, at most; longer lines are hard to find the next line from.
pub const MEASURE: f32 = 72.0;

/// What a person has chosen about how things look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThemeSettings {
    /// Size of text, in per cent, 100 to 200.
    pub text_percent: u16,
    /// Light text on dark paper.
    pub dark: bool,
    /// Nothing slides, fades or blinks.
    pub reduced_motion: bool,
}

impl Default for ThemeSettings {
    fn default() -> Self {
        Self { text_percent: SMALLEST_TEXT, dark: false, reduced_motion: false }
    }
}

/// The tokens in force: ask for them with [`of`].
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// The colours.
    pub colours: &'static Colours,
    /// What spaces and sizes are multiplied with, 1 to 2.
    pub scale: f32,
    /// Nothing slides, fades or blinks.
    pub reduced_motion: bool,
}

/// Letters that egui has no text style for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// A page's title.
    Title,
    /// The heading of a part of a page.
    Section,
    /// Running text.
    Body,
    /// Remarks.
    Small,
    /// Scores.
    Figure,
}

/// A space between things, in steps rather than in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// Between things that belong to each other.
    Small,
    /// Between one thing and the next.
    Medium,
    /// Between one part of a page and the next.
    Large,
}

impl Theme {
    /// A space in points.
    #[must_use]
    pub fn space(&self, space: Space) -> f32 {
        // Spaces grow by half of what text grows: at 200 % the room is needed for words.
        let step = match space {
            Space::Small => 4.0,
            Space::Medium => 10.0,
            Space::Large => 22.0,
        };
        step * (1.0 + self.scale) / 2.0
    }

    /// The font of these letters, at the size that was chosen.
    #[must_use]
    pub fn font(&self, letters: Letters) -> FontId {
        let points = match letters {
            Letters::Title => 25.0,
            Letters::Section => 19.5,
            Letters::Body => BODY,
            Letters::Small => SMALL,
            Letters::Figure => 30.0,
        };
        FontId::new(points * self.scale, FontFamily::Proportional)
    }

    /// The width of [`MEASURE`] characters of running text, in points.
    #[must_use]
    pub fn measure(&self) -> f32 {
        MEASURE * BODY * AVERAGE_CHARACTER * self.scale
    }

    /// The least height of something that can be pressed, in points.
    #[must_use]
    pub fn target(&self) -> f32 {
        30.0 * self.scale
    }

    /// The corners of cards and buttons.
    #[must_use]
    pub fn corner(&self) -> CornerRadius {
        CornerRadius::same(6)
    }

    /// The inner margin of a card.
    #[must_use]
    pub fn card_margin(&self) -> Margin {
        Margin::same(whole(self.space(Space::Medium) + self.space(Space::Small)))
    }

    /// A line between things.
    #[must_use]
    pub fn divider(&self) -> Stroke {
        Stroke::new(1.0, self.colours.divider)
    }
}

/// The tokens in force in this part of the screen.
#[must_use]
pub fn of(ui: &Ui) -> Theme {
    in_context(ui.ctx())
}

/// The tokens in force.
#[must_use]
pub fn in_context(ctx: &Context) -> Theme {
    let settings: ThemeSettings = ctx.data(|data| data.get_temp(settings_id())).unwrap_or_default();
    Theme { colours: Colours::of(settings.dark), scale: scale(settings), reduced_motion: settings.reduced_motion }
}

/// Puts the tokens in force for every root `Ui` that is made from now on. Calling it again with the same settings
/// costs nothing.
pub fn apply(ctx: &Context, settings: &ThemeSettings) {
    let before: Option<ThemeSettings> = ctx.data(|data| data.get_temp(settings_id()));
    if before == Some(*settings) {
        return;
    }
    ctx.data_mut(|data| data.insert_temp(settings_id(), *settings));
    let theme = in_context(ctx);
    ctx.set_theme(if settings.dark { egui::Theme::Dark } else { egui::Theme::Light });
    ctx.all_styles_mut(|style| set_style(style, &theme, settings.dark));
    ctx.request_repaint();
}

/// Running text, in points.
const BODY: f32 = 16.0;
/// Remarks, in points.
const SMALL: f32 = 14.0;
/// The width of an average character of running text, in heights of text.
const AVERAGE_CHARACTER: f32 = 0.46;

fn settings_id() -> Id {
    Id::new("polyphony theme settings")
}

fn scale(settings: ThemeSettings) -> f32 {
    f32::from(settings.text_percent.clamp(SMALLEST_TEXT, LARGEST_TEXT)) / 100.0
}

#[expect(clippy::cast_possible_truncation, reason = "a margin of a few dozen points, held to what an i8 takes")]
fn whole(points: f32) -> i8 {
    points.round().clamp(0.0, 120.0) as i8
}

fn set_style(style: &mut egui::Style, theme: &Theme, dark: bool) {
    let size = |points: f32| points * theme.scale;
    style.text_styles = [
        (TextStyle::Heading, theme.font(Letters::Title)),
        (TextStyle::Body, theme.font(Letters::Body)),
        (TextStyle::Button, theme.font(Letters::Body)),
        (TextStyle::Small, theme.font(Letters::Small)),
        (TextStyle::Monospace, FontId::new(size(14.5), FontFamily::Monospace)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.extra_text_line_spacing = size(4.0);
    spacing.item_spacing = Vec2::new(theme.space(Space::Medium), theme.space(Space::Small) * 1.5);
    spacing.button_padding = Vec2::new(theme.space(Space::Medium), theme.space(Space::Small) * 1.25);
    spacing.interact_size = Vec2::new(size(40.0), theme.target());
    spacing.icon_width = size(18.0);
    spacing.icon_width_inner = size(10.0);
    spacing.icon_spacing = theme.space(Space::Small) * 1.5;
    spacing.text_edit_width = theme.measure();
    spacing.tooltip_width = theme.measure() * 0.7;
    spacing.slider_width = size(160.0);
    spacing.scroll = egui::style::ScrollStyle::solid();
    spacing.scroll.bar_width = 10.0;
    // The handle in the colour of text, so that it stands out from its track.
    spacing.scroll.foreground_color = true;
    spacing.scroll.dormant_handle_opacity = 0.4;
    spacing.scroll.active_handle_opacity = 0.5;
    spacing.scroll.interact_handle_opacity = 0.7;
    spacing.menu_margin = theme.card_margin();
    spacing.window_margin = theme.card_margin();
    style.animation_time = if theme.reduced_motion { 0.0 } else { 0.1 };
    if theme.reduced_motion {
        style.scroll_animation = egui::style::ScrollAnimation::none();
    }
    style.visuals = visuals(theme, dark);
}

fn visuals(theme: &Theme, dark: bool) -> egui::Visuals {
    let c = theme.colours;
    let mut visuals = if dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(c.ink_soft);
    visuals.panel_fill = c.paper;
    visuals.window_fill = c.card;
    visuals.window_stroke = Stroke::new(1.0, c.control);
    visuals.window_corner_radius = theme.corner();
    visuals.menu_corner_radius = theme.corner();
    visuals.extreme_bg_color = c.quiet_fill;
    visuals.text_edit_bg_color = Some(c.field);
    visuals.faint_bg_color = c.quiet_fill;
    visuals.code_bg_color = c.quiet_fill;
    visuals.hyperlink_color = c.accent;
    visuals.warn_fg_color = c.attention;
    visuals.error_fg_color = c.attention;
    visuals.selection.bg_fill = c.accent_soft;
    visuals.selection.stroke = Stroke::new(2.0, c.focus);
    visuals.text_cursor.stroke = Stroke::new(2.0, c.ink);
    visuals.text_cursor.blink = !theme.reduced_motion;
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.disabled_alpha = 0.75;
    let widgets = &mut visuals.widgets;
    let set = |look: &mut egui::style::WidgetVisuals, fill: Color32, border: Stroke| {
        look.bg_fill = fill;
        look.weak_bg_fill = fill;
        look.bg_stroke = border;
        look.fg_stroke = Stroke::new(1.5, c.ink);
        look.corner_radius = theme.corner();
        look.expansion = 0.0;
    };
    set(&mut widgets.noninteractive, c.card, Stroke::new(1.0, c.divider));
    set(&mut widgets.inactive, c.button, Stroke::new(1.0, c.control));
    set(&mut widgets.hovered, c.accent_soft, Stroke::new(1.0, c.accent));
    set(&mut widgets.active, c.accent_soft, Stroke::new(2.0, c.focus));
    set(&mut widgets.open, c.accent_soft, Stroke::new(1.0, c.accent));
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_grows_with_the_setting_and_the_measure_with_it() {
        let ctx = Context::default();
        apply(&ctx, &ThemeSettings::default());
        let small = (ctx.global_style().text_styles[&TextStyle::Body].size, in_context(&ctx).measure());
        apply(&ctx, &ThemeSettings { text_percent: 200, ..ThemeSettings::default() });
        let large = (ctx.global_style().text_styles[&TextStyle::Body].size, in_context(&ctx).measure());
        assert_eq!((small.0 * 2.0, small.1 * 2.0), large);
    }

    #[test]
    fn a_size_out_of_range_is_held_to_it() {
        let ctx = Context::default();
        apply(&ctx, &ThemeSettings { text_percent: 900, ..ThemeSettings::default() });
        assert_eq!(in_context(&ctx).scale, 2.0);
        apply(&ctx, &ThemeSettings { text_percent: 0, ..ThemeSettings::default() });
        assert_eq!(in_context(&ctx).scale, 1.0);
    }

    #[test]
    fn reduced_motion_stops_what_slides_and_what_blinks() {
        let ctx = Context::default();
        apply(&ctx, &ThemeSettings { reduced_motion: true, ..ThemeSettings::default() });
        let style = ctx.global_style();
        assert_eq!(style.animation_time, 0.0);
        assert_eq!(style.scroll_animation.duration.max, 0.0);
        assert!(!style.visuals.text_cursor.blink);
    }
}
