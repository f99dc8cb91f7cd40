"""The one true list of a ward's businesses, made from the lists that agencies keep.

Nouns: a *source* keeps a list; an *entry* is what one source says of one business; a *business* is what a person or
linkage found several entries to be about; a *statement of fact* is what is known of it for one year. Nothing that a
source said is ever written over: the value shown is chosen by trust, or by a person, and each names where it is from.

Not here: supports given and conversions under way, ratings, premises, and figures that nobody listed.
"""
