"""What operations that cost much do to the other elements, and the usual cure.

The rows stand from those that cost most plausibly on. What is indented is said of the patterns above it. A
name in capitals fits an expression as `Patterns` says, the same one twice the same code; `_` fits any, `__`
all further arguments, `any_of` one of them; `again` asks that the line runs often. `{when}` becomes "each
time" or "in each call", another name in braces the code that it fits.
"""

import ast
from dataclasses import dataclass
from functools import cache

SLOW = """
EVERY
    makes every selection, far more than there are elements: leave out early what cannot fit
METHOD
    goes through all elements for each one that it is called for: count or number them once, in a dict
sorted(ALL)[_]
    sorts all elements to read a few{when}: `min()`, `max()` and `heapq.nsmallest()` look at each once
list(ALL)[0]; tuple(ALL)[0]
    makes a list of all elements to read the first{when}: `next(iter(...))` does not
again SEQ.sort(); again sorted(ALL)
    puts all elements in order again{when}: sort once, at the end, or keep a heap
SEQ.sort(); sorted(ALL)
    compares each element about log(n) times to order them: counting, or a heap, may need less
PAIRS
    runs over all of `{OVER}` again and again: look up what fits in a dict or a set instead
next(iter(DICT)); next(iter(SET))
    steps over the gaps that removed keys left in front: `collections.deque` leaves none
min(ALL); max(ALL)
    compares all elements{when}: keep the best so far, or a heap, instead of looking at all again
sum(ALL, __); prod(ALL, __); fsum(ALL); reduce(_, ALL, __); nsmallest(_, ALL); nlargest(_, ALL)
    goes through all elements{when}: keep the result and change it by what is new
again heapify(ALL)
    looks at all elements again{when}: `heappush` and `heappop` keep the order of a heap
any(ALL); all(ALL); next(EACH, __); next(filter(_, ALL), __); next(map(_, ALL), __)
    tries one element after another{when}: keep a count of those that fit, or go on from the last
list(map(_, ALL, __)); tuple(map(_, ALL, __)); list(filter(_, ALL)); list(zip(ALL, __)); dict(zip(ALL, __))
list(accumulate(ALL, __))
    runs over all of `{ALL}`{when}: keep the result and change only what is new
set(ALL); frozenset(ALL); dict(ALL); Counter(ALL); fromkeys(ALL, __)
    is built anew from all elements{when}: build it once and change only what is new
COMP
    runs over all of `{OVER}`{when}: keep the result and change only what is new
bisect(SLICE, __); bisect_left(SLICE, __); bisect_right(SLICE, __)
    copies the slice before it searches: pass `lo` and `hi` instead
SLICE.startswith(_); SLICE.endswith(_); SLICE.find(_); SLICE.index(_)
    copies the slice before it looks{when}: pass the place to begin at as the second argument
LIST.pop(0); del LIST[0]
    moves every other element one place: `collections.deque` has `popleft()`, which does not
LIST.pop(PLACE); del LIST[PLACE]
    moves every element behind that place: mark it as taken, or `pop()` from the end instead
LIST.insert(0, _)
    moves every element one place: `collections.deque` has `appendleft()`, which does not
LIST.insert(PLACE, _)
    moves every element behind that place: append all and sort once, or merge in one pass
insort(LIST, __); insort_left(LIST, __); insort_right(LIST, __)
    finds the place quickly but moves every element behind it: sort once at the end, or keep a heap
LIST.remove(_); DEQUE.remove(_)
    searches from the front and moves what is behind: a set removes a value in one step
TEXT.index(__); TEXT.find(__); TEXT.rfind(__); TEXT.count(_); _ in TEXT
    searches through the string{when}: go on from where the last search ended, or keep a set
SEQ.index(_, __); indexOf(ALL, _)
    compares with one element after another until it finds it: a dict from value to place knows it
SEQ.count(_); countOf(ALL, _)
    compares with every element{when}: `collections.Counter` counts all of them once
_ in ROW
    compares with the elements one after another{when}: a set finds a value in one step
TEXT.replace(__); TEXT.split(__); TEXT.splitlines()
    goes through the whole string and copies it{when}: change a list of parts, and `join()` it once
DICT.most_common(__)
    goes through all counts{when}: keep the most frequent one up to date
del SEQ[:_]; del SEQ[0:_]
    moves all that is left to the front: keep the index of the first one instead
del SEQ[_:_]; SEQ[_:_] = _; SEQ[:_] = _
    moves every element behind that part if its length changes: build the list in one pass
LIST = LIST + _
    copies the whole list to add to it: `append()` and `extend()` add in place
LIST = _ + LIST
    copies the whole list to put something in front: append, and reverse once at the end
TUPLE = TUPLE + _; TUPLE = _ + TUPLE; TUPLE += _
    copies the whole tuple to add to it: a list has `append()`, which does not
TEXT = TEXT + _; TEXT = _ + TEXT; TEXT += _; _ += WORD
    copies the whole string to add to it: collect the parts in a list and `join()` them once
ALL[::-1]
    makes a reversed copy{when}: read by index from the end, or use `reversed()`
SLICE == _; _ == SLICE
    copies that part before it is compared{when}: compare in place, by index
list(ALL); tuple(ALL); deque(ALL, __); copy(ALL); deepcopy(ALL); ALL[:]; SPREAD
SEQ.copy(); DICT.copy(); SET.copy()
    copies all elements{when}: copy once and change that, or read them where they are
SLICE
    copies every element of that part{when}: keep or pass the index where it begins instead
JOINED
    copies both sides into a new one{when}: collect the parts in one list instead
SET | _; _ | SET; SET & _; _ & SET; SET - _; DICT | _; DICT & _; SET.union(__); SET.difference(__)
    goes through the elements to make a new one{when}: change one in place instead
DEQUE[MIDDLE]; del DEQUE[MIDDLE]; DEQUE.insert(MIDDLE, _)
    goes to that place from the nearer end: a deque is quick at its ends, a list everywhere
islice(_, N, _)
    steps over all elements before the first one that it yields: read them by index instead
again WORD.join(ALL)
    copies all parts into a new string{when}: collect the parts and join them once, at the end
again FILLED
    makes that many elements anew{when}: make them once and clear only what was changed
SIZED == SIZED_TOO
    compares one element after another until two differ{when}: compare only what has changed
_ ** N % _
    computes the whole power before the remainder: `pow(a, b, m)` keeps the numbers small
_ | 1 << N; 1 << N | _; _ ^ 1 << N; _ |= 1 << N; _ ^= 1 << N
    makes an integer of more digits the larger the input is: a set or a list changes one place only
str(BIG); repr(BIG); bin(BIG); hex(BIG)
    goes through all digits of a large integer{when}: keep the numbers small, as by a remainder
"""

LARGE = """
cache; lru_cache(None); lru_cache(maxsize=None)
    keeps arguments and result of every different call: pass indexes, and keep only what is read again
EVERY
    makes every selection, far more than there are elements: go through them one by one
RECURSE(any_of, SLICE)
    keeps its own copy at every level of the recursion: pass the index where it begins instead
RECURSE(any_of, MADE)
    keeps a new collection at every level of the recursion: change one in place and undo it afterwards
_.append(MADE); _.appendleft(MADE); _.add(MADE); _.insert(_, MADE); heappush(_, MADE); _[KEY] = MADE
    keeps another whole collection each time: keep indexes, or only what changed
TABLE
    keeps a whole collection for each of `{OVER}`: keep only the rows that are read again
KEPT_PAIRS
    keeps one element for every pair: go through the pairs one by one instead
KEPT
    keeps one element for each of `{OVER}`: go through them one by one, or keep only the newest
_ | 1 << N; 1 << N | _; _ |= 1 << N; _[KEY] = 1 << N
    holds an integer of more digits the larger the input is: a set of places holds only its members
LIST = LIST + _; TUPLE = TUPLE + _; TUPLE += _; TEXT = TEXT + _; TEXT += _
    holds the old one and the new one at the same time: collect the parts in one list instead
again _.append(HELD); again _[KEY] = HELD
    keeps another whole collection each time: keep only the newest, if the others are not read again
FILLED
    makes that many elements and holds them all: keep only the part that is read again
MADE
    makes a new collection of many elements and holds all of it: read them where they are instead
again _.append((_, _, __)); again _.add((_, _, __)); again heappush(_, (_, _, __)); again DICT[_, _] = _
    keeps a tuple each time, far larger than one number, such as `row * width + column`
"""
"""Why a line holds much memory, in rows of the same form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is said of the operations that a pattern fits; where `again`, only of those that run often."""

    pattern: ast.AST
    again: bool
    said: str


@cache
def rules_of(rows: str) -> list[Rule]:
    """Return a rule for each pattern, in the order of the rows."""
    rules: list[Rule] = []
    patterns: list[str] = []
    for row in rows.strip().split("\n"):
        if not row.startswith(" "):
            patterns += row.split("; ")
            continue
        for pattern in patterns:
            code = ast.parse(pattern.removeprefix("again ")).body[0]
            root = code.value if isinstance(code, ast.Expr) else code
            rules.append(Rule(pattern=root, again=pattern.startswith("again "), said=row.strip()))
        patterns = []
    return rules
