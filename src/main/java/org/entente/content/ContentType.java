package org.entente.content;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an entity as a type of content. Renaming the class breaks no client: the API knows {@link #name()} only. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ContentType {
  /** The plural kebab-case name in addresses, such as {@code newsletter-issues}. */
  String name();

  /** The order in which types are shown; ties are broken by name. */
  int position() default 100;
}
