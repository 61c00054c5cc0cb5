"""Chinese words: segmentation and lexicons, loaded only when a text needs them."""

from govdocs.words.segment import cut_words

__all__ = ["cut_words"]
