package org.entente.exchange;

import java.util.Optional;

/** A readable row on its way to the desk; the origin is the digest of one that names nothing by which it could be known again. */
record Item(Row row, Optional<String> origin) {}
