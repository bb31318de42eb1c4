"""Every message of the product, platform-neutral: a small vocabulary and one builder per kind of message."""
