"""Đồng Hành: a signed plan goes in, a tracked programme and an official report come out."""

__version__ = "0.1.0"
