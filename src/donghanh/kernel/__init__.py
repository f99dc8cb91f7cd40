"""The mechanism every app stands on: slots, modules, events, jobs, the row wall. No models, no word of the domain."""
