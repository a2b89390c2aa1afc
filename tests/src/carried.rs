//! The modules that a program imports: the standard modules that the compiler carries, and those in folders.

use std::fs;
use std::path::{Path, PathBuf};

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
    packed_with(file, text, &Options { target: Target::Image, ..Options::default() })
}

fn packed_with(file: &str, text: &str, options: &Options) -> Result<File, String> {
    let compiled = compile(file, text.as_bytes(), options);
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

/// Names and texts of the modules that a program imports from a folder or the compiler.
///
/// # Errors
/// Which module has errors.
pub(crate) fn sources_in(folder: &Path, source: &str) -> Result<Vec<(String, String)>, String> {
    let program = imports::Program::load("main.py", source.as_bytes(), &mut Folders(vec![folder.to_owned()]));
    if let Some(module) = program.modules.iter().find(|module| !module.is_valid()) {
        return Err(format!("{} has errors, or imports what is not there", module.name));
    }
    let imported = program.modules.iter().filter(|module| module.name != imports::MAIN);
    Ok(imported.map(|module| (module.name.clone(), module.source.text().to_owned())).collect())
}

/// The modules of a program that imports others from a folder: names, whether each is a package, and files.
///
/// # Errors
/// What the compiler says.
pub(crate) fn program_in(folder: &Path, source: &str) -> Result<Vec<(String, bool, File)>, String> {
    compiled_in(folder, source, &Options { target: Target::Image, ..Options::default() })
}

/// The same, compiled with those options.
///
/// # Errors
/// What the compiler says.
pub fn compiled_in(folder: &Path, source: &str, options: &Options) -> Result<Vec<(String, bool, File)>, String> {
    let program = imports::Program::load("main.py", source.as_bytes(), &mut Folders(vec![folder.to_owned()]));
    let file = |module: &imports::SourceModule| {
        let file = packed_with(&module.source_name, module.source.text(), options)?;
        Ok((module.name.clone(), module.is_package, file))
    };
    program.modules.iter().map(file).collect()
}

/// An image of the modules that a program imports from those folders or the compiler; `None` if it needs none. Of a
/// package all modules go into it, as programs may make their names up. A module that does not compile is left out, and so
/// cannot be imported.
///
/// # Errors
/// What the linker says.
pub fn image_of_folders(source: &str, folders: &[PathBuf]) -> Result<Option<Image>, String> {
    let mut folders = Folders(folders.to_vec());
    let mut program = imports::Program::load("program.py", source.as_bytes(), &mut folders);
    let packages = program.modules.iter().filter(|module| module.is_package);
    let inside = packages.flat_map(|package| folders.modules_in(&package.name));
    let all: String = inside.map(|name| format!("import {name}\n")).collect();
    if !all.is_empty() {
        program = imports::Program::load("program.py", (all + source).as_bytes(), &mut folders);
    }
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

/// The carried modules that a program imports, compiled.
pub(crate) fn files(source: &str) -> Vec<(String, File)> {
    modules(source).into_iter().map(|(name, text)| (name.clone(), compiled(&name, &text))).collect()
}

fn linked(files: &[(String, File)]) -> Image {
    let modules: Vec<ImageModule<'_>> =
        files.iter().map(|(name, file)| ImageModule { name, is_package: false, file }).collect();
    link(&modules, &MICROBIT_V1).unwrap_or_else(|error| panic!("{:?}", error.diagnostic()))
}

/// Folders to look for modules in, maybe none.
struct Folders(Vec<PathBuf>);

impl Folders {
    /// The dotted names of the modules that lie in a package, in order.
    fn modules_in(&self, package: &str) -> Vec<String> {
        let folders = self.0.iter().map(|folder| folder.join(package.replace('.', "/")));
        let files = folders.filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
        let stem = |name: String| Some(name.strip_suffix(".py")?.to_owned());
        let stems = files.filter_map(|file| stem(file.file_name().to_string_lossy().into_owned()));
        let mut names: Vec<String> =
            stems.filter(|stem| stem != "__init__").map(|stem| format!("{package}.{stem}")).collect();
        names.sort();
        names
    }
}

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
