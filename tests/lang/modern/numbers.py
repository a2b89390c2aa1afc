# number literals: bases, underscores, keywords right behind them, large ones, exponents, attributes of them.
print(0b1010, 0B11, 0o17, 0O7, 0xff, 0XFF, 0xDEAD_BEEF, 1_000_000, 0b_1, 0x_f, 00, 0_0, 000)
print(1.5, .5, 5., 1e3, 1E-2, 1_0.2_5, 1_0e1, 0.0, -0.0, 1e0)
print(2**100, -2**2, (-2)**2, 2**-1, -1 // 2, -7 % 3, 7 // -2, ~5, +5, --5, ~-1, not-1)
print(123456789012345678901234567890, -123456789012345678901234567890 + 1, 0xFFFFFFFFFFFFFFFFFFFF, 1 << 70)
print(1073741823, 1073741824, -1073741824, -1073741825, 2147483648, 9223372036854775808)
print((5).__class__ is int, 5 .__class__ is int, 5..__class__ is float)
print(1if 1else 2, 9or 5, 1and 2, [3for x in (1,)], 5in[5], 0x1if 1 else 2)
print(1 + 2 * 3 - 4 / 2, 2 * (3 + 4) ** 2 % 10, 1 | 2 ^ 3 & 4 << 1, 10 - 5 - 2, 2 ** 3 ** 2, -3 ** 2)
print(True + True, True * 5, False or 3, True << 3, 1 == 1.0 == True, 0.5 + 0.25 == 0.75)
x = 255
print(f"{x:#x}", f"{0x10}", f"{1_0}", "%d" % 0b11, int("0x1f", 16), int("1_000"), float("1.5"))
