//! The prompt on the simulated board: what tools send, and what they get.

use mpyc_abi::board::MICROBIT_V1;
use mpyc_tests::carried;
use mpyc_tests::host::HostBoard;
use mpyc_tests::line::{Line as _, TIMEOUT};
use mpyc_tests::prompt;

#[test]
fn microfs_runs_commands() {
    prompt::microfs(&mut HostBoard::start());
}

#[test]
fn mu_runs_commands() {
    prompt::mu(&mut HostBoard::start());
}

#[test]
fn editors_paste_programs() {
    prompt::editors(&mut HostBoard::start());
}

#[test]
fn lines_are_typed() {
    prompt::typing(&mut HostBoard::start());
}

#[test]
fn ctrl_c_stops_everything() {
    prompt::ctrl_c(&mut HostBoard::start());
}

#[test]
fn programs_schedule_their_interrupt() {
    prompt::scheduled_interrupt(&mut HostBoard::start());
}

#[test]
fn help_tells_what_a_value_has() {
    prompt::help(&mut HostBoard::start());
}

#[test]
fn raw_paste_loses_nothing() {
    prompt::raw_paste_loses_nothing(&mut HostBoard::start(), 3);
}

#[test]
fn a_program_that_cannot_run_is_refused_before_the_prompt() {
    // An image's magic number, and nothing else.
    static FLASH: &[(u32, &[u8])] = &[(MICROBIT_V1.image_start, b"MPYi")];
    let mut board = HostBoard::with_flash(FLASH);
    let said = board.read_until(">>> ", TIMEOUT).unwrap();
    assert_eq!(said, "mpyc: the program was built for another firmware or board\r\n".to_owned() + &prompt::greeting());
    // Not where a tool would read it.
    prompt::microfs(&mut board);
}

#[test]
fn modules_of_the_image_are_imported_at_the_prompt() {
    let image = carried::image_with_app("from heapq import heappush\nscores = []\nheappush(scores, 3)\n");
    let bytes: &'static [u8] = Box::leak(image.bytes.into_boxed_slice());
    let mut board = HostBoard::with_flash(Box::leak(Box::new([(MICROBIT_V1.image_start, bytes)])));
    board.read_until(">>> ", TIMEOUT).unwrap();
    prompt::enter_raw(&mut board);
    let asked =
        prompt::exec(&mut board, "import heapq\nheapq.heappush(scores, 1)\nprint(heapq.heappop(scores), scores)");
    assert_eq!(asked, ("1 [3]\r\n".to_owned(), String::new()));
    let (_, refused) = prompt::exec(&mut board, "import json\n");
    assert!(refused.ends_with("ModuleNotFoundError: no module named 'json'\r\n"), "{refused}");
}

#[test]
fn the_display_goes_on_at_the_prompt_and_says_what_fails() {
    let mut board = HostBoard::start();
    prompt::enter_raw(&mut board);
    let program = "def pictures():\n  yield Image.HEART\n  yield Image.HAPPY\n  1 // 0\n\
                   display.show(pictures(), wait=False, delay=20)\nprint(display.get_pixel(2, 0))\n";
    assert_eq!(prompt::exec(&mut board, program), ("0\r\n".to_owned(), String::new()));
    board.read_until("line 4, in pictures\r\nZeroDivisionError: divide by zero\r\n", TIMEOUT).unwrap();
    let (output, _) = prompt::exec(&mut board, "print(display.get_pixel(1, 1))");
    assert_eq!(output, "9\r\n");
}
