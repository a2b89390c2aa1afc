//! Programs as frozen images, evaluated like those that the command builds.

use std::fs;
use std::path::Path;

use mpyc_abi::board::MICROBIT_V1;
use mpyc_compiler::imports::library_source;
use mpyc_compiler::link::LinkError;
use mpyc_compiler::link::freeze::{Body, Evaluated, Keep, freeze, freeze_stripped};
use mpyc_compiler::link::image::{Image, ImageModule, Plain, plain};
use mpyc_compiler::mpy::File;
use mpyc_compiler::{Options, Target};
use mpyc_runtime::evaluate;

use crate::carried;
use crate::pack::compiled_with;

/// The image of a program with the carried modules that it imports, run at build past at most so many points between
/// statements.
///
/// # Errors
/// What the compiler or the linker says.
pub fn image(source: &str, points: usize) -> Result<Image, String> {
    let carried = carried::files(source).into_iter().map(|(name, file)| (name, false, file));
    let options = Options { target: Target::Image, ..Options::default() };
    let main = ("__main__".to_owned(), false, compiled_with("app", source, &options)?);
    linked(&carried.chain([main]).collect::<Vec<_>>(), points, true)
}

/// Modules that are given by name and text, and the carried ones that they import, compiled.
///
/// # Errors
/// What the compiler says.
pub fn compiled_modules(modules: &[(String, String)], options: &Options) -> Result<Vec<(String, bool, File)>, String> {
    let mut files: Vec<(String, bool, File)> = Vec::new();
    for (name, text) in modules {
        for (name, file) in carried::files(text) {
            if !files.iter().any(|(other, ..)| *other == name) {
                files.push((name, false, file));
            }
        }
        files.push((name.clone(), false, compiled_with(name, text, options)?));
    }
    Ok(files)
}

/// The same for a program of several modules: `main.py` in a folder, and what it imports from there.
///
/// # Errors
/// What the compiler or the linker says.
pub fn image_of_folder(folder: &Path, points: usize, closed: bool) -> Result<Image, String> {
    let source = fs::read_to_string(folder.join("main.py")).map_err(|error| error.to_string())?;
    linked(&carried::program_in(folder, &source)?, points, closed)
}

/// As [`image_of_folder`], closed, and stripped of lines and file names.
///
/// # Errors
/// What the compiler or the linker says.
pub fn stripped_image_of_folder(folder: &Path, points: usize) -> Result<Image, String> {
    let source = fs::read_to_string(folder.join("main.py")).map_err(|error| error.to_string())?;
    let linked = plain_image(&carried::program_in(folder, &source)?)?;
    let keep = Keep { closed: true, ..Keep::default() };
    let (image, map) =
        with_run(&linked, points, keep, |evaluated| freeze_stripped(linked.clone(), evaluated, &MICROBIT_V1))?;
    if map.functions.is_empty() { Err("it is not stripped".into()) } else { Ok(image) }
}

/// The image of a program with all of the modules that it imports from a folder, evaluated as far as it goes.
///
/// # Errors
/// What the compiler or the linker says.
pub fn image_in(folder: &Path, source: &str) -> Result<Image, String> {
    let files = carried::program_in(folder, source)?;
    let modules: Vec<String> = files.iter().map(|(name, ..)| name.clone()).collect();
    linked_with(&files, usize::MAX, Keep { modules: &modules, ..Keep::default() })
}

/// The image of a program with what it uses of the modules that it imports from a folder, as `mpyc build` makes it.
///
/// # Errors
/// What the compiler or the linker says.
pub fn image_for(folder: &Path, source: &str) -> Result<Image, String> {
    linked(&carried::program_in(folder, source)?, usize::MAX, false)
}

/// Names and texts of the modules that a program imports from a folder or the compiler.
///
/// # Errors
/// What the compiler says.
pub fn files_in(folder: &Path, source: &str) -> Result<Vec<(String, String)>, String> {
    carried::sources_in(folder, source)
}

/// Whether the bodies of a program and all modules that it imports are done at build.
///
/// # Errors
/// What the compiler or the linker says.
pub fn is_done_at_build(source: &str) -> Result<bool, String> {
    let carried = carried::files(source).into_iter().map(|(name, file)| (name, false, file));
    let main = ("__main__".to_owned(), false, carried::compiled("app", source));
    let linked = plain_image(&carried.chain([main]).collect::<Vec<_>>())?;
    let bodies = mpyc_sim::evaluate(&linked.bytes, &MICROBIT_V1, usize::MAX).bodies;
    Ok(!bodies.is_empty() && bodies.iter().all(|body| body.rest.is_none()))
}

fn plain_image(files: &[(String, bool, File)]) -> Result<Plain, String> {
    let modules: Vec<ImageModule<'_>> =
        files.iter().map(|(name, is_package, file)| ImageModule { name, is_package: *is_package, file }).collect();
    plain(&modules, &MICROBIT_V1).map_err(|error| format!("{:?}", error.diagnostic()))
}

/// The image of compiled modules, the program last, run at build past at most so many points between statements; `closed`
/// leaves out what the program itself does not use of its own file.
///
/// # Errors
/// What the linker says.
pub fn linked(files: &[(String, bool, File)], points: usize, closed: bool) -> Result<Image, String> {
    let carried: Vec<String> =
        files.iter().map(|(name, ..)| name.clone()).filter(|name| library_source(name).is_some()).collect();
    linked_with(files, points, Keep { carried: &carried, closed, ..Keep::default() })
}

fn linked_with(files: &[(String, bool, File)], points: usize, keep: Keep<'_>) -> Result<Image, String> {
    let linked = plain_image(files)?;
    with_run(&linked, points, keep, |evaluated| freeze(linked.clone(), evaluated, &MICROBIT_V1))
}

/// Runs a plain image and freezes it.
fn with_run<T>(
    linked: &Plain,
    points: usize,
    keep: Keep<'_>,
    freeze: impl FnOnce(&Evaluated<'_>) -> Result<T, LinkError>,
) -> Result<T, String> {
    let evaluated = mpyc_sim::evaluate(&linked.bytes, &MICROBIT_V1, points);
    let body = |body: evaluate::Body| Body {
        code: body.code,
        rest: body.rest,
        is_imported: body.is_imported,
        imports: body.imports,
    };
    let bodies: Vec<Body> = evaluated.bodies.into_iter().map(body).collect();
    let constants: Vec<(u32, u32, u32)> =
        evaluated.constants.iter().map(|constant| (constant.module.0, constant.name.0, constant.value.0)).collect();
    let evaluated =
        Evaluated { bodies: &bodies, slots: evaluated.slots, ram: &evaluated.ram, constants: &constants, keep };
    freeze(&evaluated).map_err(|error| format!("{:?}", error.diagnostic()))
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
