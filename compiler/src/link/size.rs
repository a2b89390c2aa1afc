//! What takes how much room in a hex file.

use std::collections::HashMap;

use mpyc_abi::board::Board;
use mpyc_abi::object::{Kind, traced};
use mpyc_abi::value::Value;

use super::hex::Segment;
use super::uicr::Uicr;
use super::view::{ModuleView, ObjectView, View, ViewError};

/// The parts of a hex file, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HexSize {
    /// Bytes below the image.
    pub firmware: u32,
    /// The image with its modules, if there is one that can be read.
    pub image: Result<ImageSize, ViewError>,
    /// Bytes in the file system.
    pub filesystem: u32,
    /// Room of the file system.
    pub filesystem_room: u32,
    /// Where the file system starts, if the file says so.
    pub uicr: Option<u32>,
}

/// The parts of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageSize {
    /// All of it.
    pub total: u32,
    /// Bytes of RAM for variables.
    pub variables: u32,
    /// What only one module refers to, by module in import order.
    pub modules: Vec<(String, u32)>,
    /// What several modules refer to, and the image's own tables.
    pub shared: u32,
}

/// Measures the segments of a hex file for a board.
pub fn measure(segments: &[Segment], board: &Board) -> HexSize {
    let within = |low: u32, high: u32| -> u32 {
        let part = |segment: &Segment| {
            let (low, high) = (u64::from(low), u64::from(high));
            segment.end().min(high).saturating_sub(u64::from(segment.address).max(low))
        };
        segments.iter().map(part).sum::<u64>() as u32
    };
    let uicr = board.uicr.and_then(|address| Uicr::from_bytes(bytes_at(segments, address)?)).map(Uicr::filesystem);
    let (start, end) = (uicr.unwrap_or(board.filesystem.0), board.filesystem.1);
    let image = bytes_at(segments, board.image_start).ok_or(ViewError::NoImage);
    HexSize {
        firmware: within(0, board.firmware_end),
        image: image.and_then(|bytes| View::new(bytes, board)).map(|view| image_size(&view)),
        filesystem: within(start, end),
        filesystem_room: end.saturating_sub(start),
        uicr,
    }
}

/// The bytes from an address to the end of its segment.
pub fn bytes_at(segments: &[Segment], address: u32) -> Option<&[u8]> {
    let segment = segments.iter().rfind(|segment| segment.address <= address)?;
    segment.bytes.get((address - segment.address) as usize..).filter(|bytes| !bytes.is_empty())
}

/// Gives each object to the module that alone reaches it, other than through another module or its functions.
fn image_size(view: &View) -> ImageSize {
    /// Marks an object that more than one module reaches.
    const SHARED: usize = usize::MAX;
    let mut owner: HashMap<u32, usize> = HashMap::new();
    let modules: Vec<ModuleView<'_>> = view.modules().collect();
    for (module, entry) in modules.iter().enumerate() {
        let others = modules.iter().filter(|other| other.object.address != entry.object.address);
        let others: Vec<u32> = others.flat_map(|other| [other.object.address, other.namespace.address]).collect();
        let is_foreign = |object: &ObjectView<'_>| {
            let function = object.kind == Kind::Function && others.contains(&object.word(2));
            function || others.contains(&object.address)
        };
        let mut seen = HashMap::new();
        let mut pending: Vec<ObjectView<'_>> = std::iter::once(entry.object).chain(entry.body).collect();
        while let Some(object) = pending.pop() {
            if seen.insert(object.address, ()).is_none() {
                owner.entry(object.address).and_modify(|owner| *owner = SHARED).or_insert(module);
                pending.extend(references(view, object).filter(|object| !is_foreign(object)));
            }
        }
    }
    let mut modules: Vec<(String, u32)> =
        view.modules().map(|module| (view.text(module.name).unwrap_or_default(), 0)).collect();
    for object in view.objects() {
        if let Some((_, bytes)) = owner.get(&object.address).and_then(|&owner| modules.get_mut(owner)) {
            *bytes += object.size();
        }
    }
    let own: u32 = modules.iter().map(|(_, bytes)| bytes).sum();
    let words = view.header(mpyc_abi::image::W_BSS).max(view.header(mpyc_abi::image::W_DATA_WORDS));
    ImageSize { total: view.length(), variables: words.saturating_mul(4), modules, shared: view.length() - own }
}

/// The objects of the image that an object refers to.
fn references<'a>(view: &'a View, object: ObjectView<'a>) -> impl Iterator<Item = ObjectView<'a>> {
    let (start, end) = match object.kind {
        Kind::Namespace => (1, object.words.len() as u32),
        _ => traced(object.words[0], object.word(1)),
    };
    let words = object.words.get(start as usize..end as usize).unwrap_or_default();
    words.iter().filter_map(|&word| view.object(Value(word)))
}
