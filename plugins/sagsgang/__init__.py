"""Sagsgang: from meeting records to pages, as a pure function.

This package knows the records, their rules, the facts derived from them and the pages made of them.
It refuses to know disks, Git, clocks, networks and site generators.
"""
