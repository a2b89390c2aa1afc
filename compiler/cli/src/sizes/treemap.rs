//! Rectangles in a rectangle, with areas in proportion to numbers and sides as equal as a greedy search makes them
//! ("squarified treemaps", Bruls, Huizing and van Wijk, 2000).

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rectangle {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// A rectangle for each number, in their order; they should be in falling order. Numbers that are not positive get no area.
pub fn squarified(numbers: &[f64], all: Rectangle) -> Vec<Rectangle> {
    let total: f64 = numbers.iter().filter(|number| **number > 0.0).sum();
    let scale = if total > 0.0 { all.width * all.height / total } else { 0.0 };
    let areas: Vec<f64> = numbers.iter().map(|number| number.max(0.0) * scale).collect();
    let mut left = all;
    let mut found = Vec::with_capacity(areas.len());
    let mut start = 0;
    while start < areas.len() {
        let side = left.width.min(left.height);
        let mut end = start + 1;
        while end < areas.len() && worst(&areas[start..=end], side) <= worst(&areas[start..end], side) {
            end += 1;
        }
        left = lay_row(&areas[start..end], left, &mut found);
        start = end;
    }
    found
}

/// The largest ratio of sides in a row of areas along a side.
fn worst(areas: &[f64], side: f64) -> f64 {
    let sum: f64 = areas.iter().sum();
    let ratio = |area: &f64| {
        let (length, depth) = (area / sum * side, sum / side);
        (length / depth).max(depth / length)
    };
    areas.iter().map(ratio).fold(1.0, f64::max)
}

/// Puts a row along the shorter side; gives what is left.
fn lay_row(areas: &[f64], left: Rectangle, found: &mut Vec<Rectangle>) -> Rectangle {
    let sum: f64 = areas.iter().sum();
    let is_wide = left.width >= left.height;
    let side = if is_wide { left.height } else { left.width };
    let depth = if side > 0.0 { sum / side } else { 0.0 };
    let mut at = 0.0;
    for area in areas {
        let length = if depth > 0.0 { area / depth } else { 0.0 };
        found.push(if is_wide {
            Rectangle { x: left.x, y: left.y + at, width: depth, height: length }
        } else {
            Rectangle { x: left.x + at, y: left.y, width: length, height: depth }
        });
        at += length;
    }
    if is_wide {
        Rectangle { x: left.x + depth, width: (left.width - depth).max(0.0), ..left }
    } else {
        Rectangle { y: left.y + depth, height: (left.height - depth).max(0.0), ..left }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Rectangle = Rectangle { x: 0.0, y: 0.0, width: 600.0, height: 400.0 };

    #[test]
    fn areas_are_in_proportion_and_inside() {
        let numbers = [6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0];
        let found = squarified(&numbers, ALL);
        for (rectangle, number) in found.iter().zip(numbers) {
            assert!((rectangle.width * rectangle.height - number * 10_000.0).abs() < 1e-6, "{rectangle:?}");
            assert!(rectangle.x >= 0.0 && rectangle.x + rectangle.width <= 600.0 + 1e-6, "{rectangle:?}");
            assert!(rectangle.y >= 0.0 && rectangle.y + rectangle.height <= 400.0 + 1e-6, "{rectangle:?}");
            let ratio = rectangle.width / rectangle.height;
            assert!((0.25..4.0).contains(&ratio), "{rectangle:?}");
        }
    }

    #[test]
    fn nothing_takes_no_room() {
        assert_eq!(squarified(&[], ALL), []);
        let found = squarified(&[1.0, 0.0], ALL);
        assert_eq!((found[0], found[1].width * found[1].height), (ALL, 0.0));
        assert!(squarified(&[0.0, 0.0], ALL).iter().all(|rectangle| rectangle.width * rectangle.height == 0.0));
    }
}
