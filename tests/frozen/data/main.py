# differs: micropython (dicts there have no order)
import gc
import store
from store import items, step, peek

mine = [store.items, (store.table, "t")]
deep = {"list": mine, "self": None}
deep["self"] = deep
queue = []
for _number in range(5):
    queue.append(_number * 2)

print(store.items, store.table, store.large[19], len(store.large), sorted(store.words), sorted(store.frozen))
print(store.data, store.text, store.big, store.half, store.grid, store.nothing, store.chars, store.zero, list(store.view))
print(store.alias is store.items, items is store.items, store.nested[0] is items, mine[0] is items, mine[1][0] is store.table)
print(deep["self"] is deep, deep["list"] is mine, queue)
for number in range(30):
    items.append(number)
print(len(store.items), store.items[-1], store.nested[0] is store.items)
store.table["b"]["c"].append(5)
store.table["z"] = 26
del store.table["a"]
print(store.table, list(store.table))
for number in range(40):
    store.large[number] = -number
print(len(store.large), store.large[19], store.large[39], list(store.large)[:4])
store.words.add("z")
store.words.discard("x")
print(sorted(store.words), "p" in store.frozen)
store.data.extend(b" world" * 4)
store.data[0] = 72
print(store.data)
store.grid[1][2] = 9
print(store.grid)
print(store.keys[(1, 2)], store.keys[3.5], store.keys[b"b"], store.keys[1], store.keys[None])
print(store.collect(1), store.collect(2), store.collect(3, [0]))
print(step(), step(5), peek(), store.step is step, store.add5(2))
print(store.head.link is store.last, store.last.link is store.head, store.last.value)
store.last.extra = "more"
store.head.link = None
print(vars(store.last)["extra"], store.head.link, store.last.link.value)
print(list(store.iterator), list(store.iterator))
try:
    raise store.failure
except ValueError as error:
    print(error.args, error is store.failure)
print(store.is_sentinel(store.sentinel), store.is_sentinel(object()))
gc.collect()
junk = [bytearray(50) for _ in range(40)]
del junk
gc.collect()
print(items[:4], store.table["b"], store.collect(9), peek(), store.last.link.value, deep["list"][1][1], store.big)
items.clear()
store.large.clear()
mine = deep = None
gc.collect()
print(store.items, store.large, queue)
print(store.by_class[store.Node], store.by_class[int], store.by_class[store.adder], store.by_class[True], store.by_class["x"])
store.by_class[dict] = "dict"
print(len(store.by_class), store.by_class[dict], store.by_class.get(set), store.Node in store.classes, set in store.classes)
print(bytearray in store.classes, "word" in store.classes, len(store.classes))
