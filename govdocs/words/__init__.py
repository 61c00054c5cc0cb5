"""Chinese words: segmentation, rarity and lexicons, loaded only when a text needs them."""

from govdocs.words.clauses import ClauseWords, clause_words
from govdocs.words.people import find_names
from govdocs.words.rarity import word_share
from govdocs.words.segment import cut_words

__all__ = ["ClauseWords", "clause_words", "cut_words", "find_names", "word_share"]
