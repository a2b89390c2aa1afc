//! The flash map: where firmware, image and file system lie, and what is left of flash and RAM.
//!
//! The numbers of a board come from its row in `mpyc_abi::board`. An image that is longer, with its sources, than the room
//! before the file system moves the file system's start up in steps of [`STEP`]; the number of steps is the
//! layout id in the image header, so that firmware and tools agree on it.

use mpyc_abi::board::Board;

use super::firmware::Firmware;
use super::image::Image;

/// By how much the file system's start moves.
pub const STEP: u32 = mpyc_abi::image::FILESYSTEM_STEP;

/// The least room that is left to the file system when it has to move.
pub const LEAST_FILESYSTEM: u32 = 0x2000;

/// Where things lie for an image of some length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Number of steps that the file system's start moved.
    pub id: u16,
    /// First address of the file system.
    pub filesystem_start: u32,
    /// First address behind it.
    pub filesystem_end: u32,
}

/// The layout for an image of `length` bytes; the bytes it is too long by if there is none.
pub fn layout(board: &Board, length: u32) -> Result<Layout, u32> {
    let (start, end) = board.filesystem;
    let image_end = board.image_start.saturating_add(length);
    let id = image_end.saturating_sub(start).div_ceil(STEP);
    let filesystem_start = start.saturating_add(id.saturating_mul(STEP));
    let last = end - LEAST_FILESYSTEM;
    if filesystem_start > last && id > 0 {
        let most = start + (last - start) / STEP * STEP;
        return Err(image_end - most);
    }
    Ok(Layout { id: id as u16, filesystem_start, filesystem_end: end })
}

/// How much of the board's flash and RAM a program takes, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// The firmware.
    pub firmware: u32,
    /// What the flash map gives the firmware.
    pub firmware_room: u32,
    /// The image.
    pub image: u32,
    /// What it could grow to before the file system has to move.
    pub image_room: u32,
    /// The sources behind the image.
    pub sources: u32,
    /// The file system.
    pub filesystem: u32,
    /// The native stack.
    pub native_stack: u32,
    /// The firmware's statics.
    pub statics: u32,
    /// The program's variables and initialised data.
    pub variables: u32,
    /// What is left for the heap and the stack of Python calls.
    pub heap: u32,
    /// All RAM of the board.
    pub ram: u32,
}

impl Usage {
    /// The use of a program.
    pub fn new(board: &Board, firmware: &Firmware, image: &Image) -> Self {
        let (info, layout) = (&firmware.info, &image.layout);
        let variables = image.variables + image.heap;
        Self {
            firmware: firmware.end(),
            firmware_room: board.firmware_end,
            image: image.bytes.len() as u32,
            image_room: layout.filesystem_start - board.image_start,
            sources: image.sources.len() as u32,
            filesystem: layout.filesystem_end - layout.filesystem_start,
            native_stack: info.native_stack_end.saturating_sub(info.native_stack_start),
            statics: firmware.statics(board),
            variables,
            heap: (info.ram_end - info.ram_free_start).saturating_sub(variables),
            ram: board.ram.1 - board.ram.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mpyc_abi::board::MICROBIT_V1;

    #[test]
    fn the_file_system_stays_while_the_image_fits() {
        let room = MICROBIT_V1.filesystem.0 - MICROBIT_V1.image_start;
        let layout = layout(&MICROBIT_V1, room).unwrap();
        assert_eq!(layout, Layout { id: 0, filesystem_start: 0x3_8800, filesystem_end: 0x3_F800 });
    }

    #[test]
    fn a_longer_image_moves_it_in_steps() {
        let room = MICROBIT_V1.filesystem.0 - MICROBIT_V1.image_start;
        let starts = [room + 1, room + STEP, room + STEP + 1].map(|length| {
            let layout = layout(&MICROBIT_V1, length).unwrap();
            (layout.id, layout.filesystem_start)
        });
        assert_eq!(starts, [(1, 0x3_9800), (1, 0x3_9800), (2, 0x3_A800)]);
    }

    #[test]
    fn an_image_without_room_says_by_how_much() {
        let most = 0x3_D800 - MICROBIT_V1.image_start;
        assert_eq!(layout(&MICROBIT_V1, most).unwrap().id, 5);
        assert_eq!(layout(&MICROBIT_V1, most + 1), Err(1));
        assert_eq!(layout(&MICROBIT_V1, most + 1000), Err(1000));
        assert!(layout(&MICROBIT_V1, u32::MAX).is_err());
    }
}
