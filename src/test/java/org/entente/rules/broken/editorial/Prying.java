package org.entente.rules.broken.editorial;

public class Prying {
  Object look() throws ReflectiveOperationException {
    return Prying.class.getDeclaredConstructor();
  }
}
