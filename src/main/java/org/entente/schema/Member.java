package org.entente.schema;

import java.lang.reflect.Field;

/** Reads and writes one Java field; the only place that touches objects by reflection. */
final class Member {
  private final Field field;

  Member(Field field) {
    field.setAccessible(true);
    this.field = field;
  }

  Object read(Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException("Cannot read " + field, closed);
    }
  }

  void write(Object owner, Object value) {
    try {
      field.set(owner, value);
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException("Cannot write " + field, closed);
    }
  }

  static Object create(Class<?> type) {
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new WrongModel("ENT-103", type.getName(), "give the class a constructor without parameters");
    }
  }
}
