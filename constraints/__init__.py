"""The rules: one file each, found by scanning this folder; each states limits and knows no solver.

``registry`` names the modules that are the machinery; every other module is one rule.
"""
