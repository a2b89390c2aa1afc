//! The info block that the linker on the host finds by its symbol.

use mpyc_abi::board::MICROBIT_V1;
use mpyc_abi::info::{ABI_HASH, FirmwareInfo, MAGIC, VERSION};

unsafe extern "C" {
    /// Top of the native stack region, which begins at the start of RAM.
    pub static _stack_start: u8;
    /// Bottom of the native stack region.
    pub static _stack_end: u8;
    static _firmware_end: u8;
    static __sheap: u8;
    static _ram_end: u8;
    static _image_base: u8;
}

/// RAM behind the statics.
pub fn free_ram() -> core::ops::Range<u32> {
    &raw const __sheap as u32..&raw const _ram_end as u32
}

/// An info block with addresses, shared between contexts.
#[repr(transparent)]
pub struct Block(FirmwareInfo<*const u8>);

// Safety: the addresses are never written through.
unsafe impl Sync for Block {}

/// What the host's linker must know of this firmware.
#[unsafe(no_mangle)]
#[used]
pub static MPYC_INFO: Block = Block(FirmwareInfo {
    magic: MAGIC,
    version: VERSION,
    image_format: mpyc_abi::image::FORMAT,
    firmware_end: &raw const _firmware_end,
    ram_free_start: &raw const __sheap,
    ram_end: &raw const _ram_end,
    native_stack_start: &raw const _stack_end,
    native_stack_end: &raw const _stack_start,
    image_base: &raw const _image_base,
    name: c"microbit-v1".as_ptr().cast(),
    version_text: MICROBIT_V1.version_text.as_ptr().cast(),
    abi_hash: ABI_HASH,
});
