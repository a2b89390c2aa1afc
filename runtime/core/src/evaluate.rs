//! Running an image's program at build, up to the first statement that needs the board.
//!
//! The entry module runs as it would on the board, and the modules that it imports run inside it, so everything happens in
//! the program's own order. The run ends at the first thing whose result depends on more than the machine's memory (a native
//! function that is not known to be pure, see `is_allowed`), that shows where objects lie, that takes too long or makes
//! objects too large for an image, and at an exception that nothing catches. What is left is the state at the last *point to
//! resume*: between two statements of a module's body, outside of loops and handlers, where every body further out is at an
//! import statement, which can be run again. [`Stop`] says what ended the run, and where.
//!
//! Then the bodies of modules that were not imported are run, as far as they do not depend on when that happens (`ahead`).

mod ahead;

pub(crate) use ahead::{check_import, check_module};

use crate::call;
use crate::frame::{self, Action, Then};
use crate::heap::Heap;
use crate::import;
use crate::interp::{self, Step};
use crate::mem::{self, bytes, r8, r32};
use crate::native::{Member, MemberKind};
use crate::obj::{buffer, class, exception, module, str, type_object};
use crate::out::Out;
use crate::vm::{ROOTS, Res, Root, Vm};
use crate::{boot, image, ops, traceback};
use ahead::Ahead;
use mpyc_abi::code::{Dialect, decode};
use mpyc_abi::object::{self, Kind, words};
use mpyc_abi::opcode::op;
use mpyc_abi::types::{BOARD_TYPES, TypeId};
use mpyc_abi::value::Value;
use mpyc_abi::{modules, names, tables};
use std::string::String;
use std::vec::Vec;
use std::{borrow::ToOwned as _, format};

/// Most instructions between two points to resume.
const LONGEST_STATEMENT: u32 = 100_000;
/// Most words of a list, dict, set or bytearray that a statement may make: an image keeps all of it in flash.
const LARGEST: u32 = 128;
/// Most words of lists, sets, bytearrays and instances together. More is made on the board, where it can be freed.
const MOST: u32 = 1024;

/// What a machine is doing.
#[derive(Clone, Default, Debug)]
pub struct Mode {
    /// It runs a program at build.
    pub(crate) is_on: bool,
    /// Something was met that is left to the board.
    is_stopped: bool,
    /// Instructions since the last point to resume.
    steps: u32,
    /// What that was.
    stop: Option<Stop>,
    /// It runs a body ahead of its import.
    ahead: Option<Ahead>,
}

/// Why a program was run no further.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    /// It calls a native function or a type whose result depends on more than the machine's memory: its name
    /// (`print`, `random.random`, `MicroBitDisplay.show`).
    Native(String),
    /// It takes the names of a module or class as a dict.
    Namespace,
    /// Ahead of its import, it needs another module as it is then: that one's name.
    OtherModule(String),
    /// A statement executes more than so many instructions.
    LongStatement(u32),
    /// A statement made a list, dict, set or bytearray of more than so many bytes.
    LargeObject(u32),
    /// Lists, sets, bytearrays and instances take more than so many bytes together.
    MuchData(u32),
    /// Nothing catches an exception: its type and text.
    Exception(String),
}

/// Where a program was run no further.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stop {
    /// Address of the code object that was running; 0 if none was.
    pub code: u32,
    /// Byte offset of its opcode, or of one further on in the same instruction.
    pub offset: u32,
    /// Why.
    pub reason: Reason,
}

/// How far a program was run.
#[derive(Clone, Default, Debug)]
pub struct Evaluation {
    /// The modules' bodies that were run, as far as each.
    pub bodies: Vec<Body>,
    /// What ended the program's run, unless the program did or its caller.
    pub stop: Option<Stop>,
    /// What ended the runs of modules that the program has not imported, each with the address of the body that is not done.
    pub stops_ahead: Vec<(u32, Stop)>,
}

/// How far a module's body was run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Body {
    /// Address of its code object.
    pub code: u32,
    /// Byte offset of the opcode to go on with; `None` if the body is done.
    pub rest: Option<u32>,
    /// Whether the program has imported it; else it was run ahead of that.
    pub is_imported: bool,
    /// What it has imported if it was run ahead: the addresses of modules of the image.
    pub imports: Vec<u32>,
}

/// A member of a built-in module that is a value: it is the same on every board with this firmware, and nothing can change it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Constant {
    /// The module.
    pub module: Value,
    /// The member's name.
    pub name: Value,
    /// What it is.
    pub value: Value,
}

/// The members of all built-in modules but `builtins` that are values.
pub fn constants(vm: &Vm) -> Vec<Constant> {
    let mut found = Vec::new();
    for number in modules::BUILTINS.0 + 1..=u8::MAX {
        for member in crate::modules::members(vm, number) {
            if let MemberKind::Value(value) = member.kind() {
                let (module, name) = (Value::module(modules::ModuleId(number)), Value::str(member.name()));
                found.push(Constant { module, name, value });
            }
        }
    }
    found
}

/// Runs the program of the attached image, past at most so many points to resume; says how far its modules came. The machine
/// is left as it was there, and runs nothing any more.
pub fn run(vm: &mut Vm, most: usize) -> Evaluation {
    let empty = (vm.sp, vm.frame);
    vm.evaluation = Mode { is_on: true, ..Mode::default() };
    let mut run = Run { chain: Vec::new(), saved: None, backward: Vec::new(), left: most };
    if run.start(vm).is_ok() {
        run.go(vm);
    }
    let (stop, left) = (vm.evaluation.stop.take(), run.left);
    let mut found = Evaluation { bodies: run.finish(vm), stop, stops_ahead: Vec::new() };
    if !found.bodies.is_empty() {
        ahead::run_all(vm, left, empty, &mut found);
    }
    found
}

/// A module's body that is running.
#[derive(Clone, Copy)]
struct Running {
    fp: u32,
    code: u32,
    /// Address of the opcode at which it can be resumed.
    resume: u32,
    /// Whether all that it has done since is finding a module to import.
    is_fresh: bool,
}

struct Run {
    /// The bodies that run, the outermost first.
    chain: Vec<Running>,
    saved: Option<Saved>,
    /// The backward jumps of each body met: code, from, to.
    backward: Vec<(u32, Vec<(u32, u32)>)>,
    /// How many more points to resume may be passed.
    left: usize,
}

/// A state to go back to.
struct Saved {
    chain: Vec<Running>,
    sp: u32,
    frame: frame::Registers,
    heap: Heap,
    roots: [Value; ROOTS],
    /// Contents of RAM from the slots to the stack's top, and of the heap.
    low: Vec<u8>,
    high: Vec<u8>,
    /// The imports that a run ahead has made.
    imports: Vec<(u32, u32)>,
}

impl Run {
    fn start(&mut self, vm: &mut Vm) -> Res<()> {
        let Some((m, code)) = boot::entry(vm) else { return Ok(()) };
        vm.set_root(Root::Main, module::globals(m));
        import::register(vm, Value::str(names::DUNDER_MAIN), m)?;
        let function = call::make_function(vm, code, module::globals(m), Value::NULL, Value::NULL, (0, 0))?;
        import::push_call(vm, function, Action::of(Then::Native))
    }

    fn go(&mut self, vm: &mut Vm) {
        while vm.frame.fp != 0 {
            self.follow(vm);
            if self.is_resumable(vm) {
                if let Some(reason) = self.made_too_much(vm) {
                    vm.evaluation.stop = self.last_statement().map(|(code, offset)| Stop { code, offset, reason });
                    return;
                }
                self.save(vm);
                match self.left.checked_sub(1) {
                    Some(left) => self.left = left,
                    None => return,
                }
            }
            match interp::step(vm) {
                Step::On if !vm.evaluation.is_stopped => {}
                Step::Done if !vm.evaluation.is_stopped => {
                    self.chain.clear();
                    self.save(vm);
                    return;
                }
                Step::Failed if !vm.evaluation.is_stopped => return fail(vm),
                _ => return,
            }
        }
    }

    /// Why the state is none for an image, if so.
    fn made_too_much(&self, vm: &Vm) -> Option<Reason> {
        let is_large = self.saved.as_ref().is_some_and(|saved| made_large(vm, saved.heap.frontier()));
        if is_large {
            return Some(Reason::LargeObject(LARGEST * 4));
        }
        if vm.evaluation.ahead.as_ref().is_some_and(|ahead| ahead.made_much(vm)) {
            return Some(Reason::MuchData(ahead::MOST * 4));
        }
        made_much(vm).then_some(Reason::MuchData(MOST * 4))
    }

    /// The statement that was run last: its code, and the offset of its first opcode.
    fn last_statement(&self) -> Option<(u32, u32)> {
        let body = self.saved.as_ref()?.chain.last()?;
        Some((body.code, body.resume - frame::code_start(body.code)))
    }

    /// Takes notice of bodies that were pushed or have left, and of what the running one is about to do.
    fn follow(&mut self, vm: &mut Vm) {
        let frame = vm.frame;
        while self.chain.last().is_some_and(|body| body.fp > frame.fp) {
            self.chain.pop();
        }
        if self.chain.last().is_none_or(|body| body.fp < frame.fp) && is_body(vm, frame.code) {
            self.chain.push(Running { fp: frame.fp, code: frame.code, resume: 0, is_fresh: false });
        }
        ahead::enter(vm, &self.chain);
        if let Some(body) = self.chain.last_mut().filter(|body| body.fp == frame.fp) {
            if vm.is_between_statements() {
                (body.resume, body.is_fresh) = (frame.ip, true);
            }
            body.is_fresh &= leads_to_import(r8(frame.ip));
        }
    }

    /// Whether the machine is at a point to resume.
    fn is_resumable(&mut self, vm: &Vm) -> bool {
        let Some((last, outer)) = self.chain.split_last() else { return false };
        if last.fp != vm.frame.fp || !vm.is_between_statements() || !outer.iter().all(|body| body.is_fresh) {
            return false;
        }
        let chain = self.chain.clone();
        chain.iter().all(|body| {
            let at = body.resume - frame::code_start(body.code);
            !self.jumps_back(body.code).iter().any(|&(from, to)| to < at && at <= from)
        })
    }

    fn jumps_back(&mut self, code: u32) -> &[(u32, u32)] {
        let known = self.backward.iter().position(|(other, _)| *other == code).unwrap_or_else(|| {
            let opcodes = frame::opcodes(code);
            let jumps =
                decode(opcodes, Dialect::Frozen).flatten().filter_map(|instr| Some((instr.offset, instr.target()?)));
            self.backward.push((code, jumps.filter(|(from, to)| to <= from).collect()));
            self.backward.len() - 1
        });
        &self.backward[known].1
    }

    fn save(&mut self, vm: &mut Vm) {
        vm.evaluation.steps = 0;
        let (frontier, end) = (vm.heap.frontier(), vm.heap.end());
        self.saved = Some(Saved {
            chain: self.chain.clone(),
            sp: vm.sp,
            frame: vm.frame,
            heap: vm.heap.clone(),
            roots: core::array::from_fn(|i| vm.root_at(i)),
            low: bytes(vm.slots, vm.sp - vm.slots).to_vec(),
            high: bytes(frontier, end - frontier).to_vec(),
            imports: vm.evaluation.ahead.as_ref().map_or_else(Vec::new, Ahead::imports),
        });
    }

    /// Goes back to the last point to resume.
    fn finish(self, vm: &mut Vm) -> Vec<Body> {
        let Some(saved) = self.saved else { return Vec::new() };
        mem::put(vm.slots, &saved.low);
        mem::put(saved.heap.frontier(), &saved.high);
        (vm.sp, vm.frame, vm.heap) = (saved.sp, saved.frame, saved.heap);
        for (i, root) in saved.roots.into_iter().enumerate() {
            vm.set_root_at(i, root);
        }
        let mut bodies: Vec<Body> = saved
            .chain
            .iter()
            .map(|body| {
                let rest = Some(body.resume - frame::code_start(body.code));
                Body { code: body.code, rest, is_imported: true, imports: Vec::new() }
            })
            .collect();
        for (module, code) in image::modules(vm) {
            if !bodies.iter().any(|body| body.code == code.0) && import::is_loaded(vm, module) {
                bodies.push(Body { code: code.0, rest: None, is_imported: true, imports: Vec::new() });
            }
        }
        bodies
    }
}

/// Whether a code object is the body of a module of the image.
fn is_body(vm: &Vm, code: u32) -> bool {
    image::modules(vm).any(|(_, body)| body.0 == code)
}

/// Whether an instruction only prepares an import or is one.
fn leads_to_import(opcode: u8) -> bool {
    matches!(
        opcode,
        op::LOAD_CONST_NONE
            | op::LOAD_CONST_OBJ
            | op::LOAD_CONST_STRING
            | op::LOAD_CONST_SMALL_INT
            | op::LOAD_CONST_SMALL_INT_MULTI
            ..=0xAF | op::BUILD_TUPLE | op::SETUP_EXCEPT | op::SETUP_FINALLY | op::IMPORT_NAME
    )
}

/// Whether objects that were made since the frontier was there are too large for an image.
fn made_large(vm: &Vm, before: u32) -> bool {
    let mut at = vm.heap.frontier();
    while at < before {
        let header = r32(at);
        let is_mutable = [Kind::Array, Kind::Blob, Kind::DictTable, Kind::SetTable].contains(&kind(header));
        if is_mutable && words(header) > LARGEST && !is_of_class(vm, at) {
            return true;
        }
        at += words(header).max(1) * 4;
    }
    false
}

/// Whether a table is that of a class's namespace, which lies in flash as the class does.
fn is_of_class(vm: &Vm, table: u32) -> bool {
    let mut at = vm.heap.frontier();
    while at < vm.heap.end() {
        let header = r32(at);
        if kind(header) == Kind::Class && r32(r32(at + object::class::NAMESPACE * 4) + 4) == table {
            return true;
        }
        at += words(header).max(1) * 4;
    }
    false
}

/// Whether all objects together that an image would keep in RAM are too many.
fn made_much(vm: &Vm) -> bool {
    const KEPT: [Kind; 6] = [Kind::List, Kind::Array, Kind::Bytearray, Kind::Blob, Kind::SetTable, Kind::Instance];
    let (mut at, mut all) = (vm.heap.frontier(), 0);
    while at < vm.heap.end() {
        let header = r32(at);
        if KEPT.contains(&kind(header)) {
            all += words(header);
        }
        at += words(header).max(1) * 4;
    }
    all > MOST
}

fn kind(header: u32) -> Kind {
    Kind::from_u8(header as u8).unwrap_or(Kind::Free)
}

/// Counts an instruction; whether the program may go on.
pub(crate) fn goes_on(vm: &mut Vm) -> bool {
    vm.evaluation.steps += 1;
    if vm.evaluation.steps > LONGEST_STATEMENT {
        stop(vm, || Reason::LongStatement(LONGEST_STATEMENT));
    }
    !vm.evaluation.is_stopped
}

/// Ends the run at build, if there is one. The first reason counts.
fn stop(vm: &mut Vm, reason: impl FnOnce() -> Reason) {
    if vm.evaluation.is_on && !vm.evaluation.is_stopped {
        let code = vm.frame.code;
        let offset = if code == 0 { 0 } else { (vm.frame.ip - 1).saturating_sub(frame::code_start(code)) };
        vm.evaluation.is_stopped = true;
        vm.evaluation.stop = Some(Stop { code, offset, reason: reason() });
    }
}

/// Ends the run if a native function is left to the board.
pub(crate) fn check_native(vm: &mut Vm, native: Value, member: &Member) {
    let table = (native.index() >> 8) as u8;
    if vm.evaluation.is_on && !is_allowed(table, member) {
        let name = native_name(vm, table, member);
        stop(vm, || Reason::Native(name));
    }
}

/// Ends the run if a type is called that is the board's.
pub(crate) fn check_type(vm: &mut Vm, t: TypeId) {
    if t.0 >= BOARD_TYPES {
        let name = names::text(type_object::name(vm, t)).to_owned();
        stop(vm, || Reason::Native(name));
    }
}

/// Ends the run where names are taken as a dict: what is stored there is stored nowhere else.
pub(crate) fn check_namespace(vm: &mut Vm) {
    stop(vm, || Reason::Namespace);
}

/// What a native function is called: with its type or its module, unless that has the builtins.
fn native_name(vm: &Vm, table: u8, member: &Member) -> String {
    let name = names::text(member.name());
    if table == tables::module_table(modules::BUILTINS) {
        return name.to_owned();
    }
    let owner = match table.checked_sub(tables::module_table(modules::ModuleId(0))) {
        Some(module) => {
            (1..names::NAMES).find(|&name| modules::find(name).is_some_and(|found| found.0 == module)).unwrap_or(0)
        }
        None => type_object::name(vm, TypeId(table)),
    };
    format!("{}.{name}", names::text(owner))
}

/// Notes the exception that has ended the program, and the place that raised it.
fn fail(vm: &mut Vm) {
    let e = vm.exception();
    let (code, offset) = traceback::innermost(e).unwrap_or_default();
    let text = exception_text(vm, e);
    vm.evaluation.stop = Some(Stop { code, offset, reason: Reason::Exception(text) });
}

/// An exception's type, and its text if it has one.
fn exception_text(vm: &mut Vm, e: Value) -> String {
    if !ops::is_kind(e, Kind::Exception) {
        return String::new();
    }
    let name = String::from_utf8_lossy(str::bytes(class::name(exception::class(e)))).into_owned();
    // Its text may be made by Python code, which gets as many instructions as a statement.
    vm.evaluation.steps = 0;
    let mut out = Out::string(vm);
    let is_printed = ops::print(vm, e, &mut out, false).is_ok();
    let text = String::from_utf8_lossy(out.bytes(vm)).into_owned();
    if is_printed && !text.is_empty() { format!("{name}: {text}") } else { name }
}

/// Whether a native function may run at build: methods of built-in types, which change nothing but objects, most builtins, and
/// what is marked as pure.
fn is_allowed(table: u8, member: &Member) -> bool {
    /// Builtins that write, read, compile, or tell addresses or namespaces.
    const LEFT_OUT: &[u16] = &[
        names::PRINT,
        names::INPUT,
        names::EXEC,
        names::EVAL,
        names::COMPILE,
        names::GLOBALS,
        names::LOCALS,
        names::VARS,
        names::ID,
        names::HASH,
        names::DUNDER_IMPORT,
        names::DUNDER_REPL_PRINT,
        names::HELP,
    ];
    if table == tables::module_table(modules::BUILTINS) {
        return !LEFT_OUT.contains(&member.name());
    }
    table < BOARD_TYPES
        || table == buffer::TABLE.0
        || member.flags() & tables::PURE != 0
        || table == tables::module_table(modules::MATH)
}
