//! The report as a page: bars, and the image as a picture of nested rectangles. It needs nothing from the network.

use std::fmt::Write as _;

use mpyc_compiler::link::report::{Item, ItemKind, Memory, Report};

use super::bars::{grouped, percent};
use super::treemap::{Rectangle, squarified};

/// Size of the picture.
const PICTURE: Rectangle = Rectangle { x: 0.0, y: 0.0, width: 1200.0, height: 700.0 };
/// Height of the line with an item's name, and width of a letter in it.
const LINE: f64 = 14.0;
const LETTER: f64 = 6.2;
/// Between an item's edge and what is in it.
const GAP: f64 = 2.0;
/// Rectangles with a shorter side are not divided further.
const LEAST: f64 = 4.0;

const STYLE: &str = "\
body{font:14px system-ui,sans-serif;margin:2em;color:#222}\
table{border-collapse:collapse;margin-bottom:1.5em}\
td,th{padding:.15em .8em .15em 0;text-align:left}\
td.n{text-align:right;font-variant-numeric:tabular-nums}\
meter{width:16em}\
svg{width:100%;height:auto;font:11px system-ui,sans-serif}\
rect{stroke:#fff;stroke-width:1}\
rect:hover{stroke:#000}\
text{pointer-events:none}";

/// The whole page.
pub fn page(report: &Report) -> String {
    let title = escaped(&report.file);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>{title}: sizes</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    );
    page += &room(report);
    if let Some(error) = &report.no_image {
        let _ = writeln!(page, "<p>{}</p>", escaped(error));
    }
    if let Some(flash) = &report.flash {
        let _ = writeln!(page, "<h2>The image: {} bytes</h2>", grouped(flash.bytes));
        let (width, height) = (PICTURE.width, PICTURE.height);
        let _ = writeln!(page, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\">");
        for (item, place) in flash.items.iter().zip(places(flash, PICTURE)) {
            draw(item, "", place, &mut page);
        }
        page += "</svg>\n";
    }
    page += &ram(report);
    page += &largest(report);
    page + "</body>\n</html>\n"
}

/// The bars.
fn room(report: &Report) -> String {
    let mut out = String::from("<table>\n");
    for row in &report.room {
        let memory = if row.memory == Memory::Flash { "flash" } else { "RAM" };
        let (name, bytes) = (escaped(&row.name), grouped(row.bytes));
        let _ = write!(out, "<tr><td>{memory}: {name}</td><td class=\"n\">{bytes}</td>");
        if let Some(limit) = row.limit {
            let (value, all, share) = (row.bytes.min(limit), grouped(limit), percent(row.bytes, limit));
            let _ = write!(
                out,
                "<td class=\"n\">of {all}</td><td class=\"n\">{share}%</td>\
                 <td><meter value=\"{value}\" max=\"{limit}\">{share}%</meter></td>"
            );
        }
        out += "</tr>\n";
    }
    out + "</table>\n"
}

/// RAM by module.
fn ram(report: &Report) -> String {
    let mut out =
        String::from("<h2>RAM at the start</h2>\n<table>\n<tr><th></th><th>variables</th><th>objects</th></tr>\n");
    for row in &report.ram {
        let (module, variables, objects) = (escaped(&row.module), grouped(row.variables), grouped(row.objects));
        let _ =
            writeln!(out, "<tr><td>{module}</td><td class=\"n\">{variables}</td><td class=\"n\">{objects}</td></tr>");
    }
    out + "</table>\n"
}

/// The largest items.
fn largest(report: &Report) -> String {
    let mut out = String::from("<h2>Largest by themselves</h2>\n<table>\n");
    for part in &report.largest {
        let (bytes, path, kind) = (grouped(part.bytes), escaped(&part.path()), part.kind.title());
        let _ = writeln!(out, "<tr><td class=\"n\">{bytes}</td><td>{path}</td><td>{kind}</td></tr>");
    }
    out + "</table>\n"
}

/// Where the items of an item go.
fn places(item: &Item, all: Rectangle) -> Vec<Rectangle> {
    let sizes: Vec<f64> = item.items.iter().map(|inner| f64::from(inner.bytes)).collect();
    squarified(&sizes, all)
}

/// Draws an item with what is in it. The depth is that of the program's blocks.
fn draw(item: &Item, outer: &str, place: Rectangle, out: &mut String) {
    if place.width < 0.5 || place.height < 0.5 {
        return;
    }
    let path = if outer.is_empty() { item.name.clone() } else { format!("{outer} / {}", item.name) };
    let Rectangle { x, y, width, height } = place;
    let _ = writeln!(
        out,
        "<g><rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{}\">\
         <title>{}: {} bytes ({})</title></rect>",
        colour(item.kind),
        escaped(&path),
        grouped(item.bytes),
        item.kind.title()
    );
    let label = format!("{} {}", item.name, grouped(item.bytes));
    let has_label = height >= LINE + GAP && label.chars().count() as f64 * LETTER + 2.0 * GAP <= width;
    if has_label {
        let (x, y) = (x + 2.0 * GAP, y + LINE - GAP);
        let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", escaped(&label));
    }
    let top = if has_label { LINE + GAP } else { GAP };
    let inside = Rectangle { x: x + GAP, y: y + top, width: width - 2.0 * GAP, height: height - top - GAP };
    if inside.width.min(inside.height) >= LEAST {
        for (inner, place) in item.items.iter().zip(places(item, inside)) {
            draw(inner, &path, place, out);
        }
    }
    out.push_str("</g>\n");
}

/// What an item is filled with.
fn colour(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Image | ItemKind::Unknown => "#dddddd",
        ItemKind::Module => "#cfdcec",
        ItemKind::Class => "#f3dcae",
        ItemKind::Function => "#cfe6c8",
        ItemKind::Shared => "#e4e0ea",
        ItemKind::Code => "#a9d39e",
        ItemKind::Constants => "#f2b8a8",
        ItemKind::Names => "#b9d7f0",
        ItemKind::Tables => "#d5c7e8",
        ItemKind::StartValues => "#f6e58d",
    }
}

/// A text as content of an element or of an attribute in quotes; control characters are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ if letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}') => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(name: &str, kind: ItemKind, bytes: u32) -> Item {
        Item { name: name.into(), kind, bytes, items: Vec::new() }
    }

    /// Checks that every element that opens is closed, in order.
    fn assert_well_formed(page: &str) {
        let mut open = Vec::new();
        for tag in page.split('<').skip(1) {
            let (tag, text) = tag.split_once('>').expect("a tag ends");
            assert!(!text.contains('"') || open.last() == Some(&"style"), "{text}");
            let name = tag.split([' ', '/']).next().unwrap_or_default();
            if let Some(closed) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(closed));
            } else if !tag.starts_with('!') && !tag.ends_with('/') {
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }

    #[test]
    fn pages_are_well_formed_whatever_names_are() {
        let code = leaf("code", ItemKind::Code, 900);
        let function = Item { items: vec![code.clone()], ..leaf("<lambda> & \"x\"\0", ItemKind::Function, 900) };
        let module = Item { items: vec![function], ..leaf("a'b", ItemKind::Module, 900) };
        let report = Report {
            version: 1,
            file: "<script>.py".into(),
            board: "v1".into(),
            room: Vec::new(),
            flash: Some(Item { items: vec![module], ..leaf("image", ItemKind::Image, 900) }),
            ram: Vec::new(),
            largest: Vec::new(),
            no_image: None,
            evaluation: None,
        };
        let page = page(&report);
        assert_well_formed(&page);
        assert!(page.contains("a&#39;b / &lt;lambda&gt; &amp; &quot;x&quot;  / code: 900 bytes"), "{page}");
        assert!(!page.contains("<script"));
    }
}
