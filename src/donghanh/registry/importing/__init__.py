"""A list's way into the registry: received, its columns confirmed, read into staged rows, taken over, undone.

Each step of a job is one transaction that also writes how far it came (`Batch.position`): killed at any point, it goes
on where it was, and no row counts twice.
"""
