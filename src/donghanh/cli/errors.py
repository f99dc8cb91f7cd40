"""How a command says that it cannot do what was asked."""


class CommandFailed(Exception):
    """Ends a command with exit code 2; `str(error)` is one Vietnamese sentence for stderr."""
