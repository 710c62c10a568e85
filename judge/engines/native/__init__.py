"""Running untrusted code: the protocol, the limits, the worker inside and the runner outside."""
