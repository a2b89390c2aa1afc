//! Sizes as an aligned table.

/// Rows of a name and a number of bytes, with the room there is where that is known.
#[derive(Default)]
pub struct Table {
    rows: Vec<(String, String, String)>,
}

impl Table {
    /// A part of `bytes` bytes, of `room` there are.
    pub fn row(&mut self, name: &str, bytes: u32, room: Option<u32>) {
        let share = match room {
            Some(room) if room > 0 => {
                let percent = (u64::from(bytes) * 100).div_ceil(u64::from(room));
                format!("of {:>7} ({percent}%)", grouped(room))
            }
            _ => String::new(),
        };
        self.rows.push((name.to_owned(), grouped(bytes), share));
    }

    /// A part that has no size.
    pub fn text(&mut self, name: &str, text: &str) {
        self.rows.push((name.to_owned(), String::new(), text.to_owned()));
    }

    /// The table, a line each.
    pub fn finish(self) -> String {
        let width = self.rows.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or(0);
        let line = |(name, bytes, share): &(String, String, String)| {
            format!("{name:width$}  {bytes:>8}  {share}").trim_end().to_owned() + "\n"
        };
        self.rows.iter().map(line).collect()
    }
}

/// A number with a comma between its thousands.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut out = digits[..first].to_owned();
    for (i, group) in digits.as_bytes()[first..].chunks(3).enumerate() {
        if i > 0 || first > 0 {
            out.push(',');
        }
        out.extend(group.iter().map(|&digit| char::from(digit)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_have_commas() {
        let numbers = [0, 12, 999, 1000, 12_345, 123_456, 1_000_000];
        assert_eq!(numbers.map(grouped), ["0", "12", "999", "1,000", "12,345", "123,456", "1,000,000"]);
    }
}
