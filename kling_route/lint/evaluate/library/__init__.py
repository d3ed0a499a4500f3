"""What functions and methods give back that the project does not write itself."""
