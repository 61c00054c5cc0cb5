"""Makes every attempt to reach a network fail, in whatever Python process finds this on its path."""

import socket

_connect = socket.socket.connect


def _refuse(self, address):
    if self.family == getattr(socket, "AF_UNIX", object()):
        return _connect(self, address)
    raise AssertionError(f"govdocs works offline, but something tried to reach {address}")


socket.socket.connect = _refuse
socket.socket.connect_ex = _refuse
