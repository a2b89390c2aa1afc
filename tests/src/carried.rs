//! The standard modules that the compiler carries, for programs that import them.

use mpyc_abi::board::MICROBIT_V1;
use mpyc_compiler::imports::{self, Loader};
use mpyc_compiler::link::image::{Image, ImageModule, link};
use mpyc_compiler::mpy::{self, File};
use mpyc_compiler::{Options, Target, compile};

/// Names and texts of the carried modules that a program imports, each after those it imports itself.
pub fn modules(source: &str) -> Vec<(String, String)> {
    let program = imports::Program::load("program.py", source.as_bytes(), &mut NoFolders);
    let carried = program.modules.iter().filter(|module| module.is_carried);
    carried.map(|module| (module.name.clone(), module.source.text().to_owned())).collect()
}

/// A module, compiled for an image.
///
/// # Panics
/// If it does not compile.
pub fn compiled(name: &str, text: &str) -> File {
    let options = Options { target: Target::Image, ..Options::default() };
    let compiled = compile(&format!("{name}.py"), text.as_bytes(), &options);
    let unit = compiled.unit.unwrap_or_else(|| panic!("{name}: {:?}", compiled.diagnostics));
    mpy::pack(&unit).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

/// An image of those modules alone; `None` if the program needs none.
///
/// # Panics
/// If they do not link.
pub fn image(source: &str) -> Option<Image> {
    let files = files(source);
    (!files.is_empty()).then(|| linked(&files))
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

/// A place without any files.
struct NoFolders;

impl Loader for NoFolders {
    fn read(&mut self, _: usize, _: &str) -> Result<Option<Vec<u8>>, String> {
        Ok(None)
    }

    fn is_folder(&mut self, _: usize, _: &str) -> bool {
        false
    }

    fn names(&mut self, _: usize, _: &str) -> Vec<String> {
        Vec::new()
    }

    fn display(&self, _: usize, path: &str) -> String {
        path.to_owned()
    }

    fn folders(&self) -> Vec<String> {
        Vec::new()
    }
}
