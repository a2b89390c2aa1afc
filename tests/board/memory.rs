//! What the firmware leaves of its RAM, what objects take of it, and how long a collection keeps a program waiting.

use mpyc_tests::{
    footprint::{Board, SHAPES, THINGS},
    qemu::firmware,
};

use crate::check_stacks;

/// Bytes that must be free at the raw prompt.
const FREE: f64 = 11_500.0;
/// Bytes that a call may take.
const FRAME: f64 = 72.0;
/// Longest collection, in microseconds of 16 instructions.
const COLLECTION: f64 = 4_000.0;
/// A heap with less in use than this is not full.
const FULL: f64 = 9_000.0;

fn board() -> Board {
    Board::start(&firmware()).unwrap()
}

#[test]
fn the_raw_prompt_leaves_memory() {
    let mut board = board();
    let free = board.free().unwrap();
    println!("free at the raw prompt: {free} B");
    assert!(free >= FREE, "{free} B are free");
    check_stacks(board.machine());
}

#[test]
fn objects_and_frames_are_small() {
    let mut board = board();
    let frame = board.frame().unwrap();
    assert!(frame <= FRAME, "a frame takes {frame} B");
    for thing in THINGS {
        let bytes = board.thing(thing).unwrap();
        assert!(bytes <= thing.limit, "{}: {bytes} B", thing.name);
    }
}

#[test]
fn a_full_heap_is_collected_quickly() {
    let mut board = board();
    for shape in SHAPES {
        let (us, used) = board.collection(shape).unwrap();
        println!("{}: {us} us, {used} B in use", shape.0);
        assert!(us <= COLLECTION, "{}: a collection takes {us} us", shape.0);
        let is_full = used >= FULL || shape.0 == "garbage";
        assert!(is_full, "{}: only {used} B in use", shape.0);
    }
}
