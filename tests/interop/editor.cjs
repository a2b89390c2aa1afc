// What the editors do with a hex file: list its file system, add files, join it with another board's.
// Prints a line for each fact; `hex.rs` compares them.
const fs = require("fs");
const { MicropythonFsHex } = require("@microbit/microbit-fs");
const { createUniversalHex, isUniversalHex } = require("@microbit/microbit-universal-hex");

const [input, output, universal] = process.argv.slice(2);
const hex = fs.readFileSync(input, "utf8");

const board = new MicropythonFsHex(hex);
console.log("files", board.ls().length);
console.log("storage", board.getStorageSize());
board.write("main.py", "print('hello')\n");
board.write("data.txt", "x".repeat(1000));
fs.writeFileSync(output, board.getIntelHex());

const again = new MicropythonFsHex(hex);
console.log("imported", again.importFilesFromHex(board.getIntelHex()).sort().join(" "));
console.log("read", JSON.stringify(again.read("main.py")));

console.log("universal", isUniversalHex(hex));
fs.writeFileSync(universal, createUniversalHex([{ hex, boardId: 0x9900 }, { hex, boardId: 0x9903 }]));
