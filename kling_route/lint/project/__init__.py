"""A project's files: which git knows, how they name each other, how each is read."""
