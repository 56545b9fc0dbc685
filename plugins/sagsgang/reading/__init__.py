"""From bytes to text with places: front matter as nodes, bodies as passages and sections.

Layer 2. Knows the shape of files. Refuses to know what any key or section means.
"""
