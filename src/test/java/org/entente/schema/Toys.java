package org.entente.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Role;
import org.entente.content.AnyReference;
import org.entente.content.Content;
import org.entente.content.ContentType;
import org.entente.content.Field;
import org.entente.content.LinkTarget;
import org.entente.content.Submitted;
import org.entente.content.Words;
import org.entente.settings.Installation;
import org.entente.values.Audience;
import org.entente.values.Country;
import org.entente.values.FieldRole;
import org.entente.values.LocalizedText;
import org.entente.values.Malformed;
import org.entente.values.Period;
import org.entente.values.Point;
import org.entente.workflow.ReviewPlan;
import org.entente.workflow.ReviewPlans;
import org.entente.workflow.Stage;

/** Types made for tests: a kite with every kind of field, and the shop that sells it. */
public final class Toys {
  public static final Locale FR = Locale.FRENCH;
  public static final Locale EN = Locale.ENGLISH;
  public static final Instant THEN = Instant.parse("2024-01-01T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Toys() {}

  /** A shop: the target of typed references. */
  @ContentType(name = "shops", position = 2)
  public static class Shop extends Content {
    @Field(filterable = true, sortable = true)
    Country country;

    @Field(audience = Audience.INTERNAL)
    String till;

    Map<Locale, Text> words = new HashMap<>();

    @Override
    public Map<Locale, ? extends Words> words() {
      return words;
    }

    /** Its words. */
    public static class Text extends Words {}
  }

  /** A kite: a fact of every shape. */
  @ContentType(name = "kites", position = 1)
  public static class Kite extends Content {
    /** What it looks like. */
    public enum Shape {
      DIAMOND,
      BOX_OF_CELLS
    }

    @NotNull(groups = Submitted.class)
    @Field(filterable = true)
    Shape shape;

    @Size(max = 20)
    @Field
    String maker;

    @Field
    Boolean flies;

    @Field(filterable = true, sortable = true)
    Integer tails;

    @Field(filterable = true, sortable = true, role = FieldRole.PERIOD)
    Period built;

    @Field
    LocalDate firstFlight;

    @Field(role = FieldRole.START)
    Instant start;

    @Field(role = FieldRole.ZONE)
    ZoneId zone;

    @Field
    Point point;

    @Field(filterable = true)
    LocalizedText nickname;

    @NotEmpty(groups = Submitted.class)
    @Field(filterable = true)
    List<Shop> shops = new ArrayList<>();

    @Field(reverse = "lent-kites")
    Shop lender;

    @Field
    List<AnyReference> related = new ArrayList<>();

    @Field
    LinkTarget target;

    @Field
    List<Flyer> flyers = new ArrayList<>();

    @Field
    Owner owner;

    @Field(audience = Audience.INTERNAL)
    String secret;

    String unmarked = "invisible";

    Map<Locale, Text> words = new HashMap<>();

    @Override
    public Map<Locale, ? extends Words> words() {
      return words;
    }

    /** Somebody with a hand on the string. */
    @Embeddable
    public static class Flyer {
      @Field
      String name;

      @Field
      LocalizedText role;

      @Field(reverse = "flyers")
      Shop employer;

      @Field(audience = Audience.INTERNAL)
      String phone;
    }

    /** Whose it is. */
    @Embeddable
    public static class Owner {
      @Field
      String name;

      @Field
      LocalizedText role;

      @Field(audience = Audience.INTERNAL)
      String phone;
    }

    /** Its words, with one more than usual. */
    public static class Text extends Words {
      @Field(searchable = true)
      String motto;
    }
  }

  public static Installation installation(String contextRoot) {
    return new Installation(List.of(FR, EN), ZoneId.of("Europe/Paris"), contextRoot, Path.of("data"), Optional.empty(), Optional.empty());
  }

  /** Kites are looked at by two. */
  public static ReviewPlans plans() {
    return new ReviewPlans(new ReviewPlan(List.of(new Stage(Role.REVIEWER, 1))),
        Map.of("kites", new ReviewPlan(List.of(new Stage(Role.PROTOCOL, 1), new Stage(Role.REVIEWER, 1)))));
  }

  public static ContentTypes types() {
    return ContentTypes.read(List.of(Shop.class, Kite.class, String.class), installation(""));
  }

  public static Kite kite() {
    Kite kite = new Kite();
    kite.begin(UUID.fromString("00000000-0000-0000-0000-000000000001"), "kites", FR, THEN);
    return kite;
  }

  public static Shop shop(UUID id) {
    Shop shop = new Shop();
    shop.begin(id, "shops", FR, THEN);
    return shop;
  }

  /** Finds by id only, and loads a shop for whatever was found. */
  public static final Neighbours NEIGHBOURS = new Neighbours((field, json) -> {
    JsonNode id = json.path("id");
    if (!id.isTextual()) {
      throw new Malformed("must be a reference");
    }
    return new AnyReference(json.path("type").asText(field.target().orElse("kites")), UUID.fromString(id.textValue()));
  }, reference -> shop(reference.id()));

  /** JSON with single quotes for double ones. */
  public static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(text, wrong);
    }
  }

  public static void merge(Content content, String patch) {
    new ContentJson(types()).merge(content, json(patch), NEIGHBOURS);
  }

  public static ObjectNode written(Content content) {
    return new ContentJson(types()).write(content);
  }

  public static PublicForm publicForm(Content content, Locale locale) {
    return PublicForm.of(types().named(content.type()), new ContentJson(types()).write(content), locale);
  }
}
