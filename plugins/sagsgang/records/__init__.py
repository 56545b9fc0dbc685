"""The typed vocabulary: what every kind of record may say, one declaration per field.

Knows every Danish key, and nothing else spells them. Refuses to know any file but the one that
is being read: references are text with a place here.
"""
