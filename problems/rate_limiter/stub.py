class RateLimiter:
    """Allows each client so many requests within a window that slides with time."""

    def __init__(self, limit: int, window: int) -> None:
        """Allow each client at most limit requests within any window seconds."""
        raise NotImplementedError("write your solution here")

    def allow(self, client: str, time: int) -> bool:
        """Return whether the request of this client is allowed; an allowed one counts from now on.

        The time never decreases from call to call.
        """
        raise NotImplementedError("write your solution here")
