//! Programs as frozen images, evaluated like those that the command builds.

use mpyc_abi::board::MICROBIT_V1;
use mpyc_compiler::link::freeze::{Evaluated, freeze};
use mpyc_compiler::link::image::{Image, ImageModule, plain};

use crate::carried;
use crate::pack::compiled;

/// The image of a program with the carried modules that it imports, run at build past at most so many points between
/// statements.
///
/// # Errors
/// What the compiler or the linker says.
pub fn image(source: &str, points: usize) -> Result<Image, String> {
    let mut files = carried::files(source);
    files.push(("__main__".to_owned(), compiled("app", source)?));
    let modules: Vec<ImageModule<'_>> =
        files.iter().map(|(name, file)| ImageModule { name, is_package: false, file }).collect();
    let linked = plain(&modules, &MICROBIT_V1).map_err(|error| format!("{:?}", error.diagnostic()))?;
    let evaluated = mpyc_sim::evaluate(&linked.bytes, &MICROBIT_V1, points);
    let bodies: Vec<(u32, Option<u32>)> = evaluated.bodies.iter().map(|body| (body.code, body.rest)).collect();
    let evaluated = Evaluated { bodies: &bodies, slots: evaluated.slots, ram: &evaluated.ram };
    freeze(linked, &evaluated, &MICROBIT_V1).map_err(|error| format!("{:?}", error.diagnostic()))
}

/// A program that prints nothing before its end.
pub fn quiet(source: &str) -> String {
    format!(
        "_print, _kept = print, []\n\
         def print(*values, sep=' ', end='\\n', file=None):\n    \
             _kept.append(sep.join(str(value) for value in values) + end)\n\
         {source}\n\
         for _text in _kept:\n    _print(_text, end='')\n"
    )
}
