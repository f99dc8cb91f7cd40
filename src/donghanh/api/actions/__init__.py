"""What changes in sharing: keys and rights, their use, editions of open data."""
