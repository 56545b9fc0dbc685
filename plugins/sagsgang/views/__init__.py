"""What each page says: derived facts as frozen rows, without HTML and without addresses.

A view is made from a `Chronicle` and shown by one template. A row names what it leads to by the
key of that page: a record's id, or that of an index (`syddanmark/fora`). Views do not know each
other; the rows that several of them show are in `sagsgang.views.rows`.
"""
