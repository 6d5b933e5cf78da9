package org.entente.exchange;

import java.util.Locale;
import java.util.Optional;

/** What the request says about every row that does not say it itself. */
record Defaults(Optional<String> type, Optional<Locale> locale) {}
