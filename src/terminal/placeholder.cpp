// The layer's first file comes with its first commit.
