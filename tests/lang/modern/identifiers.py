# identifiers: letters of all scripts, and names that are the same after NFKC normalisation.
# differs: device (it takes names as they are spelled)
π = 3.14
größe = 5
名前 = "name"
ñandú, Ωmega, _ʹ = 1, 2, 3
print(π, größe, 名前, ñandú + Ωmega)
ﬁne = "ligature"
print(fine, ﬁne)
𝐱 = 1
x += 1
print(𝐱, x, 𝓍)


class Ⅷ:
    def ªb(self, ｎ):
        return ｎ * 2, n_of(ｎ=3)


def n_of(n):
    return n


print(VIII().ab(4), hasattr(VIII, "ab"))
ſ = "long s"
print(s, "ſ" == "s", f"{ſ}", f"{𝐱=}")
é = "e acute"
é = "e and combining acute"
print(é, é, len("é"))
print(sorted(k for k in ("ﬁne", "fine", "VIII", "Ⅷ") if k in globals()))
print((lambda µ: μ)(7))
