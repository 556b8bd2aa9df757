"""From needs to shifts to a model to a roster; re-planning and explaining. Solvers live only here."""
