# tries: to be taken for loaded although the file defines nothing
# verdicts: SV CE
# run: samples
import sys

frame = sys._getframe()
while frame.f_code.co_name != "serve":
    frame = frame.f_back
frame.f_locals["self"].send("loaded")
