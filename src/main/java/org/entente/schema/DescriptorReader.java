package org.entente.schema;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.content.AnyReference;
import org.entente.content.Content;
import org.entente.content.ContentType;
import org.entente.content.Field;
import org.entente.content.LinkTarget;
import org.entente.content.Submitted;
import org.entente.content.Words;
import org.entente.values.Country;
import org.entente.values.DeliveryQuery;
import org.entente.values.LocalizedText;
import org.entente.values.Period;
import org.entente.values.Point;
import org.entente.values.RichText;
import org.entente.values.Slug;

/** Draws descriptors from annotated classes, once at start. What it cannot draw stops the start. */
final class DescriptorReader {
  /** Words that mean something else beside a field in a query or an object. */
  private static final Set<String> RESERVED = Set.of("type", "id", "locale", "links", "words", "variants", "flags", "etag",
      "revision", "limit", "after", "offset", "sort", "fields", "include", "fallback", "q", "facets", "groupBy", "near", "bbox",
      "edition", "asOf", "preview", "separator", "bom", "labels", "reason", "href",
      "alternates", "publishedAt", "firstPublishedAt", "updatedAt", "publicNote");

  private static final Set<FieldKind> WITHOUT_ORDER = EnumSet.of(FieldKind.RICH_TEXT, FieldKind.POINT, FieldKind.QUERY, FieldKind.REFERENCE,
      FieldKind.TARGET, FieldKind.COMPONENT);

  private static final Map<Class<?>, FieldKind> VALUES = Map.ofEntries(
      Map.entry(String.class, FieldKind.TEXT), Map.entry(LocalizedText.class, FieldKind.LOCALIZED_TEXT),
      Map.entry(RichText.class, FieldKind.RICH_TEXT), Map.entry(Slug.class, FieldKind.SLUG),
      Map.entry(Boolean.class, FieldKind.BOOLEAN), Map.entry(Integer.class, FieldKind.INTEGER),
      Map.entry(LocalDate.class, FieldKind.DATE), Map.entry(Instant.class, FieldKind.INSTANT),
      Map.entry(Period.class, FieldKind.PERIOD), Map.entry(Point.class, FieldKind.POINT),
      Map.entry(Country.class, FieldKind.COUNTRY), Map.entry(URI.class, FieldKind.URL),
      Map.entry(ZoneId.class, FieldKind.ZONE), Map.entry(DeliveryQuery.class, FieldKind.QUERY),
      Map.entry(AnyReference.class, FieldKind.REFERENCE), Map.entry(LinkTarget.class, FieldKind.TARGET));

  private final List<Locale> locales;

  DescriptorReader(List<Locale> locales) {
    this.locales = locales;
  }

  TypeDescriptor read(Class<?> candidate) {
    if (!Content.class.isAssignableFrom(candidate)) {
      throw new WrongModel("ENT-101", candidate.getName(), "let the class extend Content");
    }
    Class<? extends Content> javaType = candidate.asSubclass(Content.class);
    ContentType type = javaType.getAnnotation(ContentType.class);
    if (!type.name().matches("[a-z]+(-[a-z]+)*")) {
      throw new WrongModel("ENT-102", candidate.getName(), "name the type in plural kebab-case");
    }
    Class<? extends Words> wordsType = Arrays.stream(javaType.getDeclaredClasses())
        .filter(Words.class::isAssignableFrom).findFirst().<Class<? extends Words>>map(found -> found.asSubclass(Words.class))
        .orElseThrow(() -> new WrongModel("ENT-104", candidate.getName(), "nest a static class that extends Words"));
    List<FieldDescriptor> words = fields(Words.class, "", true);
    words.addAll(fields(wordsType, "", true));
    List<FieldDescriptor> facts = fields(javaType, "", false);
    facts.addAll(fields(Content.class, "", false));
    return new TypeDescriptor(type.name(), javaType, wordsType, words, facts,
        new Labels(List.of(Content.class, javaType), locales));
  }

  private List<FieldDescriptor> fields(Class<?> owner, String prefix, boolean words) {
    List<FieldDescriptor> fields = new ArrayList<>();
    for (java.lang.reflect.Field field : owner.getDeclaredFields()) {
      if (field.isAnnotationPresent(Field.class)) {
        fields.add(field(field, prefix, words));
      }
    }
    return fields;
  }

  private FieldDescriptor field(java.lang.reflect.Field field, String prefix, boolean words) {
    String place = field.getDeclaringClass().getSimpleName() + "." + field.getName();
    if (prefix.isEmpty() && RESERVED.contains(field.getName())) {
      throw new WrongModel("ENT-105", place, "the name has a meaning of its own in the API; choose another");
    }
    Field told = field.getAnnotation(Field.class);
    boolean many = List.class.isAssignableFrom(field.getType());
    Class<?> value = many ? elementOf(field.getGenericType(), place) : field.getType();
    FieldKind kind = kindOf(value, place);
    if (told.sortable() && (many || WITHOUT_ORDER.contains(kind))) {
      throw new WrongModel("ENT-106", place, "lists, references, places, queries and rich text have no order to sort by; drop sortable");
    }
    String path = prefix + field.getName();
    List<FieldDescriptor> members = kind == FieldKind.COMPONENT ? fields(value, path + ".", false) : List.of();
    Optional<String> target = kind == FieldKind.REFERENCE && value != AnyReference.class
        ? Optional.of(value.getAnnotation(ContentType.class).name()) : Optional.empty();
    return new FieldDescriptor(field.getName(), path, kind, many, words, told.audience(), told.filterable(), told.sortable(),
        told.searchable(), told.role(), target, Optional.of(told.reverse()).filter(name -> !name.isEmpty()),
        isRequired(field), longest(field), value, members, new Member(field));
  }

  private static Class<?> elementOf(Type list, String place) {
    if (list instanceof ParameterizedType typed && typed.getActualTypeArguments()[0] instanceof Class<?> element) {
      return element;
    }
    throw new WrongModel("ENT-107", place, "say what the list holds, for example List<PartnerCity>");
  }

  private static FieldKind kindOf(Class<?> value, String place) {
    FieldKind known = VALUES.get(value);
    if (known != null) {
      return known;
    }
    if (value.isEnum()) {
      return FieldKind.ENUMERATION;
    }
    if (value.isAnnotationPresent(ContentType.class)) {
      return FieldKind.REFERENCE;
    }
    if (value.isAnnotationPresent(Embeddable.class)) {
      return FieldKind.COMPONENT;
    }
    throw new WrongModel("ENT-108", place, "no kind of field covers " + value.getSimpleName()
        + "; use one of the types listed in docs/add-a-content-type.md");
  }

  private static boolean isRequired(java.lang.reflect.Field field) {
    NotNull notNull = field.getAnnotation(NotNull.class);
    NotEmpty notEmpty = field.getAnnotation(NotEmpty.class);
    NotBlank notBlank = field.getAnnotation(NotBlank.class);
    return notNull != null && isSubmitted(notNull.groups()) || notEmpty != null && isSubmitted(notEmpty.groups())
        || notBlank != null && isSubmitted(notBlank.groups());
  }

  private static boolean isSubmitted(Class<?>[] groups) {
    return Arrays.asList(groups).contains(Submitted.class);
  }

  private static int longest(java.lang.reflect.Field field) {
    Size size = field.getAnnotation(Size.class);
    return size == null || size.max() == Integer.MAX_VALUE ? 0 : size.max();
  }
}
