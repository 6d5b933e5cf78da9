package org.entente.content;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Locale;

/**
 * What a translation was made from, or was last checked against.
 *
 * @param locale the language it follows
 * @param revision the content's revision that the translator had before them
 * @param wording what the words of that language were then
 */
@Embeddable
public record Source(
    @Convert(converter = Converters.OfLocale.class) @Column(name = "source_locale") Locale locale,
    @Column(name = "source_revision") int revision,
    @Column(name = "source_wording") String wording) {}
