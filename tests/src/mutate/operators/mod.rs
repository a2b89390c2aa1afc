//! The ways to damage a program, each a slip or a habit from another language.

mod brackets;
mod lines;
mod quotes;
mod symbols;
mod words;

use super::source::{Damage, Random, Source};

/// A way to damage a program.
pub struct Operator {
    /// What the table calls it.
    pub name: &'static str,
    apply: fn(&Source, &mut Random) -> Option<Damage>,
}

impl Operator {
    /// Damages a program at a place that the names of program and operator and the round decide; `None` if
    /// it has no place for that.
    pub fn damage(&self, source: &Source, round: usize) -> Option<Damage> {
        let mut random = Random::of(&format!("{} {} {round}", source.name, self.name));
        (self.apply)(source, &mut random).filter(|damage| damage.text != source.text)
    }
}

macro_rules! table {
    ($($module:ident { $($name:ident)* })*) => {
        /// All operators, in the order of the table.
        pub const OPERATORS: &[Operator] = &[
            $($(Operator { name: stringify!($name), apply: $module::$name },)*)*
        ];
    };
}

table! {
    brackets {
        drop_opener drop_closer double_opener double_closer wrong_closer
        drop_call_parens drop_def_parens drop_comma
    }
    quotes {
        drop_opening_quote drop_closing_quote other_closing_quote drop_quotes smart_quotes
        drop_triple_closer drop_field_open drop_field_close empty_field
    }
    symbols {
        single_equal triple_equal turned_comparison split_operator diamond increment
        and_signs or_signs not_sign missing_operand double_operator arrow_for_dot missing_dot drop_equals
        look_alike digit_before_name dollar_name
    }
    words {
        misspell_keyword capital_keyword else_if else_condition foreign_def foreign_except foreign_raise
        foreign_switch foreign_each then_for_colon declared_variable keyword_as_name blank_in_name
        import_from_turned drop_in drop_def_name print_statement raise_comma except_comma
    }
    lines {
        drop_colon semicolon_for_colon equals_for_colon double_colon indent_right indent_left tab_indent
        drop_body brace_block stray_brace slash_comment block_comment
    }
}
