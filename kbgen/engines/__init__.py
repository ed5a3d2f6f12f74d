"""What hands a `Site` to an engine that makes HTML of it, and puts the result in place."""
