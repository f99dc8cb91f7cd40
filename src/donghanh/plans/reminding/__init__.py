"""Who is reminded of what on a day: facts of results, the people behind positions, and the ladder over both."""
