"""How a worker process begins and ends: warm at once, silent on Ctrl-C, gone when the run that started it is.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from contextlib import suppress
from multiprocessing import connection, parent_process

from govdocs.batch.making import Settings
from govdocs.errors import GovdocsError
from govdocs.model import Material, Paragraph
from govdocs.writing.render import Rendering

_OBJECTS = 50_000
"""New objects after which a worker looks for rings of them; a draft makes some thousands."""

_SAMPLE = Material(title="关于进一步做好全市人才工作有关情况的汇报材料", body=(Paragraph("人才是第一资源。"),))


def begin_service(settings: Settings, formats: tuple[str, ...]) -> None:
    """Makes this process a worker of a run with `settings`."""
    begin_work()
    warm_up(settings, formats)


def begin_work() -> None:
    """Makes this process a worker: it leaves Ctrl-C to the one that started it, and ends with that one."""
    # Ctrl-C reaches the whole group; the process that started the run decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # A draft leaves next to nothing behind that counting references does not free: looking for it can wait.
    gc.set_threshold(_OBJECTS)


def warm_up(settings: Settings, formats: tuple[str, ...]) -> None:
    """Loads fonts, templates, style sheet and libraries; what is wrong with them is said where they are used."""
    with suppress(GovdocsError):
        rendering = Rendering(_SAMPLE, settings.look)
        for name in formats:
            rendering.write(name)


def _end_with_parent() -> None:
    """Ends this process when the one that started it is killed: nobody is left to give it work or to end it."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
