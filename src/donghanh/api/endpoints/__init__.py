"""The addresses of the read API, under /api/v1/."""
