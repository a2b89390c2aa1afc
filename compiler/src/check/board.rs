//! Values that the board's functions do not take, where they are written as literals.

use mpyc_grammar::{Constant, ExprId, ExprKind, Keyword, UnaryOp};

use super::Context;
use super::api::Signature;
use super::values::Value;
use crate::diagnostics::{Diagnostic, invalid_value, nearest, no_glyph};

/// Warnings about literals in calls of the board's functions.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (_, expr) in context.facts.exprs() {
        let ExprKind::Call { func, args, keywords } = expr.kind else { continue };
        let (args, keywords) = (context.facts.tree.list(args), context.facts.tree.list(keywords));
        let before = found.len();
        match context.value(func) {
            Some(Value::Native(signature)) => context.native_call(func, signature, args, keywords, found),
            Some(Value::NativeClass(class)) if class.name == "Image" && args.len() == 1 => {
                args.iter().for_each(|&arg| context.picture(arg, found));
            }
            _ => {}
        }
        if found.len() > before && context.facts.caught(expr.span).value {
            found.truncate(before);
        }
    }
}

/// The ranges of numbers that functions take: owner, function, index of the parameter, lowest, highest.
const RANGES: &[(&str, &str, usize, i64, i64)] = &[
    ("display", "get_pixel", 0, 0, 4),
    ("display", "get_pixel", 1, 0, 4),
    ("display", "set_pixel", 0, 0, 4),
    ("display", "set_pixel", 1, 0, 4),
    ("display", "set_pixel", 2, 0, 9),
    ("Image", "set_pixel", 2, 0, 9),
    ("Image", "fill", 0, 0, 9),
    ("pin", "write_digital", 0, 0, 1),
    ("pin", "write_analog", 0, 0, 1023),
];

/// The ranges of the settings of `radio.config`.
const RADIO: &[(&str, i64, i64)] =
    &[("length", 1, 251), ("queue", 1, 254), ("channel", 0, 83), ("power", 0, 7), ("group", 0, 255)];

/// The gestures that the accelerometer knows.
const GESTURES: &[&str] =
    &["up", "down", "left", "right", "face up", "face down", "freefall", "2g", "3g", "6g", "8g", "shake"];

impl Context<'_> {
    fn native_call(
        &self,
        func: ExprId,
        signature: &Signature,
        args: &[ExprId],
        keywords: &[Keyword],
        found: &mut Vec<Diagnostic>,
    ) {
        let owner = self.owner(func);
        for &(_, _, at, low, high) in RANGES.iter().filter(|row| row.0 == owner && row.1 == signature.name) {
            if let Some(&arg) = args.get(at) {
                self.range(arg, low, high, found);
            }
        }
        match (owner, signature.name) {
            ("radio", "config") => {
                for keyword in keywords {
                    let Some(name) = keyword.arg else { continue };
                    let row = RADIO.iter().find(|row| row.0 == self.facts.name(name.name));
                    if let Some(&(_, low, high)) = row {
                        self.range(keyword.value, low, high, found);
                    }
                }
            }
            ("", "sleep") => args.iter().take(1).for_each(|&arg| self.range(arg, i64::MIN, i64::MAX, found)),
            ("accelerometer", "is_gesture" | "was_gesture") => {
                args.iter().for_each(|&arg| self.gesture(arg, found));
            }
            ("display", "show" | "scroll") => args.iter().take(1).for_each(|&arg| self.glyphs(arg, found)),
            _ => {}
        }
    }

    /// The name of the type or module that a function belongs to; all pins count as one.
    fn owner(&self, func: ExprId) -> &str {
        let ExprKind::Attribute { value, .. } = self.facts.tree.expr(func).kind else { return "" };
        match self.value(value) {
            Some(Value::Object(found)) if found.name.ends_with("pin") => "pin",
            Some(Value::Object(found)) => found.name,
            Some(Value::Module(name)) if name == "radio" => "radio",
            _ => "",
        }
    }

    fn range(&self, arg: ExprId, low: i64, high: i64, found: &mut Vec<Diagnostic>) {
        if self.text(arg).is_some() {
            let help = "it takes a number, which is written without quotes";
            return found.push(invalid_value(self.facts.tree.expr(arg).span, self.source(arg), help));
        }
        if let Some(number) = self.number(arg)
            && !(low..=high).contains(&number)
        {
            let help = format!("it takes the numbers from {low} to {high}");
            found.push(invalid_value(self.facts.tree.expr(arg).span, self.source(arg), &help));
        }
    }

    /// The value of an integer literal with or without a sign.
    fn number(&self, expr: ExprId) -> Option<i64> {
        match self.facts.tree.expr(expr).kind {
            ExprKind::Constant { value: Constant::Int(value), .. } => i64::try_from(value).ok(),
            ExprKind::UnaryOp { op: UnaryOp::USub, operand } => self.number(operand).map(|number| -number),
            _ => None,
        }
    }

    /// The text of a string literal.
    fn text(&self, expr: ExprId) -> Option<String> {
        match self.facts.tree.expr(expr).kind {
            ExprKind::Constant { value: Constant::Str(text), .. } => {
                Some(String::from_utf8_lossy(self.facts.tree.text(text)).into_owned())
            }
            _ => None,
        }
    }

    fn gesture(&self, arg: ExprId, found: &mut Vec<Diagnostic>) {
        let Some(text) = self.text(arg) else { return };
        if !GESTURES.contains(&text.as_str()) && !text.is_empty() {
            let help = match nearest(&text, GESTURES.iter().copied()) {
                Some(near) => format!("did you mean '{near}'?"),
                None => format!("the gestures are: {}", GESTURES.join(", ")),
            };
            found.push(invalid_value(self.facts.tree.expr(arg).span, self.source(arg), &help));
        }
    }

    /// The text of an image: rows of digits with `:` or a line's end between.
    fn picture(&self, arg: ExprId, found: &mut Vec<Diagnostic>) {
        let Some(text) = self.text(arg) else { return };
        let is_wrong = |c: char| !(c.is_ascii_digit() || matches!(c, ' ' | ':' | '\n'));
        if text.chars().count() > 1 && text.contains(is_wrong) {
            let help = "write rows of digits from 0 to 9 with `:` between, such as '09090:99999'";
            found.push(invalid_value(self.facts.tree.expr(arg).span, self.source(arg), help));
        }
    }

    /// A text for the display, whose font knows the printable characters of ASCII.
    fn glyphs(&self, arg: ExprId, found: &mut Vec<Diagnostic>) {
        let Some(text) = self.text(arg) else { return };
        if let Some(unknown) = text.chars().find(|c| !matches!(c, ' '..='~')) {
            found.push(no_glyph(self.facts.tree.expr(arg).span, unknown));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::findings;

    /// The codes of what is found in a program that uses the board.
    fn codes(call: &str) -> Vec<String> {
        let app = format!("from microbit import *\n{call}\n");
        findings(&app).into_iter().map(|each| each.code.to_string()).collect()
    }

    #[test]
    fn numbers_have_their_ranges() {
        for right in [
            "display.set_pixel(0, 4, 9)",
            "pin1.write_analog(1023)",
            "Image(5, 5).fill(9)",
            "x = 7\ndisplay.get_pixel(x, 9 - x)",
        ] {
            assert_eq!(codes(right), [""; 0], "{right}");
        }
        for wrong in [
            "sleep('1000')",
            "display.set_pixel('1', 0, 9)",
            "display.set_pixel(5, 0, 9)",
            "display.set_pixel(0, -1, 9)",
            "pin0.write_digital(2)",
            "Image().fill(10)",
        ] {
            assert_eq!(codes(wrong), ["W0702"], "{wrong}");
        }
        assert_eq!(codes("try:\n    display.get_pixel(9, 9)\nexcept ValueError:\n    pass"), [""; 0]);
    }

    #[test]
    fn texts_have_their_forms() {
        for right in ["Image('09090:99999')", "Image('A')", "accelerometer.was_gesture('shake')", "display.show('A~')"]
        {
            assert_eq!(codes(right), [""; 0], "{right}");
        }
        assert_eq!(codes("Image('0909x:00000')"), ["W0702"]);
        assert_eq!(codes("accelerometer.is_gesture('shak')"), ["W0702"]);
        assert_eq!(codes("display.scroll('20 °C')"), ["W0703"]);
    }
}
