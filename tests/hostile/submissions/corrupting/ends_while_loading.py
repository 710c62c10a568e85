# tries: to end with the exit code of success before anything is judged
# verdicts: RTE CE SV
# run: samples
import os

os._exit(0)
