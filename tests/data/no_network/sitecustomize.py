"""Makes every attempt to reach a network fail, in whatever Python process finds this on its path."""

import socket
from typing import Any

_connect = socket.socket.connect


def _refuse(self: socket.socket, address: Any) -> None:
    if self.family == getattr(socket, "AF_UNIX", object()):
        _connect(self, address)
        return
    raise AssertionError(f"govdocs works offline, but something tried to reach {address}")


setattr(socket.socket, "connect", _refuse)  # noqa: B010 - the type checker forbids assigning to a method
setattr(socket.socket, "connect_ex", _refuse)  # noqa: B010
