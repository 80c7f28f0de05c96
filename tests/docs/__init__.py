"""Documentation that cannot drift: pages are generated, commands and examples are tried."""
