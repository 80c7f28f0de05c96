"""What happened when, who says so, and how sure that is."""
