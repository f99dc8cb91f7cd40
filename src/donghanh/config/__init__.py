"""Settings, routes and the WSGI entry point; may import every app."""
