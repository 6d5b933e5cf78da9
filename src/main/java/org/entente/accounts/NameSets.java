package org.entente.accounts;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.access.Grant;
import org.entente.access.Right;

/** Sets in one column, in their order: {@code ADMIN,AUTHOR:visits:fr}. One row answers who somebody is. */
public final class NameSets {
  private NameSets() {}

  abstract static class OfNames<E extends Enum<E>> implements AttributeConverter<Set<E>, String> {
    private final Class<E> type;

    OfNames(Class<E> type) {
      this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(Set<E> names) {
      return names == null ? "" : names.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    @Override
    public Set<E> convertToEntityAttribute(String column) {
      return Stream.of(column == null ? new String[0] : column.split(","))
          .filter(name -> !name.isEmpty())
          .map(name -> Enum.valueOf(type, name))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  @Converter
  public static class OfGrants implements AttributeConverter<List<Grant>, String> {
    @Override
    public String convertToDatabaseColumn(List<Grant> grants) {
      return grants == null ? "" : Grant.ordered(grants).stream().map(Grant::toString).collect(Collectors.joining(","));
    }

    @Override
    public List<Grant> convertToEntityAttribute(String column) {
      return Stream.of(column == null ? new String[0] : column.split(",")).filter(text -> !text.isEmpty()).map(Grant::parse)
          .toList();
    }
  }

  @Converter
  public static class OfRights extends OfNames<Right> {
    public OfRights() {
      super(Right.class);
    }
  }
}
