package org.entente.notices;

import java.util.Locale;

/**
 * A mail to one person, ready to be sent.
 *
 * @param id the same whenever it is sent, so that whoever gets it twice can tell
 */
record Letter(String id, String address, String name, Locale language, String subject, String text, String html) {}
