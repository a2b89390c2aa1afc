# Records: classes with class attributes, properties, inheritance and sorting.
class Item:
    kinds = []
    tax = 20

    def __init__(self, name, price, count=1):
        self.name, self._price, self.count = name, price, count

    @property
    def price(self):
        return self._price * (100 + self.tax) // 100

    @classmethod
    def parse(cls, text):
        name, price, *rest = text.split(",")
        return cls(name.strip(), int(price), *map(int, rest))

    @staticmethod
    def money(cents):
        return "%d.%02d" % divmod(cents, 100)

    def __str__(self):
        return "%-8s %3d x %6s" % (self.name, self.count, self.money(self.price))

    def __lt__(self, other):
        return (self.price, self.name) < (other.price, other.name)


class Book(Item):
    tax = 7

    def __init__(self, name, price, count=1, author="unknown"):
        super().__init__(name, price, count)
        self.author = author

    def __str__(self):
        return super().__str__() + " by " + self.author


stock = [Item.parse("lamp, 2599, 3"), Book.parse("poems,1200"), Item("pen", 99, count=40), Book("atlas", 4999, author="Mercator")]
for item in sorted(stock):
    print(item)
print(Item.money(sum(i.price * i.count for i in stock)))
Item.tax = 0
print([i.price for i in stock], Book.tax, stock[0].tax)
stock[0].tax = 50
print(stock[0].price, "tax" in stock[0].__dict__, "tax" in stock[1].__dict__)
try:
    stock[2].price = 5
except AttributeError:
    print("price is computed")
print([type(i).__name__ for i in stock], isinstance(stock[1], Item), issubclass(Item, Book))
