"""Why a line costs much: the sentence for each operation, none where the source shows no reason."""

import ast
import re
from pathlib import Path

import pytest

from judge.explain.operations.causes import LARGE, SLOW, rules_of
from judge.explain.operations.kinds import EFFORT, Kinds
from judge.explain.why import _Line, why_large, why_slow

ROOT = Path(__file__).parents[2]
SUBMISSIONS = sorted(
    path
    for folder in ("bench/submissions", "bench/bank/solutions_reference", "solutions_reference")
    for path in (ROOT / folder).glob("*/*_limit_exceeded/*.py")
)

WORDS = 140
"""Characters of a sentence beside the code that it quotes, at most: two lines of a terminal and a bit."""

IN_A_LOOP = """
from collections import Counter, OrderedDict, deque
from heapq import heapify, heappush, nsmallest
from bisect import bisect_left, insort
import copy, itertools

def solve(nums: list[int], text: str, n: int, seen: set[int], queue: deque[int], known: dict[int, int],
          rows: list[list[int]], pair: tuple[int, int], fixed: tuple[int, ...],
          ordered: OrderedDict[int, int], words: list[str], unknown):
    out, line, done, path, bits = [], "", (), [], 0
    for x in nums:
        CODE
"""
"""Where the lines of the tables stand."""


def in_a_loop(code: str) -> tuple[str, int]:
    """Return a source with a line of code in a loop, and its number."""
    source = IN_A_LOOP.replace("CODE", code)
    return source, source.split("\n").index(f"        {code}") + 1


def marked(source: str) -> tuple[str, int]:
    """Return a source and the number of the line that ends with an arrow."""
    (line,) = (number for number, text in enumerate(source.split("\n"), 1) if text.endswith("# <-"))
    return source, line


SLOW_LINES = [
    # lists that move
    ("y = nums.pop(0)", "`nums.pop(0)` moves every other element one place: `collections.deque`"),
    ("y = nums.pop(x)", "`nums.pop(x)` moves every element behind"),
    ("y = rows[x].pop(0)", "`rows[x].pop(0)` moves every other"),
    ("nums.insert(0, x)", "`appendleft()`"),
    ("nums.insert(x, n)", "moves every element behind that place"),
    ("del nums[0]", "`del nums[0]` moves every other element one place"),
    ("del nums[x]", "`del nums[x]` moves every element behind that place"),
    ("del nums[:x]", "moves all that is left to the front: keep the index"),
    ("del nums[x:n]", "moves every element behind that part"),
    ("nums[0:0] = [x]", "`nums[0:0] = [x]` moves every element behind"),
    ("nums.remove(x)", "searches from the front and moves what is behind: a set"),
    ("insort(nums, x)", "finds the place quickly but moves every element behind it"),
    ("queue.insert(x, n)", "a deque is quick at its ends"),
    ("y = queue[x]", "`queue[x]` goes to that place from the nearer end"),
    # searches
    ("y = nums.index(x)", "compares with one element after another until it finds it: a dict"),
    ("y = unknown.index(x)", "compares with one element after another"),
    ("y = nums.count(x)", "`nums.count(x)` compares with every element each time: `collections.Counter`"),
    ("if x in nums: pass", "`x in nums` compares with the elements one after another each time: a set"),
    ("if x not in fixed: pass", "`x not in fixed` compares with the elements one after another"),
    ("if x in known.values(): pass", "`x in known.values()` compares"),
    ("if x in list(known): pass", "`x in list(known)` compares"),
    ("if x in nums[:x]: pass", "`x in nums[:x]` copies the slice, then compares with the elements"),
    ("if x in set(nums): pass", "`set(nums)` is built anew from all elements each time"),
    ("if word in text: pass", "`word in text` searches through the string"),
    ("y = text.find(word)", "searches through the string each time"),
    ("y = text[x:].find(word)", "copies the slice before it looks"),
    ("y = text[x:].startswith(word)", "pass the place to begin at as the second argument"),
    ("text = text.replace(word, '', 1)", "goes through the whole string and copies it"),
    ("y = text.split()", "goes through the whole string"),
    ("y = bisect_left(nums[x:], n)", "copies the slice before it searches: pass `lo` and `hi`"),
    ("y = max(nums, key=nums.count)", "`nums.count` goes through all elements for each one"),
    ("y = sorted(nums, key=words.index)", "`words.index` goes through all elements for each one"),
    # slices
    ("nums = nums[1:]", "`nums[1:]` copies every element of that part each time: keep or pass the index"),
    ("y = solve(nums[x:], text)", "`nums[x:]` copies every element of that part"),
    ("for y in nums[x:]: pass", "`nums[x:]` copies every element of that part"),
    ("if text[x : x + n] == word: pass", "copies that part before it is compared"),
    ("y = nums[:]", "`nums[:]` copies all elements each time"),
    ("y = text[::-1]", "`text[::-1]` makes a reversed copy"),
    ("y = unknown[1:]", "copies every element of that part"),
    # new values
    ("out = out + [x]", "`out = out + [x]` copies the whole list to add to it: `append()`"),
    ("out = [x] + out", "to put something in front: append, and reverse once at the end"),
    ("done += (x,)", "copies the whole tuple to add to it"),
    ("done = done + (x,)", "copies the whole tuple"),
    ("line = line + word", "`line = line + word` copies the whole string to add to it: collect the parts"),
    ("line += words[x]", "copies the whole string"),
    ("line = words[x] + ',' + line", "copies the whole string"),
    ("y = path + [x]", "`path + [x]` copies both sides into a new one"),
    ("y = list(nums)", "`list(nums)` copies all elements each time"),
    ("y = nums.copy()", "copies all elements each time"),
    ("y = copy.deepcopy(rows)", "`copy.deepcopy(rows)` copies all elements"),
    ("y = {**known, x: n}", "`{**known, x: n}` copies all elements"),
    ("y = [*nums, x]", "`[*nums, x]` copies all elements"),
    ("y = Counter(nums)", "`Counter(nums)` is built anew from all elements each time"),
    ("y = dict(zip(nums, words))", "runs over all of `nums`"),
    ("y = len(set(nums[x:]))", "`set(nums[x:])` copies the slice, then is built anew"),
    ("y = seen | {x}", "goes through the elements to make a new one"),
    ("y = ','.join(words)", "copies all parts into a new string each time"),
    ("y = [0] * n", "makes that many elements anew each time"),
    # all elements
    ("y = min(nums)", "`min(nums)` compares all elements each time: keep the best so far"),
    ("y = max(nums[x:])", "`max(nums[x:])` copies the slice, then compares all elements"),
    ("y = min(known, key=known.get)", "compares all elements"),
    ("y = min(range(n), key=nums.__getitem__)", "compares all elements"),
    ("y = sum(nums[:x])", "copies the slice, then goes through all elements"),
    ("y = sum(y for y in nums if y < x)", "`sum(y for y in nums if y < x)` goes through all elements"),
    ("y = any(y == x for y in nums)", "tries one element after another each time"),
    ("y = next(y for y in nums if y > x)", "tries one element after another"),
    ("y = [y for y in nums if y > x]", "runs over all of `nums` each time"),
    ("y = [y for y in range(x)]", "runs over all of `range(x)`"),
    ("y = list(map(abs, nums))", "`list(map(abs, nums))` runs over all of `nums`"),
    ("y = [a * b for a in nums for b in words]", "runs over all of `words` again and again"),
    ("y = [z for z in nums if z in words]", "`z in words` compares with the elements one after another"),
    ("y = [row.pop(0) for row in rows]", "`row.pop(0)` moves every other element"),
    ("nums.sort()", "`nums.sort()` puts all elements in order again each time: sort once"),
    ("y = sorted(nums)[0]", "`sorted(nums)[0]` sorts all elements to read a few"),
    ("y = sorted(nums)", "puts all elements in order again"),
    ("y = list(known)[0]", "`list(known)[0]` makes a list of all elements to read the first"),
    ("heapify(nums)", "`heappush` and `heappop` keep the order of a heap"),
    ("y = nsmallest(x, nums)", "goes through all elements"),
    ("y = next(iter(known))", "steps over the gaps that removed keys left"),
    ("y = known.pop(next(iter(known)))", "`next(iter(known))` steps over the gaps"),
    ("y = list(itertools.permutations(nums))", "makes every selection"),
    ("if nums == path: pass", "`nums == path` compares one element after another"),
    # large integers
    ("bits |= 1 << n", "makes an integer of more digits the larger the input is"),
    ("y = str(2**n)", "`str(2**n)` goes through all digits"),
    ("y = 3**n % 7", "`pow(a, b, m)`"),
    # which of several
    ("counts[words.index(word)] += nums.pop()", "`words.index(word)` compares"),
    ("y = nums.index(min(nums))", "`min(nums)` compares all elements"),
    ("y = (nums.pop(0), [z for z in words])", "`[z for z in words]` runs over all"),
]

SILENT_LINES = """
if x in seen: pass
if x in known: pass
if x in known.keys(): pass
if x in (1, 2, 3): pass
if word in 'aeiou': pass
if x in [n, x]: pass
if x in pair: pass
if x in range(n): pass
if x in unknown: pass
y = nums.pop()
y = nums.pop(-1)
y = nums.pop(len(nums) - 1)
y = queue.popleft()
y = queue.pop()
y = queue[0]
y = queue[-1]
y = known.pop(x)
y = unknown.pop(x)
seen.remove(x)
seen.add(x)
seen.discard(x)
del known[x]
del nums[-1]
del nums[x:]
out += [x]
out += nums
out.append(x)
n += x
y = x + n
y = nums[x]
y = nums[x : x + 2]
y = nums[:3]
y = nums[-2:]
y = len(nums)
y = max(x, n)
y = min(x, n, 3)
y = sum((x, n))
y = sorted(pair)
y = max(pair)
y = str(x)
y = str(x) + ','
y = f'{x}' + ','
y = [x] + [n]
y = (x,) + (n,)
y = pair[::-1]
heappush(out, (x, n))
y = next(iter(ordered))
y = known.get(x, 0)
y = x << 1
y = x ** 2
y = n ** 0.5
y = [z for z in (x, n)]
y = [z for z in range(26)]
y = (z for z in nums)
y = map(abs, nums)
y = itertools.count(0)
for y in nums: pass
for y in range(n): pass
for i, y in enumerate(nums): pass
for y, z in zip(nums, words): pass
y = word != text[x]
nums[x] = n
nums[x], nums[n] = nums[n], nums[x]
nums.insert(len(nums), x)
print()
pass
y = nums == []
y = words[x] == words[n]
out[:] = []
""".strip().split("\n")


@pytest.mark.parametrize(("code", "said"), SLOW_LINES)
def test_a_line_in_a_loop_is_explained_by_what_its_operation_does(code: str, said: str) -> None:
    sentence = why_slow(*in_a_loop(code))
    assert sentence is not None and said in sentence


@pytest.mark.parametrize("code", SILENT_LINES)
def test_nothing_is_said_of_what_takes_one_step_or_is_not_known(code: str) -> None:
    assert why_slow(*in_a_loop(code)) is None


# -- what the source shows of names ---------------------------------------------------------------------

SLOW_SOURCES = [
    ("def f(nums: List[int]):\n    while nums:\n        nums.pop(0)  # <-", "`nums.pop(0)` moves"),
    ("def f(nums: 'x', *rest):\n    values = sorted(nums)\n    values.pop(0)  # <-", "`values.pop(0)` moves"),
    (
        "def f(nums):\n    queue = [nums]\n    while queue:\n        queue.append(queue.pop(0))  # <-",
        "`queue.pop(0)`",
    ),
    ("queue = []\ndef f(x):\n    queue.append(x)\n    return queue.pop(0)  # <-", "`queue.pop(0)` moves"),
    ("def f(q):\n    q.append(1)\n    q.pop(0)  # <-", "`q.pop(0)` moves"),
    ("def f(x: list[int] | None = None):\n    return 3 in x  # <-", "in each call: a set"),
    ("def f(x: Optional[List[int]] = None):\n    return 3 in x  # <-", "in each call: a set"),
    (
        "class A:\n  def __init__(self):\n    self.x: list[int] = []\n  def f(self):\n    self.x.pop(0) # <-",
        "`self.x.pop(0)` moves",
    ),
    (
        "class A:\n  def __init__(self):\n    self.x = []\n  def pop(self):\n    return self.x.pop(0)  # <-",
        "`self.x.pop(0)` moves",
    ),
    ("class A:\n    x: list[int]\ndef f(a):\n    a.x.insert(0, 1)  # <-", "`a.x.insert(0, 1)` moves"),
    (
        "class A:\n  def __init__(self):\n    self.x = []\n  def add(self):\n    self.x.sort()  # <-",
        "in order again each time",
    ),
    (
        "class Solution:\n    def add(self, x):\n        x.append(1)\n        x.sort()  # <-",
        "compares each element about log(n) times",
    ),
    ("def f(nums: list[int]):\n    nums.sort()  # <-", "compares each element about log(n) times"),
    (
        "def merge(a, b):\n  return a.pop(0)  # <-\ndef f(nums: list[int]):\n  merge(nums[1:], nums)",
        "`a.pop(0)` moves",
    ),
    ("def g() -> list[int]:\n    ...\ndef f():\n    x = g()\n    x.pop(0)  # <-", "`x.pop(0)` moves"),
    (
        "def g(n):\n    return [n] * n\ndef f():\n    x = g(3)\n    x.remove(1)  # <-",
        "`x.remove(1)` searches",
    ),
    (
        "def f(m: list[list[int]]):\n    for i, row in enumerate(m):\n        row.pop(0)  # <-",
        "`row.pop(0)` moves",
    ),
    (
        "def f(m: dict[str, list[int]]):\n    for k, row in m.items():\n        row.pop(0)  # <-",
        "`row.pop(0)` moves",
    ),
    (
        "from collections import defaultdict\nd = defaultdict(list)\ndef f(x):\n    return x in d[x]  # <-",
        "a set",
    ),
    ("def f(x):\n    lines = input().split()\n    return x in lines  # <-", "`x in lines` compares"),
    ("def f(n):\n    a, b = [], {}\n    return n in a  # <-", "`n in a` compares"),
    (
        "def f(n):\n    x = []\n    def g():\n        nonlocal x\n        x = x + [n]  # <-",
        "`x = x + [n]` copies",
    ),
    ("def f(s: str):\n    return s == s[::-1]  # <-", "`s[::-1]` makes a reversed copy in each call"),
    ("import heapq as h\ndef f(x):\n    for y in x:\n        h.heapify(x)  # <-", "`h.heapify(x)` looks"),
    ("from bisect import insort as put\nx = []\nput(x, 1)  # <-", "`put(x, 1)` finds"),
    ("def f(x: list[int]):\n    if 1 in x: return x.pop(0)  # <-", "`1 in x` compares"),
    (
        "def f(x: list[int]):\n    while max(x) > 1:  # <-\n        x.pop()",
        "`max(x)` compares all elements each time",
    ),
    (
        "def f(x: list[int]):\n    return g(\n        3,\n        x.index(3),  # <-\n    )",
        "`x.index(3)` compares",
    ),
    (
        "def f(x: list[int]):\n    return g(\n        min(x),\n        max(x),  # <-\n    )",
        "`max(x)` compares",
    ),
    ("def f(d: dict[int, int]):\n    for x in d: d = {**d, x: 1}  # <-", "`{**d, x: 1}` copies all"),
    (
        "x = [\n  y  # a remark\n  for y in range(int(input()))  # <-\n]",
        "`[y for y in range(int(input()))]` runs",
    ),
]

SILENT_SOURCES = [
    "def f(nums: list[int], x):\n    nums = set(nums)\n    return x in nums  # <-",
    "def f(s: str):\n    s = list(s)\n    return s.pop(0)  # <-",
    "def f(nums):\n    nums.pop(0)  # <-",
    "def f(nums, x):\n    return x in nums  # <-",
    "def f(x, y):\n    seen = set()\n    return x in seen  # <-",
    "def f(x):\n    seen = {}\n    return x in seen  # <-",
    "def f(x):\n    seen = [] if x else set()\n    return x in seen  # <-",
    "def f(x):\n    seen = []\n    seen = set(x)\n    return x in seen  # <-",
    "def f(x):\n    seen = g()\n    seen = []\n    return x in seen  # <-",
    "from collections import deque\ndef f(x):\n  q = deque([x])\n  q.append(1)\n  return q.popleft()  # <-",
    "def f(q):\n    q.append(1)\n    q.popleft()\n    q.pop(0)  # <-",
    "VOWELS = 'aeiou'\ndef f(x):\n    return x in VOWELS  # <-",
    "STEPS = [(0, 1), (1, 0)]\ndef f(x):\n    return [x + y for y, z in STEPS]  # <-",
    "class Heap:\n    def sort(self): ...\ndef f(h):\n    h.sort()  # <-",
    "def max(x): return 1\ndef f(x: list[int]):\n    return max(x)  # <-",
    "def f(sum, x: list[int]):\n    return sum(x)  # <-",
    "def f(x: list[int]):\n    return sorted(x, key=lambda y: y in seen)\n    pass  # <-",
    "def f(x: tuple[int, int]):\n    return x + (1,)  # <-",
    "def f(x: list[int]):  # <-\n    return x[1:]",
    "for x in range(10):  # <-\n    pass",
    "while True:  # <-\n    break",
    "try:\n    x = 1\nexcept ValueError:  # <-\n    pass",
    "class A:  # <-\n    pass",
    "def f(x: 'list[int]') -> None:\n    y: list[int]  # <-",
    "x: list[tuple[int, ...]]  # <-",
]

LARGE_SOURCES = [
    ("t = [[0] * n for _ in range(n)]  # <-", "keeps a whole collection for each of `range(n)`"),
    ("t = [[i + j for j in range(n)] for i in range(n)]  # <-", "keeps a whole collection for each"),
    ("t = [nums[i : i + k] for i in range(n)]  # <-", "keeps a whole collection for each"),
    ("p = [(a, b) for a in x for b in y]  # <-", "keeps one element for every pair"),
    ("p = {a: i for i, a in enumerate(x)}  # <-", "keeps one element for each of `x`"),
    ("p = list(a for a in x)  # <-", "keeps one element for each of `x`"),
    (
        "def f(nums):\n    return f(nums[1:])  # <-",
        "`f(nums[1:])` keeps its own copy at every level of the recursion",
    ),
    (
        "class A:\n    def f(self, x, nums):\n        self.f(x, nums[:x])  # <-",
        "at every level of the recursion",
    ),
    ("def f(path: list[int]):\n    f(path + [1])  # <-", "change one in place and undo it"),
    (
        "for x in y:\n    out.append(list(x))  # <-",
        "`out.append(list(x))` keeps another whole collection each time",
    ),
    ("for x in y:\n    out.append(queue[:])  # <-", "keeps another whole collection each time"),
    ("for x in y:\n    out.append(x.copy())  # <-", "keeps another whole collection each time"),
    ("for x in y:\n    queue.append((x, [*path, x]))  # <-", "keeps another whole collection each time"),
    ("for x in y:\n    seen.add(tuple(x))  # <-", "keeps another whole collection each time"),
    ("for x in y:\n    parts.append(text[x:])  # <-", "keeps another whole collection each time"),
    ("for x in y:\n    seen.add((x, y))  # <-", "keeps a tuple each time"),
    ("for x in y:\n    row = [0]\n    row.append(1)\n    table.append(row)  # <-", "keep only the newest"),
    ("from functools import cache\n@cache  # <-\ndef f(x):\n    pass", "`@cache` keeps arguments and result"),
    (
        "import functools\n@functools.lru_cache(maxsize=None)\ndef f(x):  # <-\n    pass",
        "maxsize=None)` keeps arguments",
    ),
    ("from itertools import permutations\nx = list(permutations(y))  # <-", "makes every selection"),
    ("x = []\nfor y in z:\n    x = x + [y]  # <-", "the old one and the new one at the same time"),
    ("x = [0] * n  # <-", "`[0] * n` makes that many elements and holds them all"),
    ("x = sorted(y)  # <-", "makes a new collection of many elements"),
    ("x = bytearray(n)  # <-", "makes a new collection"),
    ("masks[x] = masks[x] | 1 << n  # <-", "holds an integer of more digits"),
    ("x = sum([y * y for y in z])  # <-", "keeps one element for each of `z`"),
    ("x = 1  # <-", None),
    ("x = sum(y * y for y in z)  # <-", None),
    ("x = min(y)  # <-", None),
    ("x.append(1)  # <-", None),
    ("x = [0] * 26  # <-", None),
    ("x = [y for y in 'abc']  # <-", None),
    ("for x in y:  # <-\n    pass", None),
    ("from functools import lru_cache\n@lru_cache(maxsize=128)  # <-\ndef f(x):\n    pass", None),
    ("def f(x):  # <-\n    return x[1:]", None),
]


@pytest.mark.parametrize(("source", "said"), SLOW_SOURCES)
def test_what_a_name_holds_is_found_in_the_source(source: str, said: str) -> None:
    sentence = why_slow(*marked(source))
    assert sentence is not None and said in sentence


@pytest.mark.parametrize("source", SILENT_SOURCES)
def test_nothing_is_said_where_the_source_does_not_show_what_a_name_holds(source: str) -> None:
    assert why_slow(*marked(source)) is None


@pytest.mark.parametrize(("source", "said"), LARGE_SOURCES)
def test_a_line_that_keeps_much_is_explained_by_what_it_keeps(source: str, said: str | None) -> None:
    sentence = why_large(*marked(source))
    if said is None:
        assert sentence is None
    else:
        assert sentence is not None and said in sentence


def test_long_code_is_shortened() -> None:
    code = "y = max(abs(z) + 1000000 * (z - 1) for z in nums)"
    sentence = why_slow(*in_a_loop(code))
    assert sentence is not None and sentence.startswith("`max(abs(z) + 1000000 * (z - 1) for z...` compares")


# -- any source -----------------------------------------------------------------------------------------

TANGLE = "x in a1\n" + "\n".join(
    f"a{i}, a{i * 7 % 30} = [a{i * 11 % 30}] + a{i * 13 % 30}, a{i}[0][a{i * 3 % 30}]" for i in range(30)
)

ODD = [
    "",
    "def",
    "x = (",
    "\0",
    "\ud800",
    "x = '\\d'",
    "\f\nx = [y for y in z]\r\n",
    "é = 'ü' + [é for é in 'ö' * n]; x = é[1:]",
    "(" * 5000,
    "[" * 90 + "]" * 90,
    "x = " + "+".join("y" * 1 for _ in range(5000)),
    "x = " + "-" * 5000 + "1",
    "x = " + "y[" * 80 + "0" + "]" * 80,
    "if x:\n  pass\n" + "elif x:\n  pass\n" * 2000,
    "x" * 100000 + " in y",
    "global x\nx = x",
    "nonlocal x",
    "x = x",
    "x = [x]\nfor x in x: x = x[0][x]",
    "def f(x=f): return f(f)(x)\nf(f(f))",
    "line = [0]\nfor x in y:\n    line = line + [x + line[-1] - line[0]]",
    "lambda x: x in x",
    "x: x\ny: y[x]\nz = y[1:]",
    "class A(A):\n    A: A\n    def A(self): return self.A()",
    "match x:\n    case [y, *z] if y in z: z.pop(0)",
    "async def f():\n    async for x in [y async for y in z]: await x[1:]",
    "def f(*, a, b=[]): a in b\nf(a=[1], b=b)",
    "from x import *\nimport a.b.c as d\nd.e(f)",
    "x = *y, *z",
    "with a as b, c: b.pop(0)",
    "del x, y[0], (z[1:], w)",
    TANGLE,
]


@pytest.mark.parametrize("source", ODD, ids=range(len(ODD)))
def test_no_source_and_no_line_is_an_error(source: str) -> None:
    for line in (-1, 0, 1, 2, 3, source.count("\n") + 1, 10**9):
        for why in (why_slow, why_large):
            sentence = why(source, line)
            assert sentence is None or sentence.startswith("`")


@pytest.mark.parametrize("path", SUBMISSIONS, ids=lambda path: "/".join(path.parts[-3:]))
def test_sentences_about_submissions_are_short_and_found_with_little_effort(path: Path) -> None:
    source = path.read_text()
    tree = ast.parse(source)
    statements = [node for node in ast.walk(tree) if isinstance(node, ast.stmt)]
    kinds = Kinds(tree)
    for statement in statements:
        for rows in (SLOW, LARGE):
            before = kinds.effort
            line = _Line(source, statements, statement, kinds)
            sentence = line.sentence(rules_of(rows), statement.lineno, deepest=rows is SLOW)
            assert before - kinds.effort < EFFORT / 10
            kinds.effort = EFFORT
            if sentence is not None:
                words = re.sub("`[^`]*`", "", sentence)
                assert len(words) <= WORDS and not words.endswith(".") and "{" not in words


UNEXPLAINED = ("big_integers.py", "reads_what_is_there.py")
"""Files whose line says nothing of its cost: only values show it, or a method of a file in memory."""


@pytest.mark.parametrize(
    "path", [path for path in SUBMISSIONS if "time_limit" in path.parts[-2]], ids=lambda path: path.name
)
def test_the_line_to_blame_is_explained_where_its_cost_is_in_c(path: Path) -> None:
    source = path.read_text()
    lines = [number for number, text in enumerate(source.split("\n"), 1) if text.endswith("# blame")]
    if "where: C" in source.split("\n")[0] and path.name not in UNEXPLAINED:
        assert any(why_slow(source, line) for line in lines)
