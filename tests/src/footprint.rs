//! What things take of a board's memory and how long its collector takes, measured by programs over raw mode: the same
//! programs for our firmware and for the official one.

use std::path::Path;
use std::time::Duration;

use crate::line::LineError;
use crate::qemu::Machine;
use crate::raw;

const TIMEOUT: Duration = Duration::from_secs(60);

/// Something that takes memory.
pub struct Thing {
    /// What it is.
    pub name: &'static str,
    /// Statements before the measurement.
    setup: &'static str,
    /// An expression that makes it, from the int `i`.
    make: &'static str,
    /// The same with 20 items less, if the figure is that of one item.
    less: Option<&'static str>,
    /// Bytes that it may take on our board.
    pub limit: f64,
}

const fn thing(limit: f64, name: &'static str, setup: &'static str, make: &'static str) -> Thing {
    Thing { name, setup, make, less: None, limit }
}

const fn item(limit: f64, name: &'static str, setup: &'static str, make: &'static str, less: &'static str) -> Thing {
    Thing { name, setup, make, less: Some(less), limit }
}

/// What is measured, besides frames. One thing takes more than on the official firmware: an instance of a class of which no
/// attribute was ever set has room for four.
/// A dict's entries have an index beside them, as they are in order of insertion.
pub const THINGS: &[Thing] = &[
    thing(20.0, "instance with two attributes", "class A:\n def __init__(s, i):\n  s.x = i\n  s.y = i\n", "A(i)"),
    thing(28.0, "instance without attributes", "class A:\n pass\n", "A()"),
    item(4.0, "list slot, list made at once", "", "[i] * 24", "[i] * 4"),
    item(5.6, "list slot, appended", APPENDED, "g(24)", "g(4)"),
    thing(12.0, "list, empty", "", "[]"),
    thing(12.0, "tuple of two", "", "(i, i)"),
    item(11.2, "dict entry", FILLED, "g(24)", "g(4)"),
    thing(12.0, "dict, empty", "", "{}"),
    thing(32.0, "closure over one variable", "def g(x):\n return lambda: x\n", "g(i)"),
    thing(12.0, "function", "", "lambda: 0"),
    thing(12.0, "bound method", "class A:\n def m(s):\n  pass\no = A()\n", "o.m"),
    thing(64.0, "generator with two locals", "def g(n):\n for j in range(n):\n  yield j\n", "g(i)"),
    thing(100.0, "class with one method", "def g():\n class A:\n  def m(s):\n   pass\n return A\n", "g()"),
    thing(16.0, "int of 40 bits", "", "i + (1 << 40)"),
    thing(16.0, "str of five characters", "", "str(10000 + i)"),
    thing(24.0, "bytearray of five bytes", "", "bytearray(5)"),
];

const APPENDED: &str = "def g(n):\n l = []\n for j in range(n):\n  l.append(j)\n return l\n";
const FILLED: &str = "def g(n):\n d = {}\n for j in range(n):\n  d[j] = j\n return d\n";

/// Things made for one figure.
const COUNT: usize = 10;
/// By how many items a thing and its lesser one differ.
const ITEMS: f64 = 20.0;

/// Prints what each call of a function takes of stack and heap together; the official firmware has room for few.
const FRAME: &str = "import gc, micropython\ndef r(n):\n if n:\n  return r(n - 1)\n gc.collect()\n return micropython.stack_use() - gc.mem_free()\n\
                     r(1)\na = r(0)\nb = r(2)\nprint((b - a) / 2)\n";

/// Prints what is free after a collection.
const FREE: &str = "import gc\ngc.collect()\nprint(gc.mem_free())\n";

/// Ways to fill the heap: a name, and statements that fill the list `l` until MemoryError.
pub const SHAPES: &[(&str, &str)] = &[
    (
        "many small tuples in lists",
        "while 1:\n   m = [0] * 20\n   l = (l, m)\n   for i in range(20):\n    m[i] = (i, i)\n",
    ),
    ("a linked list", "while 1:\n   l = (l, 0)\n"),
    ("few large lists", "while 1:\n   l = (l, [0] * 200)\n"),
    ("few large bytearrays", "while 1:\n   l = (l, bytearray(800))\n"),
    (
        "one wide list of lists",
        "l = [0] * (gc.mem_free() // 28)\n  for i in range(len(l)):\n   l[i] = [i]\n  while 1:\n   l = (l, 0)\n",
    ),
    ("instances", "while 1:\n   l = A(l)\n"),
    ("strings in dicts", "while 1:\n   d = {}\n   l = (l, d)\n   for i in range(8):\n    d[i] = str(i + 10000)\n"),
    ("garbage", "while 1:\n   l = (l, 0)\n"),
];

/// Prints how many microseconds a collection takes when the heap is full, and how many bytes are in use.
fn collection(shape: &str, fill: &str) -> String {
    let end = if shape == "garbage" { "l = None\n" } else { "" };
    format!(
        "import gc\ntry:\n import utime as t\nexcept ImportError:\n import time as t\nclass A:\n def __init__(s, n):\n  s.n = n\n\
         def f():\n l = None\n try:\n  {fill} except Exception:\n  pass\n {end} a = t.ticks_us()\n gc.collect()\n \
         b = t.ticks_us()\n u = gc.mem_alloc()\n l = None\n gc.collect()\n print(t.ticks_diff(b, a), u)\nf()\n"
    )
}

/// A board in raw mode.
pub struct Board {
    machine: Machine,
}

impl Board {
    /// A board with this image in flash.
    ///
    /// # Errors
    /// When it does not come to raw mode.
    pub fn start(image: &Path) -> Result<Self, LineError> {
        let mut machine = Machine::start(image)?;
        raw::enter(&mut machine, TIMEOUT)?;
        Ok(Self { machine })
    }

    /// What a program prints after a soft reset.
    ///
    /// # Errors
    /// When it raises something, or the board does not answer.
    fn run(&mut self, program: &str) -> Result<String, LineError> {
        raw::soft_reset(&mut self.machine, TIMEOUT)?;
        let (printed, error) = raw::exec(&mut self.machine, program, TIMEOUT)?;
        if error.is_empty() { Ok(printed.trim().to_owned()) } else { Err(LineError(error)) }
    }

    fn number(&mut self, program: &str) -> Result<f64, LineError> {
        let printed = self.run(program)?;
        printed.parse().map_err(|_| LineError(format!("no number: {printed:?}")))
    }

    /// Bytes that are free after a collection.
    ///
    /// # Errors
    /// When the board does not say it.
    pub fn free(&mut self) -> Result<f64, LineError> {
        self.number(FREE)
    }

    /// Bytes that a call of a function with one parameter takes.
    ///
    /// # Errors
    /// When the board does not say it.
    pub fn frame(&mut self) -> Result<f64, LineError> {
        self.number(FRAME)
    }

    /// Bytes that a thing takes.
    ///
    /// # Errors
    /// When the board does not say it.
    pub fn thing(&mut self, thing: &Thing) -> Result<f64, LineError> {
        let whole = self.number(&taken(thing.setup, thing.make))?;
        let Some(less) = thing.less else { return Ok(whole) };
        Ok((whole - self.number(&taken(thing.setup, less))?) / ITEMS)
    }

    /// Microseconds that a collection takes when the heap is full in one of [`SHAPES`], and the bytes in use after it.
    ///
    /// # Errors
    /// When the board does not say it.
    pub fn collection(&mut self, shape: &(&str, &str)) -> Result<(f64, f64), LineError> {
        let printed = self.run(&collection(shape.0, shape.1))?;
        let numbers: Vec<f64> = printed.split(' ').filter_map(|number| number.parse().ok()).collect();
        let [us, used] = numbers[..] else { return Err(LineError(format!("no numbers: {printed:?}"))) };
        Ok((us, used))
    }

    /// The machine itself.
    pub fn machine(&mut self) -> &mut Machine {
        &mut self.machine
    }
}

/// Prints what one of several things takes.
fn taken(setup: &str, make: &str) -> String {
    format!(
        "import gc\n{setup}a = b = 0\nl = [None] * {COUNT}\ndef f():\n for i in range({COUNT}):\n  l[i] = {make}\ndef free():\n gc.collect()\n \
         return gc.mem_free()\nf()\nfor i in range({COUNT}):\n l[i] = None\na = free()\nf()\nb = free()\nprint((a - b) / {COUNT})\n"
    )
}
