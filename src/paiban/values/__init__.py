"""The model's value types: plain, frozen, validated; they know no solver, no file and no rule."""
