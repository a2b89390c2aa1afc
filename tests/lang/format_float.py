# differs: micropython (it rounds ties away from zero and shows 1.0 in a width as 1)
# Floats under a specification. The values have few binary digits, so that every width of float shows the same.
values = [0.0, 1.0, -1.0, 0.5, 2.25, -3.75, 100.0, 1024.0, 0.125, -0.0625, 65536.0, 1e10 / 1e10]
for x in values:
    print("{0} {0:f} {0:e} {0:g}".format(x))
    print("{0:.0f} {0:.1f} {0:.2f} {0:.4f} {0:.0e} {0:.3e}".format(x))
    print("{0:10}|{0:<10}|{0:^10}|{0:>10}|{0:=+10}|".format(x))
    print("{0:+.1f} {0: .1f} {0:08.2f} {0:*>9.1f}".format(x))
    print("%f %.1f %5.1f|%-8.2f|%08.3f %+.0f % .2f" % (x, x, x, x, x, x, x))
    print("%e %.2e %g %.3g %E %G" % (x, x, x, x, x, x))
    print("{:.0%} {:.1%}".format(x, x), str(x), repr(x))
inf = float("inf")
nan = float("nan")
print("{} {:f} {:e} {:5}|{:<5}|{:+}".format(inf, inf, -inf, inf, -inf, inf), "{:F} {:E}".format(inf, -inf))
print("{} {:f} {:6}|{:+g}".format(nan, nan, nan, nan), "%f %5.1f %e %G" % (inf, -inf, nan, nan))
for p in range(5):
    print(p, "{:.{}f}".format(0.5, p), "{:.{}f}".format(2.25, p), "%.*f" % (p, 3.75), "{:.{}e}".format(1024.0, p))
print("{:.3}|{:.1}|{:.6}".format(0.5, 2.25, 1024.0), "{:g} {:g} {:g}".format(1e-5, 1e6, 100000.0))
print("{:,} {:,.2f} {:_.1f} {:15,.1f}|".format(65536.0, 1234.5, 4096.0, 65536.0))
print("{:f} {:.1f} {:d}".format(True, 3, 4), "%.2f %5.1f|" % (1, 2), "%f" % True)
total = 0.0
for label, price in (("tea", 1.25), ("cake", 3.5), ("jam", 0.75)):
    total += price
    print("{:<6}{:>7.2f}{:>8.2f}".format(label, price, total))
try:
    "{:d}".format(1.5)
except ValueError:
    print("ValueError")
try:
    "{:x}".format(1.0)
except ValueError:
    print("ValueError")
