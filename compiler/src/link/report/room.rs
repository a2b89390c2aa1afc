//! Flash and RAM in large parts, with what there is of each.

use mpyc_abi::board::Board;
use mpyc_abi::image::{W_BSS, W_DATA_WORDS};
use mpyc_abi::info::FirmwareInfo;
use serde::Serialize;

use crate::link::firmware::Firmware;
use crate::link::hex::{Segment, bytes_at};
use crate::link::image::Image;
use crate::link::program;
use crate::link::sources::block;
use crate::link::uicr::Uicr;
use crate::link::view::{View, ViewError};

/// A kind of memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Memory {
    /// Keeps what is in it without power.
    Flash,
    /// Does not.
    Ram,
}

/// A large part of flash or RAM.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Room {
    /// Which memory it is a part of.
    pub memory: Memory,
    /// `firmware`, `program`, `sources` if there are any, `file system`; in RAM `native stack`, `firmware`, `program`, `free for the heap`.
    pub name: String,
    /// How many bytes are taken; of the heap, how many are left for it.
    pub bytes: u32,
    /// How many there are; of RAM, all of it.
    pub limit: Option<u32>,
}

fn room(memory: Memory, name: &str, bytes: u32, limit: Option<u32>) -> Room {
    Room { memory, name: name.into(), bytes, limit }
}

/// The room that a linked program takes.
pub fn of_image(image: &Image, firmware: &Firmware, board: &Board) -> Vec<Room> {
    let usage = program::usage(firmware, image, board);
    let mut rows = vec![
        room(Memory::Flash, "firmware", usage.firmware, Some(usage.firmware_room)),
        room(Memory::Flash, "program", usage.image, Some(usage.image_room)),
    ];
    rows.extend(sources(usage.sources, usage.image, usage.image_room));
    rows.push(room(Memory::Flash, "file system", usage.filesystem, None));
    rows.extend(ram(usage.native_stack, usage.statics, usage.variables, usage.heap, usage.ram));
    rows
}

/// The sources, if there are any: they have the room that the image leaves.
fn sources(bytes: u32, image: u32, image_room: u32) -> Option<Room> {
    (bytes > 0).then(|| room(Memory::Flash, "sources", bytes, Some(image_room.saturating_sub(image))))
}

/// The parts of RAM, and all of it.
fn ram(native_stack: u32, firmware: u32, program: u32, heap: u32, all: u32) -> [Room; 4] {
    [("native stack", native_stack), ("firmware", firmware), ("program", program), ("free for the heap", heap)]
        .map(|(name, bytes)| room(Memory::Ram, name, bytes, Some(all)))
}

/// The image of a hex file.
pub(super) fn image_in(segments: &[Segment], board: &Board) -> Result<View, ViewError> {
    View::new(bytes_at(segments, board.image_start).ok_or(ViewError::NoImage)?, board)
}

/// The room that the segments of a hex file take.
pub(super) fn of_hex(segments: &[Segment], view: Option<&View>, board: &Board) -> Vec<Room> {
    let within = |low: u32, high: u32| -> u32 {
        let part = |segment: &Segment| {
            let (low, high) = (u64::from(low), u64::from(high));
            segment.end().min(high).saturating_sub(u64::from(segment.address).max(low))
        };
        segments.iter().map(part).sum::<u64>() as u32
    };
    let uicr = board.uicr.and_then(|address| Uicr::from_bytes(bytes_at(segments, address)?)).map(Uicr::filesystem);
    let (start, end) = (uicr.unwrap_or(board.filesystem.0), board.filesystem.1);
    let mut rows = vec![room(Memory::Flash, "firmware", within(0, board.firmware_end), Some(board.firmware_end))];
    if let Some(view) = view {
        let image_room = start.saturating_sub(board.image_start);
        rows.push(room(Memory::Flash, "program", view.length(), Some(image_room)));
        let block = bytes_at(segments, board.image_start).map_or(Ok(&[][..]), block);
        rows.extend(sources(block.unwrap_or_default().len() as u32, view.length(), image_room));
    }
    rows.push(room(Memory::Flash, "file system", within(start, end), Some(end.saturating_sub(start))));
    let variables = view.map_or(0, |view| view.header(W_BSS).max(view.header(W_DATA_WORDS)).saturating_mul(4));
    match info(segments, board) {
        Some(info) => {
            let native_stack = info.native_stack_end.saturating_sub(info.native_stack_start);
            let statics = (info.ram_free_start - board.ram.0).saturating_sub(native_stack);
            let heap = info.ram_end.saturating_sub(info.ram_free_start).saturating_sub(variables);
            rows.extend(ram(native_stack, statics, variables, heap, board.ram.1 - board.ram.0));
        }
        None => rows.extend(view.map(|_| room(Memory::Ram, "program", variables, Some(board.ram.1 - board.ram.0)))),
    }
    rows
}

/// The info block of the firmware in a hex file.
fn info(segments: &[Segment], board: &Board) -> Option<FirmwareInfo> {
    let below = segments.iter().filter(|segment| segment.address < board.firmware_end);
    let words = below.flat_map(|segment| (0..segment.bytes.len()).step_by(4).map(|at| &segment.bytes[at..]));
    let mut blocks = words.filter_map(FirmwareInfo::from_bytes);
    let ram = board.ram.0..=board.ram.1;
    let is_whole = |info: &FirmwareInfo| {
        let addresses = [info.native_stack_start, info.native_stack_end, info.ram_free_start, info.ram_end];
        addresses.iter().all(|address| ram.contains(address)) && info.image_base == board.image_start
    };
    blocks.find(is_whole)
}
