# differs: micropython (its streams are files of the system, and it prints no traceback here)
# What is written to sys.stdout, and exceptions printed to a file.
import io
import sys

print(sys.stdout.write("é: 1\n"), sys.stdout.write(""))
sys.stdout.flush()
print("two", "three", sep="-", file=sys.stdout)
print("four", end="!\n", file=sys.stdout, flush=True)
for wrong in 5, None, ["a"]:
    try:
        sys.stdout.write(wrong)
    except TypeError as e:
        print(type(e).__name__)


def report(error):
    text = io.StringIO()
    if hasattr(sys, "print_exception"):
        sys.print_exception(error, text)
    else:
        import traceback

        traceback.print_exception(error, file=text)
    lines = text.getvalue().split("\n")
    return [line for line in lines if not line.startswith("  ")]


def fails():
    raise ValueError("no", 1)


try:
    fails()
except ValueError as e:
    print(report(e))
print(report(KeyError("k")))
write = sys.stdout.write
for word in "a", "b":
    write(word + "\n")
