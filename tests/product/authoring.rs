//! What trainers are given to write meetings with: the template of `new`, the reference, and the guide.

mod bare;
mod frame;
mod guide;
mod reference;
mod template;
