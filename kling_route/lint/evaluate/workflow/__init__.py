"""What becomes of a task: submitted, asked for again and again, tried again, kept."""
