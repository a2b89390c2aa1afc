# differs: micropython (order of a dict)
# A printer and reader for nested data.
def dump(v, indent=0):
    pad = "  " * indent
    if v is None:
        return "null"
    if v is True or v is False:
        return str(v).lower()
    if isinstance(v, str):
        return '"' + v.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(v, dict):
        if not v:
            return "{}"
        rows = [pad + "  " + dump(k) + ": " + dump(v[k], indent + 1) for k in v]
        return "{\n" + ",\n".join(rows) + "\n" + pad + "}"
    if isinstance(v, (list, tuple)):
        return "[" + ", ".join(dump(x, indent) for x in v) + "]"
    return repr(v)


def load(text):
    def skip(i):
        while i < len(text) and text[i] in " \n,:":
            i += 1
        return i

    def value(i):
        i = skip(i)
        c = text[i]
        if c == "[":
            out = []
            i = skip(i + 1)
            while text[i] != "]":
                item, i = value(i)
                out.append(item)
                i = skip(i)
            return out, i + 1
        if c == "{":
            out = {}
            i = skip(i + 1)
            while text[i] != "}":
                key, i = value(i)
                out[key], i = value(i)
                i = skip(i)
            return out, i + 1
        if c == '"':
            end = text.index('"', i + 1)
            return text[i + 1:end], end + 1
        for word, v in (("true", True), ("false", False), ("null", None)):
            if text.startswith(word, i):
                return v, i + len(word)
        end = i
        while end < len(text) and (text[end].isdigit() or text[end] == "-"):
            end += 1
        if end == i:
            raise ValueError("what is at %d?" % i)
        return int(text[i:end]), end

    return value(0)[0]


data = {"name": "bit", "leds": 25, "on": True, "pins": [0, 1, 2, [-5, None]], "more": {"deep": {}}, "q": 'say "hi"\n'}
print(dump(data))
del data["q"]
back = load(dump(data))
print(back == data, back["pins"][3], list(back))
try:
    load("[1, ?]")
except ValueError as e:
    print(e)
