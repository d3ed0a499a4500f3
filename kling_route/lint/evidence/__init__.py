"""What several rules look for: keys, private values that are shown, ways by which a key gets out."""
