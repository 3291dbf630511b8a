"""The shape of what people type about nominations, on the phone and at the desk."""
