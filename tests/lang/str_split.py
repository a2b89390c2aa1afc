# Taking apart: split, rsplit, splitlines, partition, rpartition.
print("a b  c\t d\n".split(), "".split(), "   ".split(), "one".split())
print("a,b,,c,".split(","), ",".split(","), "".split(","), "abc".split("abc"), "aXXbXXXc".split("XX"))
for n in (-1, 0, 1, 2, 10):
    print(n, " a  b  c ".split(None, n), "a,b,c".split(",", n))
    print(n, "a,b,c".rsplit(",", n), " a b ".rsplit(" ", n))
print("a<->b<->c".rsplit("<->", 1), "a b c".rsplit(" "), "abc".rsplit("x"), "xx".rsplit("x"))
for separator in ("", ):
    for method in ("a b".split, "a b".rsplit, "a b".partition, "a b".rpartition):
        try:
            print(method(separator))
        except ValueError as e:
            print("ValueError", e)
print("key=value=more".partition("="), "key=value=more".rpartition("="))
print("none".partition("="), "none".rpartition("="), "=x".partition("="), "x=".rpartition("="))
print("a--b--c".partition("--"), "a--b--c".rpartition("--"))
print("one\ntwo\r\nthree\rfour".splitlines())
print("one\ntwo\r\nthree\rfour\n".splitlines(True))
print("".splitlines(), "\n".splitlines(), "\n\n".splitlines(), "a\n\nb".splitlines(), "a\r\r\nb".splitlines(True))

config = """
name = lamp
pins= 1, 2 ,3
# a comment
bright =9
"""
settings = {}
for line in config.splitlines():
    line = line.strip()
    if not line or line.startswith("#"):
        continue
    key, _, value = line.partition("=")
    parts = [part.strip() for part in value.split(",")]
    settings[key.strip()] = parts if len(parts) > 1 else parts[0]
for key in sorted(settings):
    print(key, settings[key])
words = "the quick brown the lazy brown the end".split()
counts = {}
for w in words:
    counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
