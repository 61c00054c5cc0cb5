"""Chinese words: segmentation, rarity and lexicons, loaded only when a text needs them."""

from govdocs.words.rarity import word_share
from govdocs.words.segment import cut_words

__all__ = ["cut_words", "word_share"]
