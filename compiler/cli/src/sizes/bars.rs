//! Numbers and bars of them.

/// Columns of a bar.
const WIDTH: u64 = 20;

/// A number with a comma between its thousands.
pub fn grouped(number: u32) -> String {
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

/// How many percent one number is of another, rounded up.
pub fn percent(part: u32, whole: u32) -> u64 {
    (u64::from(part) * 100).div_ceil(u64::from(whole.max(1)))
}

/// A bar of fixed width that is filled as far as one number goes of another; anything but nothing fills something.
pub fn bar(part: u32, whole: u32) -> String {
    let filled = (u64::from(part) * WIDTH).div_ceil(u64::from(whole.max(1))).min(WIDTH);
    let (full, empty) = (filled as usize, (WIDTH - filled) as usize);
    format!("{}{}", "█".repeat(full), "░".repeat(empty))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_have_commas() {
        let numbers = [0, 12, 999, 1000, 12_345, 123_456, 1_000_000];
        assert_eq!(numbers.map(grouped), ["0", "12", "999", "1,000", "12,345", "123,456", "1,000,000"]);
    }

    #[test]
    fn bars_are_filled_as_far_as_it_goes() {
        let filled = |part, whole| bar(part, whole).chars().filter(|&column| column == '█').count();
        assert_eq!([filled(0, 10), filled(1, 1000), filled(5, 10), filled(10, 10), filled(30, 10)], [0, 1, 10, 20, 20]);
        assert_eq!(filled(3, 0), 20);
        assert_eq!(percent(1, 3), 34);
    }
}
