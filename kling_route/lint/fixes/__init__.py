"""What mends a finding, and how it is put into the files."""
