//! Choosing how the meetings are looked at.

use super::aim::AimKind;
use super::look::{Look, Order};
use super::{LobbyAction, LobbyView};
use crate::ui::theme::{self, Space};
use crate::ui::widgets::{TextArea, choice};
use egui::{Id, Ui};

/// What tells the field for words apart.
fn words_id() -> Id {
    Id::new("lobby words")
}

/// Takes the keyboard from the field for words, which otherwise keeps what was typed into it.
pub(super) fn leave_words(ui: &Ui) {
    ui.memory_mut(|memory| memory.surrender_focus(words_id()));
}

/// Draws the choices; gives the new look where one was made just now.
pub(super) fn look_ui(ui: &mut Ui, view: &LobbyView) -> Option<LobbyAction> {
    let look = &view.look;
    let orders: &[Order] = match view.course {
        Some(_) => &[Order::Level, Order::Theme, Order::Course],
        None => &[Order::Level, Order::Theme],
    };
    let now = orders.iter().position(|order| *order == view.order());
    let order = choice(ui, "Order", orders.iter().map(|order| order.name()), now);
    let ordered = order.and_then(|nth| orders.get(nth)).map(|order| Look { order: *order, ..look.clone() });

    let kinds = AimKind::ALL.iter().map(|kind| kind.name());
    let now = look.kind.and_then(|kind| AimKind::ALL.iter().position(|other| *other == kind)).map_or(0, |nth| nth + 1);
    let kind = choice(ui, "Show by", std::iter::once("Everything").chain(kinds), Some(now));
    let listed = kind.map(|nth| {
        let kind = nth.checked_sub(1).and_then(|nth| AimKind::ALL.get(nth)).copied();
        Look { kind, aim: None, ..look.clone() }
    });

    let aimed = look.kind.and_then(|kind| {
        let aims = view.aims_of(kind);
        let now = aims.iter().position(|aim| look.aim == Some(aim.place));
        let nth = choice(ui, kind.name(), aims.iter().map(|aim| aim.name.as_str()), now)?;
        Some(Look { aim: aims.get(nth).map(|aim| aim.place), ..look.clone() })
    });

    let field = TextArea {
        id: words_id(),
        label: "With these words",
        text: &look.words,
        hint: "A name, a place, a theme",
        rows: 1,
    };
    let worded = field.show(ui).news().map(|words| Look { words, ..look.clone() });
    ui.add_space(theme::of(ui).space(Space::Medium));
    ordered.or(listed).or(aimed).or(worded).map(LobbyAction::Look)
}
