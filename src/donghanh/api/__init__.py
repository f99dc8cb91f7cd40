"""What machines and the public may read: the registry by keys for agencies, and figures of it as open data.

Nouns: a *key* is what an agency proves itself with; a *grant* is what one ward lets the holder of a key read, on which
legal basis and until when; an *edition* is the open data of a ward as released on a day, frozen.

Not here: what is shared itself (registry), the measures, and how linkage or imports take data in.
"""
