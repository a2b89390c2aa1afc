//! The terminal as a micro:bit: what is printed scrolls by, the display stays below it, keys are buttons.

use std::{
    io::{self, IsTerminal, Write, stdout},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use crossterm::{
    cursor::{Hide, MoveToColumn, MoveUp, Show},
    event::{self, Event, KeyCode, KeyEventKind, KeyModifiers},
    queue,
    style::{Color, Print, ResetColor, SetForegroundColor},
    terminal::{self, Clear, ClearType},
};

use crate::{Frame, Screen, simulator::Control};

/// Colours of the levels 0 to 9, in the terminal's palette of 256.
const COLOURS: [u8; 10] = [236, 52, 52, 88, 88, 124, 124, 160, 160, 196];
/// Rows that the display takes, its empty line included.
const ROWS: u16 = 6;

/// Draws on the standard output. Where that is no terminal, it prints what the program prints, and the
/// display once at the end.
pub struct Terminal {
    is_terminal: bool,
    frame: Frame,
    /// The line that the program has not ended yet.
    line: Vec<u8>,
    is_drawn: bool,
}

impl Terminal {
    /// A screen on the standard output.
    pub fn new() -> Self {
        Self { is_terminal: stdout().is_terminal(), frame: [0; 25], line: Vec::new(), is_drawn: false }
    }

    /// Removes the display and puts the cursor where the program's output ends.
    fn erase(&mut self, out: &mut impl Write) -> io::Result<()> {
        if self.is_drawn {
            let (width, _) = terminal::size().unwrap_or((80, 24));
            let line = String::from_utf8_lossy(&self.line).chars().count();
            let wrapped = line.saturating_sub(1) / usize::from(width.max(1));
            queue!(out, MoveUp(ROWS + wrapped as u16), MoveToColumn(0), Clear(ClearType::FromCursorDown))?;
            out.write_all(&self.line)?;
            self.is_drawn = false;
        }
        Ok(())
    }

    fn draw(&mut self, out: &mut impl Write) -> io::Result<()> {
        queue!(out, Print("\r\n"))?;
        for row in self.frame.chunks(5) {
            queue!(out, Print("  "))?;
            for &level in row {
                let colour = COLOURS[usize::from(level.min(9))];
                queue!(out, SetForegroundColor(Color::AnsiValue(colour)), Print("● "))?;
            }
            queue!(out, ResetColor, Print("\r\n"))?;
        }
        self.is_drawn = true;
        out.flush()
    }

    fn try_print(&mut self, text: &[u8]) -> io::Result<()> {
        let mut out = stdout().lock();
        if !self.is_terminal {
            return out.write_all(text);
        }
        self.erase(&mut out)?;
        for &byte in text {
            if byte == b'\n' {
                out.write_all(b"\r\n")?;
                self.line.clear();
            } else {
                out.write_all(&[byte])?;
                self.line.push(byte);
            }
        }
        self.draw(&mut out)
    }

    fn try_show(&mut self) -> io::Result<()> {
        let mut out = stdout().lock();
        self.erase(&mut out)?;
        self.draw(&mut out)
    }

    /// The display in plain characters.
    fn try_end(&mut self) -> io::Result<()> {
        let mut out = stdout().lock();
        if self.is_terminal || self.frame == [0; 25] {
            return out.flush();
        }
        if !self.line.is_empty() {
            writeln!(out)?;
        }
        for row in self.frame.chunks(5) {
            let row: Vec<_> = row.iter().map(|&level| if level == 0 { "." } else { "#" }).collect();
            writeln!(out, "  {}", row.join(" "))?;
        }
        out.flush()
    }
}

impl Default for Terminal {
    fn default() -> Self {
        Self::new()
    }
}

/// Writing to a terminal that has gone away is nobody's error: the program goes on.
impl Screen for Terminal {
    fn print(&mut self, text: &[u8]) {
        let _ = self.try_print(text);
    }

    fn show(&mut self, _: Duration, frame: Frame) {
        self.frame = frame;
        if self.is_terminal {
            let _ = self.try_show();
        }
    }

    fn end(&mut self) {
        let _ = self.try_end();
    }
}

/// Reads the keyboard until dropped: `a` and `b` are the buttons, Ctrl-C stops the program.
pub struct Keyboard {
    stop: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
}

impl Keyboard {
    /// Starts reading; `None` where there is no terminal to read from.
    pub fn start(control: Control) -> Option<Self> {
        if !io::stdin().is_terminal() || !stdout().is_terminal() || terminal::enable_raw_mode().is_err() {
            return None;
        }
        let _ = queue!(stdout(), Hide);
        let stop = Arc::new(AtomicBool::new(false));
        let flag = stop.clone();
        let reader = thread::spawn(move || {
            while !flag.load(Relaxed) {
                if event::poll(Duration::from_millis(50)).unwrap_or(false)
                    && let Ok(Event::Key(key)) = event::read()
                    && key.kind != KeyEventKind::Release
                {
                    press(control, key.code, key.modifiers);
                }
            }
        });
        Some(Self { stop, reader: Some(reader) })
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        self.stop.store(true, Relaxed);
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
        let _ = queue!(stdout(), Show);
        let _ = stdout().flush();
        let _ = terminal::disable_raw_mode();
    }
}

fn press(control: Control, key: KeyCode, modifiers: KeyModifiers) {
    match key {
        KeyCode::Char('c') if modifiers.contains(KeyModifiers::CONTROL) => control.interrupt(),
        KeyCode::Char('a' | 'A') => control.press(crate::Button::A),
        KeyCode::Char('b' | 'B') => control.press(crate::Button::B),
        _ => {}
    }
}
