//! Comprehensions and generator expressions: functions of one hidden argument.
//!
//! The element stands before the clauses but runs inside of them: the clauses are read first, then the element at
//! its mark.

use super::Compiler;
use super::display::{INTO_DICT, INTO_LIST, INTO_SET};
use super::error;
use super::expression::NO_CONDITION;
use super::lexer::Mark;
use super::scopes::{Flags, ScopeKind};
use super::token::*;
use crate::msg::Msg;
use crate::vm::Res;
use mpyc_abi::names;
use mpyc_abi::object::code;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

/// What a comprehension makes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Makes {
    List,
    Set,
    Dict,
    Generator,
}

impl Compiler<'_> {
    /// Reads a comprehension whose element starts at a mark and whose first `for` is the current token, up to its
    /// closing bracket; pushes its value.
    pub(super) fn comprehension(&mut self, makes: Makes, element: Mark) -> Res<()> {
        self.vm.check_recursion()?;
        if self.needs_scan() {
            let back = self.begin_scan();
            self.comprehension_function(makes, element)?;
            self.end_scan(back)?;
            self.comprehension_function(makes, element)?;
            self.drop_scopes();
            return Ok(());
        }
        self.comprehension_function(makes, element)
    }

    fn comprehension_function(&mut self, makes: Makes, element: Mark) -> Res<()> {
        let scope = self.begin_scope(ScopeKind::Comprehension)?;
        // The hidden argument: no program can spell its name.
        self.record(scope, Value::str(names::STAR), Flags::BOUND | Flags::PARAM)?;
        let target = self.clause()?;
        if makes == Makes::Generator {
            self.op(op::GET_ITER)?;
        }
        let (name, build) = match makes {
            Makes::List => (names::ANON_LISTCOMP, op::BUILD_LIST),
            Makes::Set => (names::ANON_SETCOMP, op::BUILD_SET),
            Makes::Dict => (names::ANON_DICTCOMP, op::BUILD_MAP),
            Makes::Generator => (names::ANON_GENEXPR, 0),
        };
        self.enter(scope, ScopeKind::Comprehension)?;
        let hidden = self.count(scope, Flags::FREE, Flags::FREE);
        if makes == Makes::Generator {
            self.fun.flags |= code::GENERATOR as u32;
            // The iterator is made already; the loop expects it in four slots.
            self.op(op::LOAD_NULL)?;
            self.op_fast(false, hidden)?;
            self.ops(&[op::LOAD_NULL, op::LOAD_NULL])?;
        } else {
            self.op_uint(build, 0)?;
            self.op_fast(false, hidden)?;
            self.op(op::GET_ITER_STACK)?;
        }
        self.loops(makes, element, target)?;
        if makes == Makes::Generator {
            self.op(op::LOAD_CONST_NONE)?;
        }
        self.op(op::RETURN_VALUE)?;
        self.leave(Value::str(name), false)?;
        self.op(op::ROT_TWO)?;
        self.op_uint(op::CALL_FUNCTION, 1)
    }

    /// Reads `for target in iterable`: pushes the iterable, gives the target's mark.
    fn clause(&mut self) -> Res<Mark> {
        if self.lex.token == KW_ASYNC {
            return Err(error::syntax(self, Msg::NO_ASYNC_FOR));
        }
        self.advance()?;
        let target = self.mark();
        self.skip_target()?;
        self.expect(KW_IN)?;
        self.expression(NO_CONDITION)?;
        Ok(target)
    }

    /// The loops, the first one's iterator being on the stack, around the element.
    fn loops(&mut self, makes: Makes, element: Mark, target: Mark) -> Res<()> {
        let mut levels = 1;
        self.open_loop(target)?;
        let end = loop {
            match self.lex.token {
                KW_IF => {
                    self.advance()?;
                    self.expression(NO_CONDITION)?;
                    let top = self.word(1);
                    self.jump_back(op::POP_JUMP_IF_FALSE, top)?;
                }
                KW_FOR | KW_ASYNC => {
                    let target = self.clause()?;
                    self.op(op::GET_ITER_STACK)?;
                    self.open_loop(target)?;
                    levels += 1;
                }
                _ => break self.mark(),
            }
        };
        self.seek(element)?;
        self.element(makes, levels * 4 + 1)?;
        for _ in 0..levels {
            let (end, top) = (self.word(0), self.word(1));
            self.close(2);
            self.jump_back(op::JUMP, top)?;
            self.place(end)?;
            self.fun.depth = self.fun.depth.saturating_sub(4);
        }
        self.seek(end)
    }

    /// Begins a loop; where it starts and its way out lie on the stack until it ends.
    fn open_loop(&mut self, target: Mark) -> Res<()> {
        self.vm.reserve(2)?;
        let top = self.here();
        let end = self.jump(op::FOR_ITER, 0)?;
        self.push_number(top);
        self.push_number(end);
        let after = self.mark();
        self.seek(target)?;
        self.targets()?;
        self.seek(after)
    }

    /// Reads the element; `below` slots lie above the container.
    fn element(&mut self, makes: Makes, below: u32) -> Res<()> {
        self.expression(0)?;
        match makes {
            Makes::List => self.op_uint(op::STORE_COMP, below << 2 | INTO_LIST),
            Makes::Set => self.op_uint(op::STORE_COMP, below << 2 | INTO_SET),
            Makes::Dict => {
                self.expect(COLON)?;
                self.expression(0)?;
                self.op(op::ROT_TWO)?;
                self.op_uint(op::STORE_COMP, (below + 1) << 2 | INTO_DICT)
            }
            Makes::Generator => self.ops(&[op::YIELD_VALUE, op::POP_TOP]),
        }
    }
}
