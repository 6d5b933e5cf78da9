package org.entente.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The bytes of an RFC 9457 answer. What the caller asked never shapes them, only the problem does. */
final class ProblemJson {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(values());

  private ProblemJson() {}

  static byte[] bytes(String slug, int status, String sentence, Map<String, ?> details) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "/problems/" + slug);
    body.put("title", title(slug));
    body.put("status", status);
    body.put("detail", sentence);
    details.forEach(body::putIfAbsent);
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("The details of the problem " + slug + " are no JSON", unwritable);
    }
  }

  /** The slug is the problem's name; spelt as words it is its title, the same at every occurrence. */
  private static String title(String slug) {
    String words = slug.replace('-', ' ');
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static SimpleModule values() {
    return new SimpleModule()
        .addSerializer(TemporalAccessor.class, new ToStringSerializer(TemporalAccessor.class))
        .addSerializer(ZoneId.class, new ToStringSerializer(ZoneId.class))
        .addSerializer(Locale.class, new LanguageTags());
  }

  private static final class LanguageTags extends JsonSerializer<Locale> {
    @Override
    public void serialize(Locale locale, JsonGenerator json, SerializerProvider provider) throws IOException {
      json.writeString(locale.toLanguageTag());
    }
  }
}
