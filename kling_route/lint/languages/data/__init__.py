"""Data formats: JSON, YAML, TOML and `.env` files."""
