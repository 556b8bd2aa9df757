"""From needs to shifts to a model to a roster; re-planning and explaining. OR-Tools lives only here."""
