"""Attachments: a file a ward keeps, its limits and how it is handed out.

Who may have it is asked by the app it hangs on.
"""
