//! Format specifications: `format(value, spec)`, the fields of `str.format` and f-strings, and the
//! conversions of `text % values`, over one engine.

use super::float::{Float, Width, repr_digits};
use super::float_text::{Cut, Digits};
use super::int_text::Radix;

/// Takes formatted bytes. A sink that runs out of room remembers that and ignores the rest, so that
/// formatting itself cannot fail half way.
pub trait Sink {
    /// Takes the next bytes.
    fn put(&mut self, bytes: &[u8]);
}

/// Counts bytes.
struct Counter(usize);

impl Sink for Counter {
    fn put(&mut self, bytes: &[u8]) {
        self.0 += bytes.len();
    }
}

/// Where a field stands in its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: padding between sign and digits.
    AfterSign,
}

/// What stands in front of a number that is not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Nothing.
    Minus,
    /// A plus.
    Plus,
    /// A space.
    Space,
}

/// A parsed format specification.
#[derive(Clone, Copy, Debug)]
pub struct Spec<'a> {
    /// The fill character in UTF-8.
    pub fill: &'a [u8],
    /// Alignment, if given.
    pub align: Option<Align>,
    /// What a positive number starts with, if given.
    pub sign: Option<Sign>,
    /// `z`: a result of -0 loses its sign.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// Least width in characters.
    pub width: usize,
    /// `,` or `_`, 0 for none.
    pub grouping: u8,
    /// Digits after `.`, if given.
    pub precision: Option<usize>,
    /// The type character, 0 for none.
    pub kind: u8,
}

/// Widths and precisions above this are refused: they would not fit any memory of the boards.
const LARGEST_NUMBER: usize = 0xffff;

impl Default for Spec<'_> {
    fn default() -> Self {
        Self {
            fill: b" ",
            align: None,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: 0,
            precision: None,
            kind: 0,
        }
    }
}

/// Why a specification is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpecError {
    /// The text is no specification.
    Invalid,
    /// The type character is not for values of this type.
    UnknownType,
    /// A sign with a string or a character.
    SignNotAllowed,
    /// `=` with a string.
    AlignNotAllowed,
    /// `,` or `_` with this type character.
    GroupingNotAllowed,
    /// A precision with an integer.
    PrecisionNotAllowed,
    /// `#` with a string or a character.
    AlternateNotAllowed,
    /// `z` with anything but a float.
    ZeroSignNotAllowed,
}

fn align_of(byte: u8) -> Option<Align> {
    Some(match byte {
        b'<' => Align::Left,
        b'>' => Align::Right,
        b'^' => Align::Center,
        b'=' => Align::AfterSign,
        _ => return None,
    })
}

/// Bytes of the UTF-8 character that starts with `first`.
fn character_len(first: u8) -> usize {
    match first {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// Takes a decimal number off the front; `None` if there is none.
fn take_number(text: &mut &[u8]) -> Result<Option<usize>, SpecError> {
    let mut value = None;
    while let [digit @ b'0'..=b'9', rest @ ..] = text {
        let next = value.unwrap_or(0) * 10 + usize::from(digit - b'0');
        if next > LARGEST_NUMBER {
            return Err(SpecError::Invalid);
        }
        value = Some(next);
        *text = rest;
    }
    Ok(value)
}

/// Takes `byte` off the front of `text`; whether it was there.
fn take(text: &mut &[u8], byte: u8) -> bool {
    match text {
        [first, rest @ ..] if *first == byte => {
            *text = rest;
            true
        }
        _ => false,
    }
}

impl<'a> Spec<'a> {
    /// Parses `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
    ///
    /// # Errors
    /// [`SpecError::Invalid`].
    pub fn parse(mut text: &'a [u8]) -> Result<Self, SpecError> {
        let mut spec = Self::default();
        let fill_len = text.first().map_or(1, |&b| character_len(b)).min(text.len());
        let after_fill = text.get(fill_len).and_then(|&b| align_of(b));
        if after_fill.is_some() {
            spec.fill = &text[..fill_len];
            spec.align = after_fill;
            text = &text[fill_len + 1..];
        } else if let Some(align) = text.first().and_then(|&b| align_of(b)) {
            spec.align = Some(align);
            text = &text[1..];
        }
        spec.sign = match text.first() {
            Some(b'+') => Some(Sign::Plus),
            Some(b'-') => Some(Sign::Minus),
            Some(b' ') => Some(Sign::Space),
            _ => None,
        };
        if spec.sign.is_some() {
            text = &text[1..];
        }
        spec.no_negative_zero = take(&mut text, b'z');
        spec.alternate = take(&mut text, b'#');
        if take(&mut text, b'0') {
            if after_fill.is_none() {
                spec.fill = b"0";
            }
            spec.align = spec.align.or(Some(Align::AfterSign));
        }
        spec.width = take_number(&mut text)?.unwrap_or(0);
        for grouping in [b',', b'_'] {
            if spec.grouping == 0 && take(&mut text, grouping) {
                spec.grouping = grouping;
            }
        }
        if take(&mut text, b'.') {
            spec.precision = Some(take_number(&mut text)?.ok_or(SpecError::Invalid)?);
        }
        match text {
            [] => {}
            [kind] => spec.kind = *kind,
            _ => return Err(SpecError::Invalid),
        }
        Ok(spec)
    }

    /// What stands in front of a number.
    fn sign_text(&self, negative: bool) -> &'static [u8] {
        match self.sign {
            _ if negative => b"-",
            Some(Sign::Plus) => b"+",
            Some(Sign::Space) => b" ",
            _ => b"",
        }
    }
}

/// How an integer is shown under a specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntStyle {
    /// As digits in a base.
    Digits(Radix),
    /// As the character of that code.
    Character,
    /// As the float of that value.
    Float,
}

impl Spec<'_> {
    /// How this specification shows an integer.
    ///
    /// # Errors
    /// If it is not for integers.
    pub fn int_style(&self) -> Result<IntStyle, SpecError> {
        let style = match self.kind {
            0 | b'd' | b'n' => IntStyle::Digits(Radix::Decimal),
            b'b' => IntStyle::Digits(Radix::Binary),
            b'o' => IntStyle::Digits(Radix::Octal),
            b'x' => IntStyle::Digits(Radix::Hex),
            b'X' => IntStyle::Digits(Radix::UpperHex),
            b'c' => IntStyle::Character,
            b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'%' => return Ok(IntStyle::Float),
            _ => return Err(SpecError::UnknownType),
        };
        if self.precision.is_some() {
            return Err(SpecError::PrecisionNotAllowed);
        }
        if self.no_negative_zero {
            return Err(SpecError::ZeroSignNotAllowed);
        }
        let group_fits = match style {
            IntStyle::Digits(Radix::Decimal) => self.kind != b'n',
            IntStyle::Digits(_) => self.grouping == b'_',
            _ => false,
        };
        if self.grouping != 0 && !group_fits {
            return Err(SpecError::GroupingNotAllowed);
        }
        if style == IntStyle::Character {
            if self.sign.is_some() {
                return Err(SpecError::SignNotAllowed);
            }
            if self.alternate {
                return Err(SpecError::AlternateNotAllowed);
            }
        }
        Ok(style)
    }

    /// Checks that this specification is for strings.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_str(&self) -> Result<(), SpecError> {
        if !matches!(self.kind, 0 | b's') {
            return Err(SpecError::UnknownType);
        }
        if self.sign.is_some() {
            return Err(SpecError::SignNotAllowed);
        }
        if self.no_negative_zero {
            return Err(SpecError::ZeroSignNotAllowed);
        }
        if self.alternate {
            return Err(SpecError::AlternateNotAllowed);
        }
        if self.align == Some(Align::AfterSign) && self.fill != b"0" {
            return Err(SpecError::AlignNotAllowed);
        }
        if self.grouping != 0 {
            return Err(SpecError::GroupingNotAllowed);
        }
        Ok(())
    }

    /// Checks that this specification is for floats.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_float(&self) -> Result<(), SpecError> {
        match self.kind {
            0 | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'%' => Ok(()),
            b'n' if self.grouping == 0 => Ok(()),
            b'n' => Err(SpecError::GroupingNotAllowed),
            _ => Err(SpecError::UnknownType),
        }
    }
}

fn put_repeated(sink: &mut dyn Sink, text: &[u8], count: usize) {
    for _ in 0..count {
        sink.put(text);
    }
}

/// Writes a field of `len` characters in its width: padding, `head` (sign and prefix), body.
fn put_padded(
    sink: &mut dyn Sink,
    spec: &Spec<'_>,
    default: Align,
    len: usize,
    head: &[&[u8]],
    body: &mut dyn FnMut(&mut dyn Sink),
) {
    let padding = spec.width.saturating_sub(len);
    let (before, inside, after) = match spec.align.unwrap_or(default) {
        Align::Left => (0, 0, padding),
        Align::Right => (padding, 0, 0),
        Align::Center => (padding / 2, 0, padding - padding / 2),
        Align::AfterSign => (0, padding, 0),
    };
    put_repeated(sink, spec.fill, before);
    for part in head {
        sink.put(part);
    }
    put_repeated(sink, spec.fill, inside);
    body(sink);
    put_repeated(sink, spec.fill, after);
}

/// Writes a string as a field: `text` is UTF-8 of `characters` characters. The precision cuts it.
pub fn format_str(sink: &mut dyn Sink, spec: &Spec<'_>, text: &[u8]) {
    let mut shown = text.len();
    let mut characters = 0;
    for (at, &byte) in text.iter().enumerate() {
        if byte & 0xc0 == 0x80 {
            continue;
        }
        if spec.precision == Some(characters) {
            shown = at;
            break;
        }
        characters += 1;
    }
    // A leading 0 in the width of a string fills behind it.
    let mut spec = *spec;
    if spec.align == Some(Align::AfterSign) {
        spec.align = Some(Align::Left);
    }
    let text = &text[..shown];
    put_padded(sink, &spec, Align::Left, characters, &[], &mut |sink| sink.put(text));
}

/// Digits of one number in front of its point, as grouping sees them.
struct Whole {
    /// Zeros to put in front.
    zeros: usize,
    /// Digits behind those.
    len: usize,
    /// Digits in a group; 0: no groups.
    group: usize,
    separator: u8,
}

impl Whole {
    /// Digits with separators, filled with zeros to `width` characters if `spec` fills with zeros.
    fn new(spec: &Spec<'_>, len: usize, group: usize, width: usize) -> Self {
        let mut whole =
            Self { zeros: 0, len, group: if spec.grouping == 0 { 0 } else { group }, separator: spec.grouping };
        // Only zeros are grouped; other fills stand in front of the number.
        if spec.align == Some(Align::AfterSign) && spec.fill == b"0" && whole.group != 0 {
            while whole.width() < width {
                whole.zeros += 1;
            }
        }
        whole
    }

    /// Characters taken.
    fn width(&self) -> usize {
        let digits = self.zeros + self.len;
        if self.group == 0 {
            return digits;
        }
        let mut width = digits;
        let mut left = digits;
        while left > self.group {
            left -= self.group;
            width += 1;
        }
        width
    }

    /// Writes digit by digit; `digit` gives them by their index.
    fn put(&self, sink: &mut dyn Sink, digit: impl Fn(usize) -> u8) {
        let total = self.zeros + self.len;
        let mut until = self.group;
        while until != 0 && until < total {
            until += self.group;
        }
        // Digits until the next separator.
        let mut left = total + self.group - until;
        for i in 0..total {
            if self.group != 0 && left == 0 {
                sink.put(&[self.separator]);
                left = self.group;
            }
            left = left.wrapping_sub(1);
            sink.put(&[if i < self.zeros { b'0' } else { digit(i - self.zeros) }]);
        }
    }
}

/// Writes an integer as a field from its digits in `radix` ([`super::int_text::write_digits`]). The
/// specification has passed [`Spec::int_style`], or comes from a conversion of `%`, where the
/// precision is the least number of digits.
pub fn format_int(sink: &mut dyn Sink, spec: &Spec<'_>, negative: bool, digits: &[u8], radix: Radix) {
    let sign = spec.sign_text(negative);
    let prefix = if spec.alternate { radix.prefix() } else { b"" };
    let group = if radix == Radix::Decimal { 3 } else { 4 };
    let head = sign.len() + prefix.len();
    let mut whole = Whole::new(spec, digits.len(), group, spec.width.saturating_sub(head));
    if let Some(precision) = spec.precision {
        whole.zeros = precision.saturating_sub(digits.len());
    }
    let len = head + whole.width();
    put_padded(sink, spec, Align::Right, len, &[sign, prefix], &mut |sink| {
        if whole.group == 0 {
            put_repeated(sink, b"0", whole.zeros);
            sink.put(digits);
        } else {
            whole.put(sink, |i| digits[i]);
        }
    });
}

/// The form a float is written in, beside its rounded digits.
struct FloatForm {
    /// Places behind the point.
    places: usize,
    /// The exponent shown, if any.
    exponent: Option<i32>,
    /// Index among the digits of the one in front of the point.
    last_whole: i32,
    /// Whether a point without digits behind it stays.
    keep_point: bool,
    upper: bool,
    percent: bool,
}

impl FloatForm {
    /// The form for digits rounded to `places` behind the point they are shown with.
    fn new(digits: &Digits, places: usize, keep_point: bool) -> Self {
        Self { places, exponent: None, last_whole: digits.point - 1, keep_point, upper: false, percent: false }
    }

    /// `%e`
    fn scientific(digits: &mut Digits, value: Float, precision: usize, keep_point: bool) -> Self {
        digits.round(value, Cut::Significant(precision + 1));
        let mut form = Self::new(digits, precision, keep_point);
        form.set_exponent();
        form
    }

    /// `%f`; as a percentage, a hundred times the value.
    fn fixed(digits: &mut Digits, value: Float, precision: usize, keep_point: bool, percent: bool) -> Self {
        let moved = if percent { 2 } else { 0 };
        digits.round(value, Cut::Places(precision as i32 + moved));
        let mut form = Self::new(digits, precision, keep_point);
        form.percent = percent;
        if !value.is_zero() {
            form.last_whole += moved;
        }
        form
    }

    /// `%g`: an exponent for numbers below 0.0001 and from `10**limit` on, no trailing zeros.
    fn general(digits: &mut Digits, value: Float, precision: usize, limit: i32, alternate: bool) -> Self {
        let precision = precision.max(1);
        digits.round(value, Cut::Significant(precision));
        if !alternate {
            digits.strip_zeros();
        }
        let mut form = Self::new(digits, 0, alternate);
        if form.last_whole < -4 || form.last_whole >= limit {
            form.set_exponent();
        }
        let shown = if alternate { precision } else { digits.bytes().len() };
        form.places = (shown as i32 - 1 - form.last_whole).max(0) as usize;
        form
    }

    fn set_exponent(&mut self) {
        self.exponent = Some(self.last_whole);
        self.last_whole = 0;
    }

    /// Digits in front of the point.
    fn whole_len(&self) -> usize {
        self.last_whole.max(0) as usize + 1
    }

    /// Writes the number without its sign.
    fn put(&self, sink: &mut dyn Sink, digits: &Digits, whole: &Whole) {
        let first = self.last_whole.min(0);
        if whole.group == 0 {
            put_digits(sink, digits, first, whole.len);
        } else {
            whole.put(sink, |i| digits.digit(first + i as i32));
        }
        if self.places > 0 || self.keep_point {
            sink.put(b".");
        }
        put_digits(sink, digits, self.last_whole.saturating_add(1), self.places);
        if let Some(exponent) = self.exponent {
            self.put_exponent(sink, exponent);
        }
        if self.percent {
            sink.put(b"%");
        }
    }

    fn put_exponent(&self, sink: &mut dyn Sink, exponent: i32) {
        let magnitude = exponent.unsigned_abs();
        // Exponents of binary32 have two digits.
        let tens = super::int_text::divide_by_10(magnitude);
        let text = [
            if self.upper { b'E' } else { b'e' },
            if exponent < 0 { b'-' } else { b'+' },
            b'0' + tens as u8,
            b'0' + (magnitude - tens * 10) as u8,
        ];
        sink.put(&text);
    }
}

/// Writes `count` digits from an index on; those that are not held are zeros.
fn put_digits(sink: &mut dyn Sink, digits: &Digits, from: i32, count: usize) {
    let before = ((-from).max(0) as usize).min(count);
    let held = digits.bytes().get(from.max(0) as usize..).unwrap_or(&[]);
    let held = &held[..held.len().min(count - before)];
    put_repeated(sink, b"0", before);
    if !held.is_empty() {
        sink.put(held);
    }
    put_repeated(sink, b"0", count - before - held.len());
}

/// Writes a float as a field. The specification has passed [`Spec::check_float`].
pub fn format_float(sink: &mut dyn Sink, spec: &Spec<'_>, value: Float, width: Width) {
    let upper = spec.kind.is_ascii_uppercase();
    let kind = spec.kind.to_ascii_lowercase();
    if !value.is_finite() {
        let sign = spec.sign_text(value.is_negative() && !value.is_nan());
        let word: &[u8] = match (value.is_nan(), upper) {
            (true, false) => b"nan",
            (true, true) => b"NAN",
            (false, false) => b"inf",
            (false, true) => b"INF",
        };
        let percent: &[u8] = if kind == b'%' { b"%" } else { b"" };
        let len = sign.len() + 3 + percent.len();
        return put_padded(sink, spec, Align::Right, len, &[sign], &mut |sink| {
            sink.put(word);
            sink.put(percent);
        });
    }
    let mut digits = Digits::ZERO;
    let mut form = float_form(&mut digits, spec, value, kind, width);
    form.upper = upper;
    let zero = digits.bytes().iter().all(|&d| d == b'0');
    let sign = spec.sign_text(value.is_negative() && !(zero && spec.no_negative_zero));
    let plain = Whole::new(&Spec::default(), form.whole_len(), 0, 0);
    let mut rest = Counter(0);
    form.put(&mut rest, &digits, &plain);
    let behind = rest.0 - plain.len;
    let whole = Whole::new(spec, plain.len, 3, spec.width.saturating_sub(sign.len() + behind));
    let len = sign.len() + whole.width() + behind;
    put_padded(sink, spec, Align::Right, len, &[sign], &mut |sink| form.put(sink, &digits, &whole));
}

/// Rounds a finite float and chooses its form.
fn float_form(digits: &mut Digits, spec: &Spec<'_>, value: Float, kind: u8, width: Width) -> FloatForm {
    let alternate = spec.alternate;
    let precision = spec.precision.unwrap_or(6);
    match kind {
        b'e' => FloatForm::scientific(digits, value, precision, alternate),
        b'f' | b'%' => FloatForm::fixed(digits, value, precision, alternate, kind == b'%'),
        0 => untyped_form(digits, value, spec.precision, alternate, width),
        _ => FloatForm::general(digits, value, precision, precision.max(1) as i32, alternate),
    }
}

/// Without a type: as `repr` or, given a precision, like `g`; a digit stands behind the point if
/// there is no exponent, for which there must be room among the digits of a precision.
fn untyped_form(
    digits: &mut Digits,
    value: Float,
    precision: Option<usize>,
    alternate: bool,
    width: Width,
) -> FloatForm {
    let shown = repr_digits(width);
    let (precision, limit) = match precision {
        Some(precision) => (precision, precision.max(1) as i32 - 1),
        None => (shown, shown as i32),
    };
    let mut form = FloatForm::general(digits, value, precision, limit, alternate);
    if form.exponent.is_none() {
        form.places = form.places.max(1);
    }
    form
}

/// Writes `repr(value)`: the correctly rounded [`repr_digits`] digits, as short as they allow.
pub fn repr_float(sink: &mut dyn Sink, value: Float, width: Width) {
    format_float(sink, &Spec::default(), value, width);
}

/// One conversion of a `%` format.
#[derive(Clone, Copy, Debug)]
pub struct Conversion<'a> {
    /// The name in parentheses, if there is one.
    pub key: Option<&'a [u8]>,
    /// Flags, width, precision and type in the terms of the engine.
    pub spec: Spec<'a>,
    /// The width is the next value (`*`).
    pub star_width: bool,
    /// The precision is the next value (`.*`).
    pub star_precision: bool,
}

/// Why a `%` format is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConversionError {
    /// The format ends inside a conversion.
    Incomplete,
    /// The parenthesis of a key does not close.
    IncompleteKey,
    /// A width or precision is too large.
    TooLarge,
}

impl<'a> Conversion<'a> {
    /// Parses what follows a `%`, the type character included; gives the rest of the text too. The
    /// type character is not checked.
    ///
    /// # Errors
    /// If the text ends too early.
    pub fn parse(mut text: &'a [u8]) -> Result<(Self, &'a [u8]), ConversionError> {
        let mut conversion = Self {
            key: None,
            spec: Spec { align: Some(Align::Right), ..Spec::default() },
            star_width: false,
            star_precision: false,
        };
        if take(&mut text, b'(') {
            let end = text.iter().position(|&b| b == b')').ok_or(ConversionError::IncompleteKey)?;
            conversion.key = Some(&text[..end]);
            text = &text[end + 1..];
        }
        conversion.parse_flags(&mut text);
        let spec = &mut conversion.spec;
        let number = |text: &mut &'a [u8]| take_number(text).map_err(|_| ConversionError::TooLarge);
        conversion.star_width = take(&mut text, b'*');
        if !conversion.star_width {
            spec.width = number(&mut text)?.unwrap_or(0);
        }
        if take(&mut text, b'.') {
            conversion.star_precision = take(&mut text, b'*');
            spec.precision = if conversion.star_precision { None } else { Some(number(&mut text)?.unwrap_or(0)) };
        }
        // C's length modifiers mean nothing.
        while let [b'h' | b'l' | b'L', rest @ ..] = text {
            text = rest;
        }
        let (&kind, rest) = text.split_first().ok_or(ConversionError::Incomplete)?;
        spec.kind = kind;
        Ok((conversion, rest))
    }

    fn parse_flags(&mut self, text: &mut &'a [u8]) {
        let spec = &mut self.spec;
        while let [flag, rest @ ..] = *text {
            match flag {
                b'-' => {
                    spec.fill = b" ";
                    spec.align = Some(Align::Left);
                }
                b'+' => spec.sign = Some(Sign::Plus),
                b' ' => spec.sign = spec.sign.or(Some(Sign::Space)),
                b'#' => spec.alternate = true,
                b'0' if spec.align != Some(Align::Left) => {
                    spec.fill = b"0";
                    spec.align = Some(Align::AfterSign);
                }
                b'0' => {}
                _ => return,
            }
            *text = rest;
        }
    }
}

#[cfg(test)]
mod tests;
