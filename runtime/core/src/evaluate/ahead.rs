//! Running the bodies of modules ahead of their imports: those that the program imports in functions, or behind the statement
//! at which its own run has ended.
//!
//! When such an import comes, the program may have changed anything but what the body makes itself. So a body is run ahead
//! only as far as that is all it sees: it may import other modules that are complete, but neither read nor change what is in
//! them ([`check_module`]), and what built-in modules and types hold never changes. Whether it runs now or later is then the
//! same. What it makes in RAM takes room from the start on, so a body that makes more than a little stays for the board.
//!
//! The board registers such a module at its import, as it does any. Which modules its body has imported then, for programs that
//! look at `sys.modules`, [`Body::imports`] says.

use super::{Body, Evaluation, Mode, Reason, Run, Running, Stop, is_of_class, kind, stop};
use crate::frame::{self, Action, Then};
use crate::mem::r32;
use crate::obj::{dict, module, str};
use crate::vm::{Res, Root, Vm};
use crate::{call, image, import};
use mpyc_abi::object::{Kind, words};
use mpyc_abi::value::Value;
use std::string::String;
use std::vec::Vec;

/// Most words of lists, dicts, sets, bytearrays and instances that a body may make.
pub(super) const MOST: u32 = 64;

/// What a run ahead needs to know.
#[derive(Clone, Default, Debug)]
pub(super) struct Ahead {
    /// The namespace of the module whose body runs.
    own: Option<Value>,
    /// Bodies that were run before, but not to the end.
    begun: Vec<u32>,
    /// Those that run now.
    running: Vec<u32>,
    /// The imports that were made: by the body with that code, of the module at that address.
    imports: Vec<(u32, u32)>,
    /// Where new objects end: the heap grows down from there.
    end: u32,
}

/// Runs the modules that were not imported, past at most so many points to resume; adds how far each came, and why no
/// further. `empty` is the machine's stack with nothing on it.
pub(super) fn run_all(vm: &mut Vm, mut left: usize, empty: (u32, frame::Registers), found: &mut Evaluation) {
    let entry = image::entry(vm);
    for (m, code) in image::modules(vm) {
        let name = module::name(m);
        let is_known = name == entry || found.bodies.iter().any(|body| body.code == code.0);
        if is_known || str::bytes(name).contains(&b'.') {
            continue;
        }
        (vm.sp, vm.frame) = empty;
        vm.evaluation = Mode { is_on: true, ..Mode::default() };
        let mut run = Run { chain: Vec::new(), saved: None, backward: Vec::new(), left };
        if start(vm, &found.bodies, m, code).is_ok() {
            run.go(vm);
        }
        left = run.left;
        let imports = run.saved.as_ref().map_or_else(Vec::new, |saved| saved.imports.clone());
        let came = run.finish(vm);
        found.add(came, &imports, vm.evaluation.stop.take());
    }
}

impl Evaluation {
    /// Adds the bodies that a run ahead has begun, and what ended it.
    fn add(&mut self, came: Vec<Body>, imports: &[(u32, u32)], stop: Option<Stop>) {
        for body in came {
            let of_body = imports.iter().filter(|(code, _)| *code == body.code);
            let imports = of_body.map(|(_, module)| *module).collect();
            if self.bodies.iter().any(|known| known.code == body.code) {
                continue;
            }
            if let Some(stop) = stop.as_ref().filter(|_| body.rest.is_some()) {
                self.stops_ahead.push((body.code, stop.clone()));
            }
            if body.rest != Some(0) {
                self.bodies.push(Body { is_imported: false, imports, ..body });
            }
        }
    }
}

/// Pushes a module's body. It finds loaded only what is complete.
fn start(vm: &mut Vm, bodies: &[Body], m: Value, code: Value) -> Res<()> {
    let table = dict::new(vm, 0)?;
    vm.set_root(Root::Modules, table);
    for (other, body) in image::modules(vm) {
        if bodies.iter().any(|known| known.code == body.0 && known.rest.is_none()) {
            dict::set(vm, table, module::name(other), other)?;
        }
    }
    dict::set(vm, table, module::name(m), m)?;
    let begun = bodies.iter().filter(|body| body.rest.is_some()).map(|body| body.code).collect();
    vm.evaluation.ahead = Some(Ahead { begun, end: vm.heap.frontier(), ..Ahead::default() });
    let function = call::make_function(vm, code, module::globals(m), Value::NULL, Value::NULL, (0, 0))?;
    import::push_call(vm, function, Action::of(Then::Native))
}

/// Tells a run ahead which bodies run, the innermost last.
pub(super) fn enter(vm: &mut Vm, chain: &[Running]) {
    let Some(ahead) = &mut vm.evaluation.ahead else { return };
    let codes = || chain.iter().map(|body| body.code);
    if !ahead.running.iter().copied().eq(codes()) {
        ahead.running = codes().collect();
        let innermost = ahead.running.last().copied();
        let found = image::modules(vm).find(|(_, body)| innermost == Some(body.0));
        if let Some(ahead) = &mut vm.evaluation.ahead {
            ahead.own = found.map(|(m, _)| module::globals(m));
        }
    }
}

/// Takes notice of an import in a run ahead. Ends the run if the module's body was begun, but is not done: one that was run
/// before is not run again, and one that imports in a circle may be the first on the board, or not. A module in a package
/// ends it, too, as the package gets it as an attribute.
pub(crate) fn check_import(vm: &mut Vm, m: Value) {
    let Some((_, code)) = image::modules(vm).find(|(other, _)| *other == m) else { return };
    let Some(ahead) = &mut vm.evaluation.ahead else { return };
    let import = (ahead.running.last().copied().unwrap_or(0), m.0);
    let is_inside = str::bytes(module::name(m)).contains(&b'.');
    if is_inside || ahead.running.contains(&code.0) || ahead.begun.contains(&code.0) {
        stop(vm, || Reason::OtherModule(name(m)));
    } else if !ahead.imports.contains(&import) {
        ahead.imports.push(import);
    }
}

/// A module's name.
fn name(m: Value) -> String {
    String::from_utf8_lossy(str::bytes(module::name(m))).into_owned()
}

impl Ahead {
    /// The imports so far.
    pub(super) fn imports(&self) -> Vec<(u32, u32)> {
        self.imports.clone()
    }

    /// Whether the objects that the bodies have made would take too much RAM.
    pub(super) fn made_much(&self, vm: &Vm) -> bool {
        const KEPT: [Kind; 7] =
            [Kind::Array, Kind::Bytearray, Kind::Blob, Kind::DictTable, Kind::SetTable, Kind::Instance, Kind::List];
        let (mut at, mut all) = (vm.heap.frontier(), 0);
        while at < self.end {
            let header = r32(at);
            if KEPT.contains(&kind(header)) && !is_of_class(vm, at) {
                all += words(header);
            }
            at += words(header).max(1) * 4;
        }
        all > MOST
    }
}

/// Ends a run ahead where a module's variables are read or changed that are not the running body's own.
pub(crate) fn check_module(vm: &mut Vm, m: Value) {
    let is_own = |ahead: &Ahead| ahead.own == Some(module::globals(m));
    if vm.evaluation.ahead.as_ref().is_some_and(|ahead| !is_own(ahead)) {
        stop(vm, || Reason::OtherModule(name(m)));
    }
}
