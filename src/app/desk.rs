//! The desk: the store's work, done in order by a clerk of its own, so that no frame ever waits for a disk.
//!
//! Orders go in at any time and are carried out one after another; answers come back as messages. What cannot be
//! written is kept and tried again before the next order, so that a full disk in the middle of a meeting costs nothing
//! once there is room again. When the app closes, the desk waits until everything is on the disk.

mod clerk;
mod order;

pub(super) use order::{Answer, ListedRun, OpenedRun, Order, Purpose, Trouble};

use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Keeping>().add_message::<Answer>();
    app.add_systems(PreUpdate, (take_answers, see_whether_it_keeps.run_if(on_message::<Answer>)).chain());
}

/// Whether what is played now is kept.
#[derive(Resource, Debug, Default)]
pub(super) struct Keeping {
    /// What stands in the way; none while the store can be opened and written, as far as has been seen.
    pub(super) trouble: Option<Trouble>,
}

impl Keeping {
    /// Whether it is kept, as far as has been seen.
    pub(super) fn is_kept(&self) -> bool {
        self.trouble.is_none()
    }
}

/// Opens the desk for the store that a `--store` option names, or for the usual one.
pub(super) fn open(app: &mut App, store: Option<String>) {
    let desk = Desk::open(store, app.world().get_resource::<EventLoopProxyWrapper>());
    app.insert_resource(desk);
}

/// Where orders to the store are handed in.
#[derive(Resource)]
pub(super) struct Desk {
    orders: Option<Sender<Order>>,
    answers: Mutex<Receiver<Answer>>,
    clerk: Option<JoinHandle<()>>,
}

impl Desk {
    /// The store itself is opened with the first order.
    fn open(store: Option<String>, wake: Option<&EventLoopProxyWrapper>) -> Self {
        let (orders, to_do) = channel();
        let (done, answers) = channel();
        let proxy = wake.map(|wrapper| (**wrapper).clone());
        let wake = move || {
            // The event loop is gone only when the app is: nobody is left to be woken then.
            let _ = proxy.as_ref().map(|proxy| proxy.send_event(WinitUserEvent::WakeUp));
        };
        let clerk = std::thread::Builder::new().name("polyphony-store".to_owned()).spawn(move || {
            clerk::work(store.as_deref(), &to_do, |answer| {
                let _ = done.send(answer);
                wake();
            });
        });
        match clerk {
            Ok(clerk) => Self { orders: Some(orders), answers: Mutex::new(answers), clerk: Some(clerk) },
            Err(error) => {
                error!("the store has nobody to work for it: {error}");
                Self { orders: None, answers: Mutex::new(answers), clerk: None }
            }
        }
    }

    /// Hands in an order.
    pub(super) fn hand_in(&self, order: Order) {
        let taken = self.orders.as_ref().map(|orders| orders.send(order).is_ok());
        if taken != Some(true) {
            error!("the store takes no more orders: what follows is not kept");
        }
    }
}

impl Drop for Desk {
    /// Closes the desk: everything that was handed in is carried out first.
    fn drop(&mut self) {
        self.orders = None;
        if let Some(clerk) = self.clerk.take()
            && clerk.join().is_err()
        {
            error!("the store's work ended early");
        }
    }
}

pub(super) fn take_answers(desk: Option<Res<Desk>>, mut answers: MessageWriter<Answer>) {
    let Some(desk) = desk else { return };
    let Ok(arrived) = desk.answers.lock() else { return };
    answers.write_batch(arrived.try_iter());
}

fn see_whether_it_keeps(mut answers: MessageReader<Answer>, mut keeping: ResMut<Keeping>) {
    for answer in answers.read() {
        match answer {
            Answer::NotKeeping(trouble) => keeping.trouble = Some(trouble.clone()),
            Answer::CaughtUp => keeping.trouble = None,
            _ => {}
        }
    }
}
