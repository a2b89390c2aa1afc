"""Dumps the syntax trees of files as `cargo xtask ast-compare` compares them.

Reads paths from the standard input. For each one writes a line with the length of its dump in
bytes, or -1 if the file is not valid Python, then the dump: a JSON array a node and line.
"""

import ast
import struct
import sys



def constant(value):
    """A literal's value in a form both sides can write."""
    if value is None or value is True or value is False:
        return str(value)
    if value is Ellipsis:
        return "..."
    if isinstance(value, int):
        return "int:%x" % value
    if isinstance(value, float):
        return "float:" + struct.pack(">d", value).hex()
    if isinstance(value, complex):
        return "imaginary:" + struct.pack(">d", value.imag).hex()
    if isinstance(value, bytes):
        return "bytes:" + printable(value)
    return "str:" + printable(value.encode("utf-8", "surrogatepass"))


def printable(data):
    return "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else "\\\\%02x" % b for b in data)


def is_empty(node):
    return isinstance(node, ast.Constant) and node.value == ""


def dump(tree, out):
    stack = [(tree, 0, "body")]
    while stack:
        node, depth, field = stack.pop()
        children = []
        scalars = []
        for name, value in ast.iter_fields(node):
            if name in ("type_comment", "type_ignores"):
                continue
            if value is None and not isinstance(node, (ast.Constant, ast.MatchSingleton)):
                continue
            if isinstance(node, (ast.Constant, ast.MatchSingleton)) and name == "value":
                scalars.append((name, constant(value)))
            elif isinstance(value, (ast.expr_context, ast.operator, ast.unaryop, ast.boolop)):
                scalars.append((name, type(value).__name__))
            elif isinstance(value, ast.AST):
                children.append((value, depth + 1, name))
            elif isinstance(value, list):
                # CPython 3.12.0 and 3.12.1 leave empty constants in format specifications; later
                # versions drop them.
                if isinstance(node, ast.JoinedStr):
                    value = [item for item in value if not is_empty(item)]
                if value and isinstance(value[0], ast.cmpop):
                    scalars.append((name, " ".join(type(item).__name__ for item in value)))
                elif value and isinstance(value[0], str):
                    scalars.append((name, " ".join(printable(item.encode()) for item in value)))
                else:
                    for index, item in enumerate(value):
                        if item is None:
                            scalars.append((name, "none at %d" % index))
                        else:
                            children.append((item, depth + 1, name))
            elif value is not None:
                scalars.append((name, printable(str(value).encode())))
        text = '[%d,"%s","%s"' % (depth, field, type(node).__name__)
        if hasattr(node, "lineno"):
            text += ",[%d,%d,%d,%d]" % (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
        for name, value in scalars:
            text += ',"%s=%s"' % (name, value)
        out.append(text + "]\n")
        stack.extend(reversed(children))


def main():
    sys.setrecursionlimit(100000)
    for path in sys.stdin:
        with open(path.rstrip("\n"), "rb") as file:
            source = file.read()
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            print(-1, flush=True)
            continue
        out = []
        dump(tree, out)
        data = "".join(out).encode()
        print(len(data), flush=True)
        sys.stdout.buffer.write(data)
        sys.stdout.flush()


main()
