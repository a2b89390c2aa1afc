//! The display's animation: frames or scrolling text, advanced outside interrupts.
//!
//! The tick only counts the time and says that a step is due; the step is made where the interpreter
//! or a waiting native looks at the poll flag, so that iterators may do whatever programs do.
//! What is shown lies in the machine's root registers: the iterator or the text in the register `SOURCE`, and for
//! an endless show the iterable in `AGAIN`.

use core::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, Ordering::Relaxed};

use mpyc_abi::value::Value;
use mpyc_runtime::{
    msg::Msg,
    obj, ops,
    vm::{Res, Root, Vm},
};

use crate::{
    columns::{self, Columns},
    current::board,
    font,
    frame::{MAX_LEVEL, SIDE},
    image::Image,
};

const SOURCE: Root = Root::Board0;
const AGAIN: Root = Root::Board1;

const TICK_MS: u32 = crate::TICK_US / 1000;

/// What runs.
const NOTHING: u8 = 0;
const FRAMES: u8 = 1;
/// The blank frame at the end of a show that clears.
const LAST_BLANK: u8 = 2;
const SCROLL: u8 = 3;

/// State of the animation. The tick writes `elapsed` and `due`, the program the rest, and both of those
/// only while nothing runs.
#[derive(Debug)]
pub struct Animation {
    running: AtomicU8,
    /// Milliseconds of a step.
    delay: AtomicU32,
    /// Milliseconds since the last step was due.
    elapsed: AtomicU32,
    due: AtomicBool,
    /// A step is being made: one that its iterator causes must wait.
    stepping: AtomicBool,
    endless: AtomicBool,
    clears: AtomicBool,
    monospace: AtomicBool,
    character: AtomicU32,
    given: AtomicU32,
}

/// How an animation goes.
#[derive(Clone, Copy)]
pub struct Style {
    /// Milliseconds a step.
    pub delay: u32,
    /// Starts again at the end.
    pub endless: bool,
    /// Ends with a blank frame.
    pub clears: bool,
    /// Scrolls every character five columns wide.
    pub monospace: bool,
}

impl Animation {
    /// No animation.
    pub const fn new() -> Self {
        Self {
            running: AtomicU8::new(NOTHING),
            delay: AtomicU32::new(0),
            elapsed: AtomicU32::new(0),
            due: AtomicBool::new(false),
            stepping: AtomicBool::new(false),
            endless: AtomicBool::new(false),
            clears: AtomicBool::new(false),
            monospace: AtomicBool::new(false),
            character: AtomicU32::new(0),
            given: AtomicU32::new(0),
        }
    }

    /// Counts one tick; says whether a step is due. Called by the tick.
    pub fn tick(&self) -> bool {
        if self.running.load(Relaxed) == NOTHING {
            return false;
        }
        let elapsed = self.elapsed.load(Relaxed) + TICK_MS;
        if elapsed >= self.delay.load(Relaxed) {
            self.elapsed.store(0, Relaxed);
            self.due.store(true, Relaxed);
        } else {
            self.elapsed.store(elapsed, Relaxed);
        }
        self.due.load(Relaxed)
    }

    /// Whether an animation runs.
    pub fn is_running(&self) -> bool {
        self.running.load(Relaxed) != NOTHING
    }

    fn start(&self, what: u8, style: Style) {
        self.running.store(NOTHING, Relaxed);
        self.delay.store(style.delay, Relaxed);
        self.endless.store(style.endless, Relaxed);
        self.clears.store(style.clears, Relaxed);
        self.monospace.store(style.monospace, Relaxed);
        self.set_columns(Columns::default());
        self.elapsed.store(0, Relaxed);
        self.due.store(false, Relaxed);
        self.running.store(what, Relaxed);
    }

    fn columns(&self) -> Columns {
        Columns { character: self.character.load(Relaxed), given: self.given.load(Relaxed) }
    }

    fn set_columns(&self, columns: Columns) {
        self.character.store(columns.character, Relaxed);
        self.given.store(columns.given, Relaxed);
    }
}

impl Default for Animation {
    fn default() -> Self {
        Self::new()
    }
}

fn animation() -> &'static Animation {
    &board().shared().animation
}

/// Ends the animation; the display keeps what it shows.
pub fn stop(vm: &mut Vm) {
    animation().running.store(NOTHING, Relaxed);
    vm.set_root(SOURCE, Value::NULL);
    vm.set_root(AGAIN, Value::NULL);
}

/// Starts showing the items of `iterable`, and shows the first.
///
/// # Errors
/// TypeError when it is not iterable or its first item is no image; whatever its iterator raises.
pub fn show(vm: &mut Vm, iterable: Value, style: Style) -> Res<()> {
    stop(vm);
    let iterator = ops::iter(vm, iterable)?;
    vm.set_root(SOURCE, iterator);
    vm.set_root(AGAIN, iterable);
    animation().start(FRAMES, style);
    guarded_step(vm)
}

/// Starts a show of a single picture, which is drawn already and lasts one step, or for ever.
pub fn hold(vm: &mut Vm, style: Style) {
    stop(vm);
    animation().start(FRAMES, style);
}

/// Starts scrolling `text`, a str.
///
/// # Errors
/// None that a str causes.
pub fn scroll(vm: &mut Vm, text: Value, style: Style) -> Res<()> {
    stop(vm);
    board().shared().frame.clear();
    vm.set_root(SOURCE, text);
    animation().start(SCROLL, style);
    guarded_step(vm)
}

/// Makes the step that is due, if one is. To be called outside interrupts when the poll flag says so.
///
/// # Errors
/// Whatever a show's iterator raises; the animation is over then.
pub fn poll(vm: &mut Vm) -> Res<()> {
    let animation = animation();
    if !animation.due.load(Relaxed) || animation.stepping.load(Relaxed) {
        return Ok(());
    }
    animation.due.store(false, Relaxed);
    guarded_step(vm)
}

fn guarded_step(vm: &mut Vm) -> Res<()> {
    animation().stepping.store(true, Relaxed);
    let mark = vm.mark();
    let result = step(vm);
    vm.cut(mark);
    animation().stepping.store(false, Relaxed);
    if result.is_err() {
        stop(vm);
    }
    result
}

fn step(vm: &mut Vm) -> Res<()> {
    match animation().running.load(Relaxed) {
        FRAMES => step_frames(vm),
        LAST_BLANK => {
            stop(vm);
            Ok(())
        }
        SCROLL => {
            step_scroll(vm);
            Ok(())
        }
        _ => Ok(()),
    }
}

fn step_frames(vm: &mut Vm) -> Res<()> {
    let mut item = next_frame(vm)?;
    if item.is_none() && animation().endless.load(Relaxed) {
        let again = vm.root(AGAIN);
        if again.is_null() {
            return Ok(());
        }
        let iterator = ops::iter(vm, again)?;
        vm.set_root(SOURCE, iterator);
        item = next_frame(vm)?;
    }
    match item {
        Some(item) => draw(vm, item),
        None => {
            end_frames(vm);
            Ok(())
        }
    }
}

/// The iterator's next item; `None` when it is exhausted, or when a single picture is shown.
fn next_frame(vm: &mut Vm) -> Res<Option<Value>> {
    let iterator = vm.root(SOURCE);
    if iterator.is_null() { Ok(None) } else { ops::next(vm, iterator) }
}

fn end_frames(vm: &mut Vm) {
    let animation = animation();
    if !animation.clears.load(Relaxed) {
        return stop(vm);
    }
    board().shared().frame.clear();
    animation.running.store(LAST_BLANK, Relaxed);
}

/// Shows one item of a show: an image, or a str of one character. A longer str ends the show.
fn draw(vm: &mut Vm, item: Value) -> Res<()> {
    if let Some(image) = Image::of(item) {
        draw_image(image);
        return Ok(());
    }
    if !obj::str::is_str(item) {
        return Err(vm.type_error(Msg::NOT_AN_IMAGE, &[]));
    }
    match single_character(item) {
        Some(character) => draw_image(Image::Bits(font::glyph(character))),
        None => stop(vm),
    }
    Ok(())
}

/// The byte that stands for a str of one character in the font; `None` for shorter and longer ones.
pub fn single_character(text: Value) -> Option<u8> {
    let bytes = obj::str::bytes(text);
    let first = *bytes.first()?;
    (columns::length(first) as usize == bytes.len()).then_some(first)
}

/// Copies the top left of an image to the display; what it does not cover goes dark.
pub fn draw_image(image: Image) {
    for y in 0..SIDE {
        for x in 0..SIDE {
            board().shared().frame.set(x, y, image.get(x as i32, y as i32));
        }
    }
}

fn step_scroll(vm: &mut Vm) {
    let animation = animation();
    let text = obj::str::bytes(vm.root(SOURCE));
    let monospace = animation.monospace.load(Relaxed);
    let mut columns = animation.columns();
    let mut column = columns.next(text, monospace);
    if column.is_none() && animation.endless.load(Relaxed) {
        columns = Columns::default();
        column = columns.next(text, monospace);
    }
    animation.set_columns(columns);
    let Some(column) = column else { return stop(vm) };
    let frame = &board().shared().frame;
    for (y, lit) in column.into_iter().enumerate() {
        for x in 1..SIDE {
            frame.set(x - 1, y, frame.get(x, y));
        }
        frame.set(SIDE - 1, y, if lit { MAX_LEVEL } else { 0 });
    }
}
