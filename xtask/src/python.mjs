// CPython 3.12 as a command, made of Node's pyodide: `node python.mjs [-W X] (-c CODE | FILE) [ARGUMENT...]`.
//
// Sees the files of the machine, but those below /lib, /dev and /proc. `cargo xtask setup` makes a
// command of it where no other CPython 3.12 is.

import fs from "node:fs";
import { createRequire } from "node:module";

const [packages, ...command] = process.argv.slice(2);
const { loadPyodide } = createRequire(`${packages}/`)("pyodide");

while (command[0] === "-W") {
  command.splice(0, 2);
}
const inline = command[0] === "-c";
const file = inline ? "<string>" : command[0];
const text = inline ? command[1] : fs.readFileSync(file, "utf8");
const names = inline ? ["-c", ...command.slice(2)] : command;

const python = await loadPyodide({ env: { ...process.env, HOME: "/home/pyodide" } });
mountMachine();
python.setStdin({ read: (buffer) => fs.readSync(0, buffer) });
python.setStdout({ write: (bytes) => writeAll(1, bytes) });
python.setStderr({ write: (bytes) => writeAll(2, bytes) });
python.globals.set("_start", python.toPy([text, file, names]));
process.exit(python.runPython(`
def _run(text, file, names):
    import sys, traceback
    sys.argv = names
    try:
        exec(compile(text, file, "exec"), {"__name__": "__main__"})
    except SystemExit as end:
        return int(end.code or 0) if isinstance(end.code, (int, type(None))) else 1
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0

_run(*_start)
`));

/** Shows the machine's folders at their own places. */
function mountMachine() {
  python.FS.chdir("/");
  const own = new Set(["lib", "dev", "proc", "sys"]);
  for (const entry of fs.readdirSync("/", { withFileTypes: true })) {
    if (entry.isDirectory() && !own.has(entry.name)) {
      python.FS.mkdirTree(`/${entry.name}`);
      python.FS.mount(python.FS.filesystems.NODEFS, { root: `/${entry.name}` }, `/${entry.name}`);
    }
  }
  python.FS.chdir(process.cwd());
}

/** Writes all of it, also to a pipe that is full for a moment; gives how many bytes it wrote. */
function writeAll(stream, bytes) {
  let done = 0;
  while (done < bytes.length) {
    try {
      done += fs.writeSync(stream, bytes, done);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
  return done;
}
