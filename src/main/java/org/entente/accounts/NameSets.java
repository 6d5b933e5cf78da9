package org.entente.accounts;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.access.Right;
import org.entente.access.Role;

/** Sets of names in one column, in alphabetical order: {@code ADMIN,AUTHOR}. One row answers who somebody is. */
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
  public static class OfRoles extends OfNames<Role> {
    public OfRoles() {
      super(Role.class);
    }
  }

  @Converter
  public static class OfRights extends OfNames<Right> {
    public OfRights() {
      super(Right.class);
    }
  }
}
