"""Reuse: which passages of these texts have been said before, where, and how much of it matters."""
