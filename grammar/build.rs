//! Generates the parser of one logical line from `src/python.lalrpop`.

fn main() {
    lalrpop::process_src().expect("python.lalrpop is a valid grammar");
}
