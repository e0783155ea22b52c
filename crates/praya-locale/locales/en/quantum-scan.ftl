# The report of a scan: words that the text and the HTML report share, then those of each.

title = Cryptographic inventory
as-of = as of { $date }
no-as-of = no as-of date was given: nothing is said of what has expired
targets = Targets
outcome-read = read
outcome-unsupported = nothing in it is of a kind that is looked at: this is not a clean result
outcome-empty = empty, or nothing in it but what was left out on purpose
outcome-unreadable = could not be read

# Standings
standing-quantum-broken = quantum-broken
standing-broken-today = broken today
standing-weakened = weakened
standing-unknown = unknown
standing-sufficient = sufficient
standing-post-quantum = post-quantum
standing-quantum-broken-long = Broken by a quantum computer (Shor)
standing-broken-today-long = Broken or too weak today
standing-weakened-long = Weakened by a quantum computer (Grover)
standing-unknown-long = Strength not known
standing-sufficient-long = Of sufficient strength (symmetric, hash)
standing-post-quantum-long = Post-quantum, hybrids included
standing-too-weak-too = also too weak today

# What was found
found = What was found
nothing-found = No cryptography was found in what was looked at.
nothing-read = Nothing was looked at. This is not a clean result: see what was not looked at, below.
found-tally = { $count ->
    [one] { $shown } algorithm
   *[other] { $shown } algorithms
} in { $places ->
    [one] { $shown-places } place
   *[other] { $shown-places } places
}
found-weak-too = { $tally }; { $shown } of them too weak today as well
found-certificates = { $count ->
    [one] { $shown } certificate
   *[other] { $shown } certificates
}
found-expired = { $shown } expired
found-ends-soon = { $count ->
    [one] { $shown } ends within { $days } days
   *[other] { $shown } end within { $days } days
}
found-not-yet = { $shown } not yet valid
found-validity-unknown = { $shown } of unknown validity
found-self-signed = { $shown } self-signed
found-keys = { $count ->
    [one] { $shown } private key
   *[other] { $shown } private keys
}
found-keys-open = { $shown } unprotected where they lie
found-keys-unknown = { $shown } of unknown protection
found-keys-protected = { $shown } protected
found-libraries = { $count ->
    [one] { $shown } library
   *[other] { $shown } libraries
}
found-pqc-yes = { $shown } with post-quantum algorithms
found-pqc-no = { $shown } without
found-pqc-unknown = { $shown } not known
found-protocols = { $count ->
    [one] { $shown } protocol setting
   *[other] { $shown } protocol settings
}
found-unresolved = { $count ->
    [one] { $shown } place where a parameter could not be told
   *[other] { $shown } places where a parameter could not be told
}

# Columns
column-algorithm = Algorithm
column-standing = Standing
column-places = Places
column-first-place = First place
column-certificate = Certificate
column-ends = Ends
column-key = Key
column-place = Place
column-library = Library
column-version = Version
column-pqc = Post-quantum
column-kind = Kind
column-files = Files
column-size = Size
column-what = What
column-why = Why
column-protection = Protection
column-protocol = Protocol
column-suites = Cipher suites
column-algorithms = Algorithms

# Sections
algorithms = Algorithms
certificates = Certificates that have ended, end soon or have not begun
keys = Private keys that lie unprotected, or whose protection is not known
libraries = Libraries that implement cryptography
coverage = What was looked at
not-covered = What was not looked at
next-steps = What to do next
unresolved-name = (not told)
more = { $count ->
    [one] and { $shown } more; the CBOM has every one
   *[other] and { $shown } more; the CBOM has every one
}
total = Total
validity-expired = expired { $date }
validity-ends-soon = ends { $date }
validity-not-yet = begins { $date }
validity-holds = until { $date }
validity-unknown = unknown
protection-open = none
protection-unknown = not known
protection-protected = { $by }
pqc-yes = { $algorithms }
pqc-yes-plain = yes
pqc-no = none
pqc-since = none; from version { $version } on
pqc-unknown = not known
unsupported = { $count ->
    [one] { $shown } file of no kind that is looked at
   *[other] { $shown } files of no kind that is looked at
} ({ $bytes })
unsupported-kinds = most of them: { $kinds }
skipped = { $count ->
    [one] { $shown } item left out on purpose
   *[other] { $shown } items left out on purpose
}
unreadable = { $count ->
    [one] { $shown } item that should have been read could not be
   *[other] { $shown } items that should have been read could not be
}
all-covered = Everything was looked at.

# Kinds of material
material-private-key = private key
material-public-key = public key
material-secret-key = secret key
material-key = key
material-password = password
material-token = token
material-shared-secret = shared secret
material-parameters = parameters
material-unknown = key material

# Next steps
next-unreadable = Look into what could not be read: it may hold anything.
next-broken-today = Replace { $names } first: no quantum computer is needed to break them.
next-exchange = Plan the move of key exchange and encryption ({ $names }) to ML-KEM or a hybrid: what is recorded today can be read later.
next-signature = Plan the move of signatures ({ $names }) to ML-DSA or SLH-DSA, longest-lived signatures first.
next-keys = Protect the private keys that lie open, or restrict who can read them.
next-certificates = Renew or remove what has expired or ends soon.
next-libraries = Update { $names }: newer versions offer post-quantum algorithms.
next-unresolved = Settle the places where a parameter could not be told, by configuration or by asking who wrote them.
next-none = Nothing found needs doing now. Keep the CBOM, and scan again when the systems change.
list-more = { $names } and { $shown } more
list-separator = ,{" "}
labelled = { $label }: { $text }

# HTML
html-subtitle = What cryptography is in use, where, and what a quantum computer does to it
html-tool = Praya { $version }
html-glance = At a glance
html-standings = Where the algorithms stand
html-standings-note = Places by standing. One place can use several algorithms.
html-table = The same as a table
html-algorithms-note = The most used first within each standing. Places include certificates and keys.
html-certificates = Certificates
html-timeline = When certificates end
html-timeline-note = Certificates by the time at which their validity ends.
html-timeline-early = earlier
html-timeline-late = later
html-as-of = as of { $date }
html-expired = expired
html-ends-soon = ends soon, or has not begun
html-holds = holds
html-unknown = no as-of date
html-keys = Keys and secrets
html-protocols = Protocol settings
html-assets = Every asset, with its places
html-assets-note = Open a row for its facts, its places and how each was found.
html-filter = Show rows that contain
html-filter-kind = Kind
html-filter-standing = Standing
html-filter-all = all
html-filter-shown = rows shown
html-cut-assets = { $count ->
    [one] { $shown } more asset is in the CBOM and the JSON report.
   *[other] { $shown } more assets are in the CBOM and the JSON report.
}
html-cut-places = { $count ->
    [one] { $shown } more place is in the CBOM
   *[other] { $shown } more places are in the CBOM
}
html-coverage-note = What the findings rest on. What was not looked at may hold anything.
html-legend = What the standings mean
html-all = Every asset and every place is in the CBOM.
html-count = Certificates
html-period = Period

meaning-quantum-broken = A large quantum computer running Shor's algorithm breaks it at any practical key size. Data recorded today can be decrypted later, and signatures forged.
meaning-broken-today = Attacks on ordinary computers are practical, or its strength is below 112 bits (NIST SP 800-131A Rev. 2).
meaning-weakened = Not broken, but a quantum search leaves less than the weakest NIST strength category.
meaning-unknown = The algorithm is not known, or its strength depends on something that could not be told. Unknown is not good: find out.
meaning-sufficient = A symmetric algorithm or a hash of NIST strength category 1 or more. It says nothing of whether it is used well.
meaning-post-quantum = Made to withstand a quantum computer, alone or combined with a classical algorithm.

kind-algorithm = algorithm
kind-certificate = certificate
kind-material = key material
kind-protocol = protocol
kind-library = library

detail-primitive = Primitive
detail-functions = Functions
detail-key-size = Key or digest size
detail-curve = Curve or group
detail-mode = Mode
detail-padding = Padding
detail-digest = Digest
detail-oid = Object identifier
detail-classical = Strength, bits (classical)
detail-nist = NIST strength category
detail-issuer = Issuer
detail-serial = Serial number
detail-validity = Validity
detail-public-key = Public key
detail-signature = Signed with
detail-fingerprint = SHA-256
detail-usage = Key usage
detail-names = Alternative names
detail-self-signed = Self-signed
detail-format = Format
detail-size = Size, bits
detail-protection = Protection
detail-label = Label
detail-algorithm = Algorithm
detail-suites = Cipher suites
detail-algorithms = Algorithms
detail-version = Version
detail-purl = Package URL
detail-pqc = Post-quantum
detail-unresolved = Not told
detail-reference = Reference in the CBOM
detail-detector = found by
detail-within = part of
yes = yes
no = no
