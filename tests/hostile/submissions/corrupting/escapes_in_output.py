# tries: terminal escapes in what is printed: colours, titles, the clipboard, a cleared screen
# verdicts: WA
# run: samples
# tiers: strict restricted
def sliding_window_max(nums, k):
    print("\x1b[2J\x1b[31mAccepted\x1b[0m\x1b]0;title\x07\x1b]52;c;aG9zdGlsZQ==\x07\x9b31m\x08\x08\r\x00\x7f")
    print("\u202eevitisop\u202c \u2066left\u2069 \u061c\u200f\ufeff\u2028\u2029")
    return ["\x1b[31m", "\u202e", "\x9b31m"]
