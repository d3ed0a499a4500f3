"""Formats that embed code of other languages: each finds its pieces, with the places where they stand in the file."""
