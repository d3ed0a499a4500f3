"""A language server: what the linter and the API's schemas say, in an editor, about text that is not saved yet."""
