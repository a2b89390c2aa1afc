//! Firmware and image to the hex file that goes to a board.

use mpyc_abi::board::Board;

use super::error::LinkError;
use super::firmware::Firmware;
use super::flash::Usage;
use super::hex::{self, Overlap, Segment};
use super::image::Image;
use super::report::Largest;
use super::uicr::Uicr;

/// Joins a firmware and an image of the same board. The firmware's bytes are the same in every hex; only
/// what differs from blank flash is in it.
///
/// An overlap cannot happen with a firmware that [`Firmware::read`] accepted for the board.
pub fn hex(firmware: &Firmware, image: &Image, board: &Board) -> Result<String, Overlap> {
    let program = Segment { address: board.image_start, bytes: image.flash() };
    let uicr = board.uicr.map(|address| {
        let uicr = Uicr::new(image.layout.filesystem_start, firmware.info.version_text);
        Segment { address, bytes: uicr.to_bytes() }
    });
    hex::write(firmware.segments.iter().chain([&program]).chain(&uicr))
}

/// Whether the program's variables leave at least half of the RAM that the firmware leaves, which the
/// firmware asks for.
pub fn fits(image: &Image, firmware: &Firmware, board: &Board) -> Result<(), LinkError> {
    let room = (firmware.info.ram_end - firmware.info.ram_free_start) / 2;
    let bytes = image.variables + image.heap;
    if bytes > room {
        return Err(LinkError::TooMuchRam { bytes, room, largest: Largest::of(&image.bytes, board) });
    }
    Ok(())
}

/// What a program takes of the board's flash and RAM.
pub fn usage(firmware: &Firmware, image: &Image, board: &Board) -> Usage {
    Usage::new(board, firmware, image)
}

#[cfg(test)]
mod tests {
    use super::super::firmware::tests::firmware;
    use super::super::flash::layout;
    use super::*;
    use mpyc_abi::board::MICROBIT_V1;

    #[test]
    fn the_hex_holds_firmware_image_and_uicr() {
        let firmware = firmware();
        let layout = layout(&MICROBIT_V1, 4).unwrap();
        let image = Image { bytes: vec![1, 2, 3, 4], sources: Vec::new(), layout, variables: 8, heap: 0 };
        let text = hex(&firmware, &image, &MICROBIT_V1).unwrap();
        assert_eq!(text, hex(&firmware, &image, &MICROBIT_V1).unwrap());
        let segments = hex::read(&text).unwrap();
        let places: Vec<(u32, usize)> = segments.iter().map(|segment| (segment.address, segment.bytes.len())).collect();
        assert_eq!(places, [(0, 0x90), (0x2_D000, 4), (0x1000_10C0, 28)]);
        assert_eq!(Uicr::from_bytes(&segments[2].bytes).unwrap().filesystem(), 0x3_8800);

        assert_eq!(fits(&image, &firmware, &MICROBIT_V1), Ok(()));
        let full = Image { variables: 0x2000, ..image.clone() };
        let error = fits(&full, &firmware, &MICROBIT_V1).unwrap_err();
        assert!(matches!(error, LinkError::TooMuchRam { bytes: 0x2000, room: 0x1B80, .. }), "{error:?}");

        let with_sources = Image { sources: vec![5, 6, 7, 8], ..image.clone() };
        let segments = hex::read(&hex(&firmware, &with_sources, &MICROBIT_V1).unwrap()).unwrap();
        assert_eq!(segments[1], Segment { address: 0x2_D000, bytes: vec![1, 2, 3, 4, 5, 6, 7, 8] });

        let usage = usage(&firmware, &image, &MICROBIT_V1);
        assert_eq!((usage.firmware, usage.image, usage.image_room), (0x90, 4, 0xB800));
        assert_eq!((usage.native_stack, usage.statics, usage.variables), (0x800, 0x100, 8));
        assert_eq!(usage.native_stack + usage.statics + usage.variables + usage.heap, usage.ram);
    }
}
