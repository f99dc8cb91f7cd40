"""A made-up year of an office, played through the production jobs and actions under a moved clock.

It answers what nobody can wait a year for: whom would the system have told what, and when? Nouns: the cast (people with
habits), the agenda (what is given and when), the account (what happened, as JSON). It holds no rule of its own: every
reminder, lock and status in the account comes from the product.
"""
