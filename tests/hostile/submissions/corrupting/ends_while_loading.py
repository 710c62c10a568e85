# tries: to end with the exit code of success before anything is judged
# verdicts: RTE CE SV
<<<<<<< HEAD
=======
# run: samples
>>>>>>> hostile
import os

os._exit(0)
