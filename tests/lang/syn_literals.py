# Literals: numbers, strings, bytes in every spelling.
# differs: device (no \N{})
print(0, 00, 1_000, 0x_ff, 0XFF, 0o17, 0O17, 0b101, 0B1_0, 10 ** 3, 0xdead_beef)
print(1.5, 1., .5, 1e3, 1E-2, 1_0.2_5, 5e0, 0.0, 1e3 == 10 ** 3)
print(2147483647, 1073741823, 1073741824, -1073741824, -1073741825, 123456789012345678901234567890)
print('single', "double", """triple "quoted" 'text'""", '''other
line''', "", '')
print("tab\tnewline\\n quote\" \x41 \101 \u00e9 \U0001F600 \a\b".replace("\a", "<a>").replace("\b", "<b>"))
print("\N{LATIN SMALL LETTER E WITH ACUTE}\N{GREEK SMALL LETTER PI}", len("\N{SNOWMAN}"))
print(r"raw \n \x41", R'raw \'' + "'", rb"raw \x00", b"bytes \x00\xff", B'B', br'\\', Rb"\q")
print("implicit " 'concatenation ' """of """ r"strings\n", b"and " b'bytes')
print("continued \
line", ("in" "paren"
                "theses"))
print(u"unicode", "é", "日本", "𝄞", len("é日𝄞"), [ord(c) for c in "aé日𝄞"])
print(True, False, None, ..., Ellipsis is ..., __debug__)
print((), (1,), (1, 2), [], [1, ], {}, {1: 2, }, {1, }, ((),))
print(1 if True else 2, not 1, - 5, + 5, ~ 5, -(-5), 2 ** -1, -2 ** 2, not not [])
x = 1; y = 2; print(x, y); del x
if y: print("one line"); y = 3
while y: y -= 1
for z in 1, 2: pass
class C: a = 1; b = 2
def f(): return 5
print(y, z, C.a + C.b, f())
