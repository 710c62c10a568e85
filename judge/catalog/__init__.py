"""Problem packages on disk, loaded strictly into the types of the model."""
