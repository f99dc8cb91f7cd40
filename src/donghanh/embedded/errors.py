"""How the launcher says that the server cannot be had."""


class ClusterFailed(Exception):
    """The server could not be found, made, started or stopped; `str(error)` says so in Vietnamese."""
