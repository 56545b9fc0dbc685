"""Pages: views and autoescaping templates become the HTML of articles.

Knows templates and wording. Refuses to know records, files and site generators.
"""
