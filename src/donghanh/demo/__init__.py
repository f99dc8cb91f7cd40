"""A made-up year of Phường Ái Quốc, marked "dữ liệu minh họa": its plans go through the real reading and confirming.

Not for a real ward: `donghanh init` starts one without any of this.
"""
