"""Notices to officers inside the system. Letters, e-mail and Zalo come with their first users."""
