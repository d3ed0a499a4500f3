"""Where values get to, and whose they are: logs, browsers, users."""
