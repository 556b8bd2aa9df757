"""The rules: one file each, found by scanning this folder; each states limits and knows no solver.

``cells``, ``limit``, ``rule``, ``checking`` and ``registry`` are the machinery; every other module is one rule.
"""
