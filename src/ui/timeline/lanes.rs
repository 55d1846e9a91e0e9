//! The drawing of the timeline: a grid of lanes and turns with one stop for Tab and arrow keys within.

use super::{LaneView, SegmentView, Shape, TimelineView};
use crate::ui::after::turn_words;
use crate::ui::text::capital;
use crate::ui::theme::{self, Theme};
use egui::{
    Align2, EventFilter, Id, Key, Pos2, Rect, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo, WidgetType,
};

/// A place in the grid: the lane and the segment in it. The row of turns above the lanes is [`TURNS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Place {
    lane: usize,
    nth: usize,
}

/// The row of turns, as a lane.
const TURNS: usize = usize::MAX;

/// Where everything goes.
struct Grid {
    origin: Pos2,
    names: f32,
    column: f32,
    row: f32,
}

impl Grid {
    fn cells(&self, row: usize, from: u16, to: u16) -> Rect {
        let left = self.origin.x + self.names + f32::from(from) * self.column;
        let width = f32::from(to - from + 1) * self.column;
        #[expect(clippy::cast_precision_loss, reason = "a few dozen lanes")]
        let top = self.origin.y + row as f32 * self.row;
        Rect::from_min_size(Pos2::new(left, top), Vec2::new(width, self.row)).shrink(1.5)
    }
}

/// Draws the lanes; gives the turn that was chosen.
pub(super) fn lanes_ui(ui: &mut Ui, view: &TimelineView) -> Option<u16> {
    let theme = theme::of(ui);
    let width = ui.available_width();
    let n_columns = f32::from(view.turns + 1);
    let names = (width * 0.3).min(190.0 * theme.scale);
    let grid_height = 26.0 * theme.scale;
    #[expect(clippy::cast_precision_loss, reason = "a few dozen lanes")]
    let height = grid_height * (view.lanes.len() + 1) as f32;
    let (area, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let grid = Grid { origin: area.min, names, column: (width - names) / n_columns, row: grid_height };
    let id = Id::new(("timeline", &view.run));
    let mut at = Stops { id, current: ui.data(|data| data.get_temp(id)).unwrap_or(Place { lane: TURNS, nth: 0 }) };
    let mut chosen = None;
    for turn in 0..=view.turns {
        let rect = grid.cells(0, turn, turn);
        let label = format!("Read {}", turn_words(turn));
        let place = Place { lane: TURNS, nth: usize::from(turn) };
        if at.stop(ui, view, place, rect, &label) {
            chosen = Some(turn);
        }
        let style =
            if f32::from(view.turns) * 26.0 * theme.scale > width - names { TextStyle::Small } else { TextStyle::Body };
        let font = style.resolve(ui.style());
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, turn, font, theme.colours.ink);
    }
    for (nth_lane, lane) in view.lanes.iter().enumerate() {
        lane_background(ui, &theme, &grid, nth_lane + 1, lane, view.turns);
        for (nth, segment) in lane.segments.iter().enumerate() {
            let rect = grid.cells(nth_lane + 1, segment.from, segment.to.min(view.turns).max(segment.from));
            draw(ui, &theme, rect, lane, segment);
            if at.stop(ui, view, Place { lane: nth_lane, nth }, rect, &segment.label) {
                chosen = Some(segment.from);
            }
        }
    }
    ui.data_mut(|data| data.insert_temp(id, at.current));
    chosen
}

fn lane_background(ui: &Ui, theme: &Theme, grid: &Grid, row: usize, lane: &LaneView, turns: u16) {
    let whole = grid.cells(row, 0, turns);
    let painter = ui.painter();
    painter.hline(grid.origin.x..=whole.right(), whole.bottom() + 1.5, theme.divider());
    let colour = theme.colours.lane(lane.lane);
    let mut job =
        egui::text::LayoutJob::simple_singleline(lane.name.clone(), TextStyle::Small.resolve(ui.style()), colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(grid.names - 6.0);
    let galley = painter.layout_job(job);
    let rect = Rect::from_min_size(Pos2::new(grid.origin.x, whole.top()), Vec2::new(grid.names - 4.0, grid.row - 3.0));
    painter.galley(Pos2::new(rect.left(), rect.center().y - galley.size().y / 2.0), galley, colour);
    if let Some((from, to)) = lane.lasted {
        let span = grid.cells(row, from, to.min(turns).max(from));
        painter.hline(span.x_range(), span.center().y, Stroke::new(2.0, colour));
    }
    let name = ui.interact(rect, Id::new(("lane name", grid.origin.y.to_bits(), row)), Sense::hover());
    name.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, lane.name.as_str()));
    name.on_hover_text(lane.name.as_str());
}

fn draw(ui: &Ui, theme: &Theme, rect: Rect, lane: &LaneView, segment: &SegmentView) {
    let colour = theme.colours.lane(lane.lane);
    let painter = ui.painter();
    let line = Stroke::new(2.0, colour);
    match segment.shape {
        Shape::Height(percent) => {
            #[expect(clippy::cast_precision_loss, reason = "a percentage")]
            let top = rect.bottom() - rect.height() * (percent.min(100) as f32) / 100.0;
            painter.rect_filled(rect.with_min_y(top), theme.corner(), colour);
        }
        Shape::Full => {
            painter.rect_filled(rect.shrink(2.0), theme.corner(), colour);
        }
        Shape::Half => {
            let rect = rect.shrink(2.0);
            painter.rect(rect, theme.corner(), theme.colours.card, line, StrokeKind::Inside);
            painter.rect_filled(rect.with_min_y(rect.center().y), theme.corner(), colour);
        }
        Shape::Dot => {
            painter.circle_filled(rect.center(), rect.width().min(rect.height()) * 0.32, colour);
        }
        Shape::Outline => {
            painter.rect(rect.shrink(2.0), theme.corner(), theme.colours.card, line, StrokeKind::Inside);
        }
        Shape::Struck => {
            let rect = rect.shrink(2.0);
            painter.rect(rect, theme.corner(), theme.colours.card, line, StrokeKind::Inside);
            painter.line_segment([rect.left_bottom(), rect.right_top()], line);
        }
    }
}

/// The places that the keyboard can stand on; Tab comes to the current one only.
struct Stops {
    id: Id,
    current: Place,
}

impl Stops {
    /// One place; true where it was chosen.
    fn stop(&mut self, ui: &Ui, view: &TimelineView, place: Place, rect: Rect, label: &str) -> bool {
        let id = self.id.with(place);
        let sense = if place == self.current { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, id, sense);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, label));
        crate::ui::widgets::show_focus(ui, &response);
        if response.has_focus() {
            let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
            if let Some(next) = pressed_arrow(ui).and_then(|arrow| neighbour(view, place, arrow)) {
                self.current = next;
                ui.memory_mut(|memory| memory.request_focus(self.id.with(next)));
            }
        }
        let chosen = response.clicked();
        if chosen {
            self.current = place;
        }
        response.on_hover_text(capital(label));
        chosen
    }
}

fn pressed_arrow(ui: &Ui) -> Option<Key> {
    let arrows = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    arrows.into_iter().find(|key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, *key)))
}

/// The place beside another: to the left or right in its lane, or the nearest in turn in the next lane that has any.
fn neighbour(view: &TimelineView, place: Place, arrow: Key) -> Option<Place> {
    let n_lanes = view.lanes.len();
    let n_stops =
        |lane: usize| if lane == TURNS { usize::from(view.turns) + 1 } else { view.lanes[lane].segments.len() };
    let turn = |place: Place| match place.lane {
        TURNS => place.nth,
        lane => usize::from(view.lanes[lane].segments[place.nth].from),
    };
    let above = |lane: usize| if lane == TURNS { None } else { Some(lane.checked_sub(1).unwrap_or(TURNS)) };
    let below = |lane: usize| Some(lane.wrapping_add(1)).filter(|below| *below < n_lanes);
    let next_lane = |step: &dyn Fn(usize) -> Option<usize>| {
        std::iter::successors(step(place.lane), |lane| step(*lane)).find(|lane| n_stops(*lane) > 0)
    };
    let nearest = |lane: usize| {
        let stops = (0..n_stops(lane)).map(|nth| Place { lane, nth });
        stops.min_by_key(|there| turn(*there).abs_diff(turn(place)))
    };
    match arrow {
        Key::ArrowLeft => place.nth.checked_sub(1).map(|nth| Place { nth, ..place }),
        Key::ArrowRight => Some(Place { nth: place.nth + 1, ..place }).filter(|next| next.nth < n_stops(place.lane)),
        Key::ArrowUp => next_lane(&above).and_then(nearest),
        _ => next_lane(&below).and_then(nearest),
    }
}
