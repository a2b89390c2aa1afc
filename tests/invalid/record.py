"""Runs CPython's own tests of its compiler and writes each text that they find refused.

One JSON object a line: the test's module, the line of the error, its message, and the text. What is wrong
only as an expression or as a line of the prompt, or only a warning, is left out.
"""

import builtins
import io
import json
import sys
import unittest
import warnings

MODULES = ["test_syntax", "test_fstring", "test_grammar"]

real_compile, real_eval, real_exec = builtins.compile, builtins.eval, builtins.exec
seen = set()
module = None


def note(source):
    """Writes a text if it is no program."""
    if not isinstance(source, str) or source in seen:
        return
    seen.add(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            real_compile(source, "program", "exec", dont_inherit=True)
    except SyntaxError as error:
        record = {"test": module, "line": error.lineno or 0, "message": error.msg, "source": source}
        sys.__stdout__.write(json.dumps(record) + "\n")
    except (ValueError, MemoryError, RecursionError, OverflowError):
        pass


def noting_compile(source, *args, **kwargs):
    note(source)
    return real_compile(source, *args, **kwargs)


def scopes(args):
    """The scopes of the caller's caller, as `eval` and `exec` take them, where they are not given."""
    frame = sys._getframe(2)
    return args if args else (frame.f_globals, frame.f_locals)


def noting_eval(source, *args):
    note(source)
    return real_eval(source, *scopes(args))


def noting_exec(source, *args, **kwargs):
    note(source)
    return real_exec(source, *scopes(args), **kwargs)


builtins.compile, builtins.eval, builtins.exec = noting_compile, noting_eval, noting_exec
sys.stdout = io.StringIO()
for module in MODULES:
    suite = unittest.defaultTestLoader.loadTestsFromName("test." + module)
    unittest.TextTestRunner(stream=io.StringIO()).run(suite)
