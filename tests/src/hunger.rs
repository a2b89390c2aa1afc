//! Programs whose allocations are refused now and then, or that have a collection at each: they may run out of memory, but
//! the machine may not fail, nor lose any.

use mpyc_abi::board::{FloatWidth, MICROBIT_V1};
use mpyc_abi::names;
use mpyc_abi::value::Value;
use mpyc_compiler::link::image::Image;
use mpyc_compiler::mpy;
use mpyc_runtime::boot;
use mpyc_runtime::heap::Modes;
use mpyc_runtime::mem::{Space, clear, put};
use mpyc_runtime::vm::{Root, Vm};

use crate::bare::{self, Setup};
use crate::carried;
use crate::device::text;
use crate::frozen;
use crate::lang::{Program, difference};
use crate::machine::LARGE;
use crate::pack::compiled;

/// A program that takes more polls is cut off.
const POLLS: u32 = 20_000_000;

/// How a program comes to the machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// As a `.mpy` file of our compiler.
    File,
    /// As text, for the board's compiler.
    Text,
    /// Frozen into the image.
    Frozen,
    /// Frozen, and run at build as far as that can be done.
    Evaluated,
}

impl Way {
    /// All of them.
    pub const ALL: [Way; 4] = [Way::File, Way::Text, Way::Frozen, Way::Evaluated];

    /// What a program's header calls the place where it is run in this way.
    fn place(self) -> &'static str {
        match self {
            Way::File => "host",
            Way::Text => "device",
            Way::Frozen | Way::Evaluated => "board",
        }
    }
}

/// A program that takes memory, ready to run.
pub struct Eater<'a> {
    program: &'a Program,
    file: Vec<u8>,
    /// The carried modules that it imports.
    modules: Option<Image>,
    /// Those and the program.
    frozen: Image,
    evaluated: Image,
}

impl<'a> Eater<'a> {
    /// A language program with the modules that it imports.
    ///
    /// # Panics
    /// If it does not compile.
    pub fn new(program: &'a Program) -> Self {
        let file = compiled(&program.name, &program.source).unwrap_or_else(|why| panic!("{why}"));
        let (modules, frozen) = (carried::image(&program.source), carried::image_with_app(&program.source));
        let evaluated = frozen::image(&program.source, usize::MAX).unwrap_or_else(|why| panic!("{why}"));
        Self { program, file: mpy::write(&file), modules, frozen, evaluated }
    }

    /// Runs the program in those modes. It must do what it does without them, or run out of memory; in a machine where it
    /// ran before it must do the same afterwards as before, and leave no more behind. Programs that differ in that way are
    /// not run.
    ///
    /// # Errors
    /// If it is not so.
    ///
    /// # Panics
    /// If the machine does harm.
    pub fn starve(&self, space: &Space, way: Way, modes: Modes) -> Result<(), String> {
        if self.program.differs(way.place()) {
            return Ok(());
        }
        let image = match way {
            Way::File | Way::Text => self.modules.as_ref(),
            Way::Frozen => Some(&self.frozen),
            Way::Evaluated => Some(&self.evaluated),
        };
        if let Some(image) = image {
            space.make_current();
            space.fence(0..LARGE.end);
            put(MICROBIT_V1.image_start, &image.bytes);
        }
        let slot_words = image.map_or(0, |image| image.variables / 4);
        let setup = Setup { ram: LARGE, slot_words, float: FloatWidth::Bits32, polls: POLLS };
        let mut outcome = Err("is cut off".to_owned());
        bare::run(space, &setup, |vm| {
            if image.is_some() {
                boot::attach_image(vm, MICROBIT_V1.image_start);
            }
            // What was made at build lies in the heap of a new machine.
            outcome = if way == Way::Evaluated {
                self.judge(&self.run(vm, way, modes).0)
            } else {
                self.amid_others(vm, way, modes)
            };
        });
        outcome.map_err(|why| format!("{} as {way:?} {why}", self.program.name))
    }

    /// Runs the program between runs of itself that get all their memory.
    fn amid_others(&self, vm: &mut Vm, way: Way, modes: Modes) -> Result<(), String> {
        // Modules keep something from their first import on.
        self.run(vm, way, Modes::NONE);
        let (first, before) = self.run(vm, way, Modes::NONE);
        let (hungry, _) = self.run(vm, way, modes);
        let (last, after) = self.run(vm, way, Modes::NONE);
        if last != first {
            return Err(format!("does something else afterwards\n{}", difference(&first, &last)));
        }
        if before != after {
            return Err(format!("left (stack, heap) {before:?} behind, then {after:?}"));
        }
        self.judge(&hungry)
    }

    /// Runs it once; gives what it prints, and the bytes of stack and heap that are in use afterwards.
    fn run(&self, vm: &mut Vm, way: Way, modes: Modes) -> (String, (u32, u32)) {
        let mark = vm.mark();
        vm.heap.modes = modes;
        let result = match way {
            Way::File => boot::run_mpy(vm, &self.file),
            Way::Text => text(vm, &self.program.source)
                .and_then(|text| boot::run_source(vm, text, Value::str(names::ANON_STDIN))),
            Way::Frozen => {
                self.forget(vm);
                boot::run_main(vm)
            }
            Way::Evaluated => boot::run_main(vm),
        };
        if result.is_err() {
            boot::report(vm);
        }
        vm.cut(mark);
        vm.heap.modes = Modes::NONE;
        if way == Way::Frozen {
            self.forget(vm);
        }
        vm.set_root(Root::Main, Value::NULL);
        vm.set_root(Root::Exception, Value::NULL);
        vm.collect();
        assert!(vm.heap.is_sound(), "the heap is not in order");
        (bare::printed(), (vm.stack_bytes(), vm.used_bytes()))
    }

    /// Gives the image's variables their first values, and forgets that modules were imported.
    fn forget(&self, vm: &mut Vm) {
        clear(LARGE.start, self.frozen.variables / 4);
        boot::attach_image(vm, MICROBIT_V1.image_start);
        vm.set_root(Root::Modules, Value::NULL);
    }

    /// Whether what it printed is right for a program that may run out of memory.
    fn judge(&self, printed: &str) -> Result<(), String> {
        let expected = self.program.expected.as_deref().unwrap_or_default();
        let tells = printed.contains("MemoryError") || printed.contains("memory allocation failed");
        if printed == expected || tells || self.hides() {
            return Ok(());
        }
        Err(format!("prints something else\n{}", difference(expected, printed)))
    }

    /// Whether the program catches exceptions that it does not expect, or leaves a `finally` in another way, and so may
    /// hide that it ran out of memory.
    fn hides(&self) -> bool {
        let any = ["except:", "except Exception", "except BaseException", "finally:"];
        self.program.source.lines().any(|line| any.iter().any(|catch| line.trim_start().starts_with(catch)))
    }
}
