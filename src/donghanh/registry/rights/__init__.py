"""What owners may know and ask for (Luật 91/2025/QH15)."""
