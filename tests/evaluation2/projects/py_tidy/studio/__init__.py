"""Pictures for the shop, rendered by APIDot."""
