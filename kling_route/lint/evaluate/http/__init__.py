"""Requests to the API: their addresses, headers and bodies, and what clients do to them."""
