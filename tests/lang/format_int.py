# Ints under a specification: bases, signs, width, fill, grouping, characters.
numbers = [0, 1, -1, 42, -42, 255, 1000, -1234567, 2**31, -2**40, 10**20]
for n in numbers:
    print("{0} {0:d} {0:x} {0:X} {0:o} {0:b}".format(n))
    print("{0:#x} {0:#o} {0:#b} {0:+d} {0: d} {0:-d}".format(n))
    print("{0:12}|{0:<12}|{0:^12}|{0:>12}|{0:=12}|".format(n))
    print("{0:012}|{0:*^+15}|{0:#016x}|{0:0=+10}".format(n))
    print("{0:,} {0:_} {0:+,}".format(n), "{0:15,}|{0:<15_}|".format(n))
print("{:c}{:c}{:c}".format(72, 105, 33), "{:5c}|{:<5c}|{:^5c}|".format(65, 66, 67))
print("{:d} {:5d}|{:<5}|".format(True, False, True), "{:x}".format(True))
print("{:e} {:.1f} {:g} {:.0%} {:.2%}".format(4, 3, 8, 2, -1))
print("{:08b}".format(37), "{:#010b}".format(37), "{:#06x}".format(48879), "{:03d}:{:02d}".format(5, 7))
print(" ".join("{:02x}".format(b) for b in b"\x00\x7f\xff"), "{:n}".format(12))
for width in (1, 3, 6):
    print(["{:{}d}".format(n, width) for n in (7, -77, 7777)], ["{:0{}d}".format(n, width) for n in (7, -77, 7777)])
def check(spec, value):
    try:
        print(spec, "->", format_one(spec, value))
    except (ValueError, TypeError, OverflowError) as e:
        print(spec, type(e).__name__)
def format_one(spec, value):
    return ("{:" + spec + "}").format(value)
for spec in ("s", "y", "5s", "q>", "+s"):
    check(spec, 12)
check("d", "text")
print(hex(255), oct(8), bin(5), hex(-1), bin(-2), oct(0), hex(2**40))
