"""Nothing phones home, and the tests would notice if it did."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest


def test_a_connection_to_the_network_is_refused() -> None:
    with socket.socket() as connection, pytest.raises(AssertionError, match="works offline"):
        connection.connect(("127.0.0.1", 9))


def test_a_connection_is_refused_in_programs_that_tests_start() -> None:
    code = "import socket; socket.socket().connect(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "works offline" in done.stderr
