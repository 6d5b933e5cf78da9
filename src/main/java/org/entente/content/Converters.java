package org.entente.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.entente.values.Country;
import org.entente.values.DeliveryQuery;
import org.entente.values.LanguageTag;
import org.entente.values.LocalizedText;
import org.entente.values.Period;
import org.entente.values.Point;
import org.entente.values.RichText;
import org.entente.values.Slug;

/** How values stand in columns: as the one text they are read from. Name them on the field with {@code @Convert}. */
public final class Converters {
  private Converters() {}

  /** A value kept as its text. */
  abstract static class AsText<V> implements AttributeConverter<V, String> {
    private final Function<V, String> write;
    private final Function<String, V> read;

    AsText(Function<V, String> write, Function<String, V> read) {
      this.write = write;
      this.read = read;
    }

    @Override
    public String convertToDatabaseColumn(V value) {
      return value == null ? null : write.apply(value);
    }

    @Override
    public V convertToEntityAttribute(String column) {
      return column == null ? null : read.apply(column);
    }
  }

  @Converter
  public static class OfLocale extends AsText<Locale> {
    public OfLocale() {
      super(Locale::toLanguageTag, LanguageTag::parse);
    }
  }

  @Converter
  public static class OfPeriod extends AsText<Period> {
    public OfPeriod() {
      super(Period::edtf, Period::parse);
    }
  }

  @Converter
  public static class OfSlug extends AsText<Slug> {
    public OfSlug() {
      super(Slug::text, Slug::new);
    }
  }

  @Converter
  public static class OfRichText extends AsText<RichText> {
    public OfRichText() {
      super(RichText::markdown, RichText::new);
    }
  }

  @Converter
  public static class OfPoint extends AsText<Point> {
    public OfPoint() {
      super(Point::toString, Point::parse);
    }
  }

  @Converter
  public static class OfCountry extends AsText<Country> {
    public OfCountry() {
      super(Country::code, Country::new);
    }
  }

  @Converter
  public static class OfZone extends AsText<ZoneId> {
    public OfZone() {
      super(ZoneId::getId, ZoneId::of);
    }
  }

  @Converter
  public static class OfUri extends AsText<URI> {
    public OfUri() {
      super(URI::toString, URI::create);
    }
  }

  @Converter
  public static class OfQuery extends AsText<DeliveryQuery> {
    public OfQuery() {
      super(DeliveryQuery::text, DeliveryQuery::new);
    }
  }

  /** As a JSON object of language tags: {@code {"en":"Mayor","fr":"Maire"}}. */
  @Converter
  public static class OfLocalizedText extends AsText<LocalizedText> {
    private static final ObjectMapper JSON = new ObjectMapper();

    public OfLocalizedText() {
      super(OfLocalizedText::json, OfLocalizedText::text);
    }

    private static String json(LocalizedText text) {
      ObjectNode json = JSON.createObjectNode();
      text.texts().forEach((locale, words) -> json.put(locale.toLanguageTag(), words));
      return json.toString();
    }

    private static LocalizedText text(String column) {
      try {
        Map<Locale, String> texts = new HashMap<>();
        JSON.readTree(column).properties()
            .forEach(entry -> texts.put(LanguageTag.parse(entry.getKey()), entry.getValue().textValue()));
        return LocalizedText.of(texts);
      } catch (JsonProcessingException damaged) {
        throw new IllegalStateException("A text by language in the database is no JSON", damaged);
      }
    }
  }
}
