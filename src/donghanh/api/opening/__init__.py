"""Open data: figures that tell of no single business, as files, with a catalogue."""
