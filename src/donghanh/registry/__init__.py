"""The one true list of a ward's businesses, made from the lists that agencies keep.

Nouns: a *source* keeps a list; an *entry* is what one source says of one business; a *business* is what a person or
linkage found several entries to be about; a *statement of fact* is what is known of it for one year. Nothing that a
source said is ever written over: the value shown is chosen by trust, or by a person, and each names where it is from.

Folders by what they are for: lists are read (`lists`), staged and applied (`importing`), their rows placed
(`resolution`); pages are the list (`listing`, `search`), one business (`dossier`), facts that differ (`conflicts`),
duties (`law`), rounds of questions (`surveys`) and what owners may ask for (`rights`); `measures` count.

Not here: supports given and conversions under way, ratings, premises, and figures that nobody listed.
"""
