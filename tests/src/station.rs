//! A large program, made by rule: ten modules of some 330 lines with functions and classes, all of which are used.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// Number of modules.
pub const MODULES: usize = 10;
const CLASSES: usize = 6;
const FUNCTIONS: usize = 18;

/// Writes the program to a folder: `main.py` and its modules. Returns the number of lines.
///
/// # Errors
/// If a file can't be written.
pub fn write(folder: &Path) -> io::Result<usize> {
    let mut lines = 0;
    for module in 0..MODULES {
        let text = text_of(module);
        lines += text.lines().count();
        fs::write(folder.join(format!("part{module}.py")), text)?;
    }
    let imports: String = (0..MODULES).map(|module| format!("import part{module}\n")).collect();
    let sums: String = (0..MODULES).map(|module| format!("    total += part{module}.check()\n")).collect();
    let main = format!(
        "import gc\n{imports}\n\ndef main():\n    total = 0\n{sums}    return total\n\n\n\
         print(main())\ngc.collect()\nprint(gc.mem_free() if hasattr(gc, 'mem_free') else 0)\n"
    );
    fs::write(folder.join("main.py"), &main)?;
    Ok(lines + main.lines().count())
}

fn text_of(module: usize) -> String {
    let mut text = format!("\"\"\"Part {module} of a weather station.\"\"\"\n\n");
    if let Some(before) = module.checked_sub(1) {
        let _ = write!(text, "from part{before} import Sensor{before}_0, total{before}_0\n\n");
    }
    let _ = write!(text, "LIMIT = {}\nNAMES = (\"alpha{module}\", \"beta{module}\")\n", module * 7 + 3);
    for class in 0..CLASSES {
        let base = class.checked_sub(1).map_or(String::new(), |base| format!("(Sensor{module}_{base})"));
        let scale = class + 1;
        let _ = write!(
            text,
            "\n\nclass Sensor{module}_{class}{base}:\n    \"\"\"Measures quantity {class}.\"\"\"\n\n    unit = \"u{module}{class}\"\n\n    \
             def __init__(self, pin, scale={scale}):\n        self.pin = pin\n        self.scale = scale\n        self.readings = []\n\n    \
             def read{class}(self, raw):\n        value = raw * self.scale\n        if value > 100:\n            value = 100\n        \
             self.readings.append(value)\n        return value\n\n    \
             def mean{class}(self):\n        if not self.readings:\n            return 0\n        \
             return sum(self.readings) // len(self.readings)\n"
        );
    }
    for function in 0..FUNCTIONS {
        let _ = write!(
            text,
            "\n\ndef total{module}_{function}(values, start={function}):\n    result = start\n    for value in values:\n        \
             if value % {} == 0:\n            result += value * {}\n        else:\n            result -= LIMIT\n    return result\n",
            function + 2,
            module + 1
        );
    }
    text.push_str("\n\ndef check():\n    results = [len(NAMES)]\n");
    for class in 0..CLASSES {
        let _ = write!(
            text,
            "    sensor = Sensor{module}_{class}({class})\n    sensor.read{class}(7)\n    results.append(sensor.mean{class}())\n    \
             results.append(len(sensor.unit))\n"
        );
    }
    for function in 0..FUNCTIONS {
        let _ = writeln!(text, "    results.append(total{module}_{function}((1, 2, 3)))");
    }
    if let Some(before) = module.checked_sub(1) {
        let _ = writeln!(text, "    results.append(total{before}_0((4,)) + Sensor{before}_0(1).pin)");
    }
    text.push_str("    return sum(results)\n");
    text
}
