"""Whether a face's maker lets us embed a part of it in a document (OS/2 fsType).

We subset and embed, so “no embedding”, “no subsetting” and “bitmaps only” all mean no. We do not look for
ways round.
"""

from __future__ import annotations

RESTRICTED, PREVIEW_PRINT, EDITABLE = 0x0002, 0x0004, 0x0008
NO_SUBSETTING, BITMAP_ONLY = 0x0100, 0x0200


def embedding_refusal(fs_type: int) -> str:
    """Why the face must not be embedded, in Chinese; empty where it may be.

    Bits 1–3 were once combinable, and then the least restrictive holds (OpenType, OS/2 version 0–2).
    """
    if fs_type & RESTRICTED and not fs_type & (PREVIEW_PRINT | EDITABLE):
        return "字体的授权标记不许嵌入文件"
    if fs_type & NO_SUBSETTING:
        return "字体的授权标记不许只嵌入一部分"
    if fs_type & BITMAP_ONLY:
        return "字体的授权标记只许嵌入点阵"
    return ""
