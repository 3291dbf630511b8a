"""The lightest of children: what asks of the parents of children need not load a reader."""
