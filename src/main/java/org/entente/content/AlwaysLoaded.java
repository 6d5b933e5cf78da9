package org.entente.content;

import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;

/**
 * Every field of a working copy counts when it is checked. By default Bean Validation asks JPA before it looks at each field and
 * passes over what is not loaded; a desk that decides about a text has all of it. Named in META-INF/validation.xml.
 */
public class AlwaysLoaded implements TraversableResolver {
  @Override
  public boolean isReachable(Object owner, Path.Node field, Class<?> root, Path path, ElementType type) {
    return true;
  }

  @Override
  public boolean isCascadable(Object owner, Path.Node field, Class<?> root, Path path, ElementType type) {
    return true;
  }
}
