"""Replies that nobody asked for, or that no honest worker sends, are tampering, whenever they come."""

import os
from typing import Any

import pytest

from judge.engines.inside import codec
from judge.engines.native.sandbox import Sandbox
from judge.engines.protocol import HEADER
from judge.model.outcome import Tampered
from tests import workers
from tests.workers import descendants, outcome_of, returned, runner, solve, threads, wait_until

nothing_left_behind, box = workers.nothing_left_behind, workers.box
pytestmark = pytest.mark.usefixtures("nothing_left_behind")


def frame(*fields: Any) -> bytes:
    """A reply as a worker would send it."""
    body = codec.encode(fields, 1 << 20)
    return HEADER.pack(len(body)) + body


def forged_result(number: int, *values: Any) -> bytes:
    return frame("returned", number, values, (), "", 0)


FORGERIES = {
    "text": b"these are no frames at all",
    "a frame of garbage": HEADER.pack(4) + b"\xff\xfe\xfd\xfc",
    "a frame without an end": HEADER.pack(0xFFFFFFFF) + b"x",
    "an empty frame": HEADER.pack(0),
    "a value that is no reply": HEADER.pack(1) + b"N",
    "a reply of unknown kind": frame("accepted", 1),
    "an answer to another request": forged_result(2, 42),
    "an answer with too many values": forged_result(1, 42, 42),
    "an answer without values": forged_result(1),
    "an answer with a damaged value": forged_result(1, 42).replace(b"i*", b"?*"),
    "an exception after the last call": frame("raised", 1, "E", "", (), 0, (None,), "", 0),
    "another reply to the start": frame("armed", 1, True, True, "", ()),
    "two answers at once": forged_result(1, 42) + forged_result(1, 42),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_a_forged_reply_is_tampering(box: Sandbox, what: str) -> None:
    source = f"""
        import os, sys
        def solve(x):
            if not x: return 5
            os.write(int(sys.argv[2]), {FORGERIES[what]!r})
            return 42
        """
    with runner(box, source) as run:
        outcome = run.run(solve(1))
        assert isinstance(outcome, Tampered), outcome
        assert outcome.detail
        assert returned(run.run(solve(0))).values == (5,)


def test_an_answer_sent_twice_is_tampering_at_the_latest_with_the_next_case(box: Sandbox) -> None:
    source = f"""
        import os, sys
        def solve(x):
            os.write(int(sys.argv[2]), {forged_result(1, 42)!r})
            return 42
        """
    with runner(box, source) as run:
        outcomes = [run.run(solve(1)), run.run(solve(2))]
    assert any(isinstance(outcome, Tampered) for outcome in outcomes)


@pytest.mark.parametrize("what", FORGERIES)
def test_a_forged_reply_while_loading_is_tampering(sandbox: Sandbox, what: str) -> None:
    source = f"import os, sys\nos.write(int(sys.argv[2]), {FORGERIES[what]!r})\ndef solve(x): return 42"
    assert isinstance(outcome_of(sandbox, source), Tampered)


@pytest.mark.parametrize("count", [1, 2])
def test_a_submission_that_reports_itself_as_loaded_is_tampering(sandbox: Sandbox, count: int) -> None:
    early = frame("loaded", 0) * count
    source = f"import os, sys\nos.write(int(sys.argv[2]), {early!r})\ndef solve(x): return 42"
    assert isinstance(outcome_of(sandbox, source), Tampered)


@pytest.mark.parametrize(
    "sent",
    [b"x", b"text that is no frame", HEADER.pack(1) + b"N", forged_result(2, 42), forged_result(1, 42)],
    ids=["one byte", "text", "a frame", "the next answer", "the last answer again"],
)
def test_whatever_comes_between_two_requests_is_tampering(box: Sandbox, sent: bytes) -> None:
    """A thread waits until the answer has been read and the worker is idle, then sends more."""
    source = f"""
        import array, fcntl, os, sys, threading
        main = threading.main_thread().ident
        replies = int(sys.argv[2])

        def is_idle():
            if sys._current_frames()[main].f_code.co_name != "read_some":
                return False  # the answer has not been sent yet
            unread = array.array("i", [0])
            fcntl.ioctl(replies, 0x541B, unread)
            return unread[0] == 0

        def send_more():
            while not is_idle(): pass
            os.write(replies, {sent!r})

        def solve(x):
            if x == 1: threading.Thread(target=send_more).start()
            return x
        """
    before = descendants(os.getpid())
    with runner(box, source) as run:
        assert returned(run.run(solve(1))).values == (1,)
        worker = [pid for pid in descendants(os.getpid()) if pid not in before][-1]
        wait_until(lambda: threads(worker) == 1)
        outcome = run.run(solve(2))
        assert isinstance(outcome, Tampered), outcome
        assert returned(run.run(solve(3))).values == (3,)


def test_a_submission_that_rewrites_the_worker_gains_no_answer_that_it_did_not_give(sandbox: Sandbox) -> None:
    """It shares its process with the worker; what it sends in its name is still its own answer."""
    source = """
        import sys
        frame = sys._getframe()
        while "codec" not in frame.f_globals:
            frame = frame.f_back
        worker = frame.f_globals
        def solve(x):
            worker["codec"].encode = lambda value, limit: b"N"
            return 42
        """
    with runner(sandbox, source) as run:
        assert isinstance(run.run(solve(1)), Tampered)
