//! The report for a terminal: bars, the tree of the image, RAM by module, the largest items.

use std::fmt::Write as _;

use mpyc_compiler::link::report::{Item, ItemKind, Memory, ModuleRam, Report, Room};

use super::bars::{bar, grouped, percent};

/// Flash and RAM in large parts, a line each.
pub fn room(rows: &[Room]) -> String {
    let title = |row: &Room| match row.memory {
        Memory::Flash => format!("flash: {}", row.name),
        Memory::Ram => format!("RAM: {}", row.name),
    };
    let width = rows.iter().map(|row| title(row).chars().count()).max().unwrap_or(0);
    let line = |row: &Room| {
        let share = row.limit.map_or_else(String::new, |limit| {
            let share = format!("({}%)", percent(row.bytes, limit));
            format!("of {:>7} {share:<6} {}", grouped(limit), bar(row.bytes, limit))
        });
        format!("{:width$}  {:>8}  {share}", title(row), grouped(row.bytes)).trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

/// All of a report. Of each item in the tree, the `top` largest are shown.
pub fn whole(report: &Report, top: usize) -> String {
    let mut text = room(&report.room);
    if let Some(error) = &report.no_image {
        let _ = writeln!(text, "{error}");
    }
    if let Some(flash) = &report.flash {
        text += "\nflash by module:\n";
        let mut rows = Vec::new();
        tree(flash, 0, top, &mut rows);
        let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        for (name, bytes) in rows {
            let _ = writeln!(text, "  {name:width$}  {:>8}", grouped(bytes));
        }
    }
    if !report.ram.is_empty() {
        text += &ram(&report.ram);
    }
    if !report.largest.is_empty() {
        text += "\nlargest by themselves:\n";
        for part in &report.largest {
            let _ = writeln!(text, "  {:>8}  {} ({})", grouped(part.bytes), part.path(), part.kind.title());
        }
    }
    text
}

/// The rows of what is in an item, indented by depth.
fn tree(item: &Item, depth: usize, top: usize, rows: &mut Vec<(String, u32)>) {
    let is_part = |item: &&Item| matches!(item.kind, ItemKind::Class | ItemKind::Function);
    // What a function is made of is too much to read.
    let shown = |inner: &&Item| item.kind != ItemKind::Function || is_part(inner);
    let indent = "  ".repeat(depth);
    let mut left = (0, 0);
    for (index, inner) in item.items.iter().filter(shown).enumerate() {
        if index >= top && item.kind != ItemKind::Image {
            left = (left.0 + 1, left.1 + inner.bytes);
            continue;
        }
        let name = if inner.kind == ItemKind::Class { format!("class {}", inner.name) } else { inner.name.clone() };
        rows.push((format!("{indent}{name}"), inner.bytes));
        tree(inner, depth + 1, top, rows);
    }
    if left.0 > 0 {
        rows.push((format!("{indent}{} more (--top N shows N)", left.0), left.1));
    }
}

/// RAM by module.
fn ram(rows: &[ModuleRam]) -> String {
    let width = rows.iter().map(|row| row.module.chars().count()).max().unwrap_or(0);
    let mut text = format!("\nRAM at the start:\n  {:width$}  variables    objects\n", "");
    for row in rows {
        let _ = writeln!(text, "  {:width$}  {:>9}  {:>9}", row.module, grouped(row.variables), grouped(row.objects));
    }
    text
}
