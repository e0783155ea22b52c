# The report of a scan.

title = Cryptographic inventory
