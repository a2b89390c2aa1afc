//! Whether arguments fit the parameters of a function.

use mpyc_grammar::{Arguments, ExprId, ExprKind, Keyword, Module, Span};

use super::values::{Definition, Value};
use crate::diagnostics::{Diagnostic, nearest, wrong_arguments};

/// A parameter.
struct Parameter<'a> {
    name: &'a str,
    is_required: bool,
}

/// The parameters of a function as its callers see them, without `self`.
pub(super) struct Parameters<'a> {
    positional: Vec<Parameter<'a>>,
    /// How many of them take no keyword.
    without_name: usize,
    /// Whether there is a `*args`.
    rest: bool,
    keyword_only: Vec<Parameter<'a>>,
    /// Whether there is a `**kwargs`.
    other_keywords: bool,
    /// As they are written.
    text: String,
}

impl<'a> Parameters<'a> {
    /// The parameters of something that can be called, if they are certain.
    pub(super) fn of(value: &Value<'a>) -> Option<Self> {
        match value {
            Value::Native(signature) => Some(Self::written(signature.parameters)),
            Value::NativeClass(class) => class.make.map(Self::written),
            Value::Function(definition) => Self::defined(*definition, 0),
            Value::Method(definition) => Self::defined(*definition, 1),
            Value::Class(class) if class.is_simple_class() => match class.class_variable("__init__") {
                Some(_) => Self::defined(class.method("__init__")?, 1),
                None => Some(Self::written("")),
            },
            _ => None,
        }
    }

    /// The parameters of a signature that is written as in a `def`.
    fn written(text: &'static str) -> Self {
        let mut all = Self {
            positional: Vec::new(),
            without_name: 0,
            rest: false,
            keyword_only: Vec::new(),
            other_keywords: false,
            text: text.to_owned(),
        };
        let mut after_star = false;
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, default) = part.split_once('=').map_or((part, None), |(name, value)| (name, Some(value)));
            match name {
                "/" => all.without_name = all.positional.len(),
                "*" => after_star = true,
                _ if name.starts_with("**") => all.other_keywords = true,
                _ if name.starts_with('*') => (all.rest, after_star) = (true, true),
                _ => {
                    let list = if after_star { &mut all.keyword_only } else { &mut all.positional };
                    list.push(Parameter { name, is_required: default.is_none() });
                }
            }
        }
        all
    }

    /// The parameters of a `def` after the first `skip`, which the call does not give.
    fn defined(definition: Definition<'a>, skip: usize) -> Option<Self> {
        let tree = definition.tree();
        let arguments: &Arguments = tree.arguments(definition.function()?.args);
        let listed = [tree.list(arguments.posonlyargs), tree.list(arguments.args)].concat();
        let optional_from = listed.len().checked_sub(arguments.defaults.len())?;
        if listed.len() < skip {
            return None;
        }
        let parameter = |name, is_required| Parameter { name: tree.name(name), is_required };
        let positional = listed.iter().enumerate().skip(skip);
        let keyword_only = tree.list(arguments.kwonlyargs).iter().zip(tree.list(arguments.kw_defaults));
        let source = arguments.span.text(definition.facts.text);
        let source = if skip > 0 { source.split_once(',').map_or("", |(_, rest)| rest) } else { source };
        Some(Self {
            positional: positional.map(|(at, each)| parameter(each.arg.name, at < optional_from)).collect(),
            without_name: arguments.posonlyargs.len().saturating_sub(skip),
            rest: arguments.vararg.is_some(),
            keyword_only: keyword_only.map(|(each, default)| parameter(each.arg.name, default.is_none())).collect(),
            other_keywords: arguments.kwarg.is_some(),
            text: source.split_whitespace().collect::<Vec<_>>().join(" "),
        })
    }

    /// What is wrong with the arguments of a call of `name` at `func`, if anything is certainly wrong.
    pub(super) fn fault(
        &self,
        tree: &Module,
        args: &[ExprId],
        keywords: &[Keyword],
        func: Span,
        name: &str,
    ) -> Option<Diagnostic> {
        let unpacks = |&arg: &ExprId| matches!(tree.expr(arg).kind, ExprKind::Starred { .. });
        if args.iter().any(unpacks) || keywords.iter().any(|keyword| keyword.arg.is_none()) {
            return None;
        }
        let report = |place: Span, message: String, label: &str| {
            Some(wrong_arguments(place, &message, label, &format!("{name}({})", shown(&self.text))))
        };
        if let Some(&extra) = args.get(self.positional.len())
            && !self.rest
        {
            let takes = match self.positional.len() {
                0 => "no arguments".into(),
                1 => "1 argument".into(),
                n => format!("at most {n} arguments"),
            };
            let without_keyword = if self.keyword_only.is_empty() { "" } else { " without a name" };
            let message = format!("`{name}` takes {takes}{without_keyword}, and {} are given", args.len());
            let message = if args.len() == 1 { message.replace("1 are given", "1 is given") } else { message };
            return report(tree.expr(extra).span, message, "too much");
        }
        for keyword in keywords {
            let Some(arg) = keyword.arg else { continue };
            if let Some((message, label)) = self.keyword_fault(tree.name(arg.name), args.len(), name) {
                return report(arg.span, message, &label);
            }
        }
        let is_given = |parameter: &&Parameter<'_>| {
            keywords.iter().any(|keyword| keyword.arg.is_some_and(|arg| tree.name(arg.name) == parameter.name))
        };
        let needed = self.positional.iter().skip(args.len()).chain(&self.keyword_only);
        let missing = needed.filter(|parameter| parameter.is_required).find(|parameter| !is_given(parameter))?;
        report(func, format!("`{name}` needs an argument for `{}`", missing.name), "an argument is missing")
    }

    /// What is wrong with a keyword argument.
    fn keyword_fault(&self, keyword: &str, positional: usize, name: &str) -> Option<(String, String)> {
        match self.positional.iter().position(|parameter| parameter.name == keyword) {
            Some(at) if at >= self.without_name => {
                let is_twice = at < positional;
                return is_twice.then(|| (format!("`{name}` is given `{keyword}` twice"), "given before".into()));
            }
            Some(_) if !self.other_keywords => {
                let message = format!("`{name}` takes `{keyword}` by its place, not by its name");
                return Some((message, format!("leave `{keyword}=` out")));
            }
            _ => {}
        }
        let named = self.positional.iter().skip(self.without_name).chain(&self.keyword_only);
        let mut named = named.map(|parameter| parameter.name);
        if self.other_keywords || named.clone().any(|known| known == keyword) {
            return None;
        }
        let near = nearest(keyword, &mut named);
        let label = near.map_or("unknown name".into(), |near| format!("did you mean `{near}`?"));
        Some((format!("`{name}` has no parameter `{keyword}`"), label))
    }
}

/// A signature for people: where parameters take no keyword is left out.
fn shown(parameters: &str) -> String {
    parameters.split(", ").filter(|part| *part != "/").collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use crate::check::testing::findings;

    /// What is said about the arguments of the calls in a program.
    fn faults(app: &str) -> Vec<String> {
        findings(app).into_iter().filter(|each| each.code.to_string() == "W0121").map(|each| each.message).collect()
    }

    #[test]
    fn functions_of_the_file_are_known() {
        let head = "def f(a, b=1, *, c=2): return a, b, c\n";
        let of = |call: &str| faults(&format!("{head}{call}\n"));
        for right in ["f(1)", "f(1, 2)", "f(b=1, a=2)", "f(1, c=3)", "f(*[1, 2, 3])", "f(**{'x': 1})"] {
            assert_eq!(of(right), [""; 0], "{right}");
        }
        assert_eq!(of("f()"), ["`f` needs an argument for `a`"]);
        assert_eq!(of("f(1, 2, 3)"), ["`f` takes at most 2 arguments without a name, and 3 are given"]);
        assert_eq!(of("f(1, a=2)"), ["`f` is given `a` twice"]);
        assert_eq!(of("f(1, d=2)"), ["`f` has no parameter `d`"]);
        assert_eq!(faults("def f(a, /): return a\nf(a=1)\n"), ["`f` takes `a` by its place, not by its name"]);
        assert_eq!(faults("def f(): return 1\nf(1)\n"), ["`f` takes no arguments, and 1 is given"]);
    }

    #[test]
    fn methods_and_classes_are_known() {
        let head = "class A:\n    def __init__(self, x): self.x = x\n    def m(self, y): return y\na = A(1)\n";
        let of = |call: &str| faults(&format!("{head}{call}\n"));
        assert_eq!(of("a.m(1)"), [""; 0]);
        assert_eq!(of("a.m()"), ["`a.m` needs an argument for `y`"]);
        assert_eq!(of("A()"), ["`A` needs an argument for `x`"]);
        assert_eq!(faults("class A: pass\nA(1)\n"), ["`A` takes no arguments, and 1 is given"]);
    }

    #[test]
    fn what_may_be_another_function_is_left_alone() {
        for program in [
            "def f(a): return a\ndef f(): return 1\nf()\n",
            "import x\n@x.y\ndef f(a): return a\nf()\n",
            "if len('a'):\n    def f(a): return a\nelse:\n    f = print\nf()\n",
            "def f(a): return a\ndef g(f): f()\ng(f)\n",
            "class B(dict): pass\nB(1)\n",
            "class A:\n    def m(self): return 1\na = A()\na.m = print\na.m(1)\n",
            "def f(a): return a\ntry:\n    f()\nexcept TypeError:\n    pass\n",
        ] {
            assert_eq!(faults(program), [""; 0], "{program}");
        }
    }

    #[test]
    fn the_board_is_known() {
        let of = |call: &str| faults(&format!("from microbit import *\nimport math\n{call}\n"));
        for right in [
            "display.show('a', 100, wait=False)",
            "display.scroll(text='a', delay=10)",
            "Image()",
            "Image(2, 2)",
            "pin0.write_analog(3)",
            "Image.HEART.shift_left(1)",
            "uart.init(9600, tx=pin1, rx=pin2)",
            "math.log(3)",
            "i2c.write(0x20, b'1', repeat=True)",
        ] {
            assert_eq!(of(right), [""; 0], "{right}");
        }
        assert_eq!(of("sleep()"), ["`sleep` needs an argument for `n`"]);
        assert_eq!(of("math.pow(6)"), ["`math.pow` needs an argument for `y`"]);
        assert_eq!(of("display.show('a', sped=1)"), ["`display.show` has no parameter `sped`"]);
        assert_eq!(of("button_a.is_pressed(1)"), ["`button_a.is_pressed` takes no arguments, and 1 is given"]);
    }
}
