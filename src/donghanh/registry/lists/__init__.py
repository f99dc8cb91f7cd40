"""Reads an agency's list as it comes: any office's workbook, text or JSON, with whatever stands above and below it.

Pure: no Django, no database. A file is unpacked in a process of its own (`unpacking`), its heading is found
(`layout`), its columns are told apart (`mapping`), its cells are cleaned with findings (`cleaning`).
"""
