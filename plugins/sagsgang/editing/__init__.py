"""Changes to records: text edits that leave everything else as it is, and new records.

Layer 9. Knows what is mechanical about a record and how an edit is made. Refuses to write files,
to change a meaning, and to dump YAML: comments, line ends and spelling stay the author's own.
"""
