"""The verdicts of the field, as every report and every grader's file spells them."""

from enum import StrEnum


class Verdict(StrEnum):
    """What the judge says about a case, a stage or a whole submission."""

    AC = "AC"
    WA = "WA"
    TLE = "TLE"
    MLE = "MLE"
    OLE = "OLE"
    RTE = "RTE"
    CE = "CE"
    SV = "SV"
    JE = "JE"

    @property
    def words(self) -> str:
        """The verdict written out, such as `Wrong Answer`."""
        return _WORDS[self]


_WORDS = {
    Verdict.AC: "Accepted",
    Verdict.WA: "Wrong Answer",
    Verdict.TLE: "Time Limit Exceeded",
    Verdict.MLE: "Memory Limit Exceeded",
    Verdict.OLE: "Output Limit Exceeded",
    Verdict.RTE: "Run-Time Error",
    Verdict.CE: "Compile Error",
    Verdict.SV: "Security Violation",
    Verdict.JE: "Judge Error",
}
