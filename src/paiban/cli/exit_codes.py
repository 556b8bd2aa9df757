"""What the exit codes mean; scripts rely on them."""

DONE = 0
SHORT = 1  # done, but needed seats stay empty or hard rules are broken
WRONG_INPUT = 2
BUG = 3
INTERRUPTED = 130  # Ctrl-C before there was anything to keep; what shells use for it
