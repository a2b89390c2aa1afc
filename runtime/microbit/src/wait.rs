//! Waiting for the display.

use mpyc_runtime::{
    vm::{Res, Vm},
    wait::service,
};

use crate::{animation, current::board};

/// Waits until no animation runs; ends it when something is raised.
///
/// # Errors
/// KeyboardInterrupt; whatever an animation's iterator raises.
pub fn until_shown(vm: &mut Vm) -> Res<()> {
    while board().shared().animation.is_running() {
        if let Err(raised) = service(vm) {
            animation::stop(vm);
            return Err(raised);
        }
        board().idle(crate::TICK_US);
    }
    Ok(())
}
