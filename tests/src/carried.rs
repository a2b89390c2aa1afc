//! The modules that a program imports: the standard modules that the compiler carries, and those in folders.

use std::fs;
use std::path::PathBuf;

use mpyc_abi::board::MICROBIT_V1;
use mpyc_compiler::imports::{self, Loader};
use mpyc_compiler::link::image::{Image, ImageModule, link};
use mpyc_compiler::mpy::{self, File};
use mpyc_compiler::{Options, Target, compile};

/// Names and texts of the carried modules that a program imports, each after those it imports itself.
pub fn modules(source: &str) -> Vec<(String, String)> {
    let program = imports::Program::load("program.py", source.as_bytes(), &mut Folders(Vec::new()));
    let carried = program.modules.iter().filter(|module| module.is_carried);
    carried.map(|module| (module.name.clone(), module.source.text().to_owned())).collect()
}

/// A module, compiled for an image.
///
/// # Panics
/// If it does not compile.
pub fn compiled(name: &str, text: &str) -> File {
    packed(&format!("{name}.py"), text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn packed(file: &str, text: &str) -> Result<File, String> {
    let options = Options { target: Target::Image, ..Options::default() };
    let compiled = compile(file, text.as_bytes(), &options);
    let unit = compiled.unit.ok_or_else(|| format!("{:?}", compiled.diagnostics))?;
    mpy::pack(&unit).map_err(|error| format!("{error:?}"))
}

/// An image of those modules alone; `None` if the program needs none.
///
/// # Panics
/// If they do not link.
pub fn image(source: &str) -> Option<Image> {
    let files = files(source);
    (!files.is_empty()).then(|| linked(&files))
}

/// An image of the modules that a program imports from those folders or the compiler; `None` if it needs none. A module
/// that does not compile is left out, and so cannot be imported.
///
/// # Errors
/// What the linker says.
pub fn image_of_folders(source: &str, folders: &[PathBuf]) -> Result<Option<Image>, String> {
    let program = imports::Program::load("program.py", source.as_bytes(), &mut Folders(folders.to_vec()));
    let imported = program.modules.iter().filter(|module| module.name != imports::MAIN);
    let files: Vec<_> = imported
        .filter_map(|module| {
            let file = packed(&module.source_name, module.source.text()).ok()?;
            Some((&*module.name, module.is_package, file))
        })
        .collect();
    let modules: Vec<ImageModule<'_>> =
        files.iter().map(|(name, is_package, file)| ImageModule { name, is_package: *is_package, file }).collect();
    if modules.is_empty() {
        return Ok(None);
    }
    link(&modules, &MICROBIT_V1).map(Some).map_err(|error| format!("{:?}", error.diagnostic()))
}

/// An image of a program and those modules.
///
/// # Panics
/// If the program does not compile, or they do not link.
pub fn image_with_app(source: &str) -> Image {
    let mut files = files(source);
    files.push(("__main__".to_owned(), compiled("app", source)));
    linked(&files)
}

fn files(source: &str) -> Vec<(String, File)> {
    modules(source).into_iter().map(|(name, text)| (name.clone(), compiled(&name, &text))).collect()
}

fn linked(files: &[(String, File)]) -> Image {
    let modules: Vec<ImageModule<'_>> =
        files.iter().map(|(name, file)| ImageModule { name, is_package: false, file }).collect();
    link(&modules, &MICROBIT_V1).unwrap_or_else(|error| panic!("{:?}", error.diagnostic()))
}

/// Folders to look for modules in, maybe none.
struct Folders(Vec<PathBuf>);

impl Loader for Folders {
    fn read(&mut self, folder: usize, path: &str) -> Result<Option<Vec<u8>>, String> {
        Ok(fs::read(self.0[folder].join(path)).ok())
    }

    fn is_folder(&mut self, folder: usize, path: &str) -> bool {
        self.0[folder].join(path).is_dir()
    }

    fn names(&mut self, _: usize, _: &str) -> Vec<String> {
        Vec::new()
    }

    fn display(&self, _: usize, path: &str) -> String {
        path.to_owned()
    }

    fn folders(&self) -> Vec<String> {
        self.0.iter().map(|folder| folder.display().to_string()).collect()
    }
}
