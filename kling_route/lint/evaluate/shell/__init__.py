"""What the shell's commands read, write and send."""
