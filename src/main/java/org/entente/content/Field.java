package org.entente.content;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.entente.values.Audience;
import org.entente.values.FieldRole;

/** Marks a member as a field of the content; an unmarked member is invisible to the engine. The Java name is the API name. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Field {
  Audience audience() default Audience.PUBLIC;

  /** May stand in a delivery filter. */
  boolean filterable() default false;

  /** May stand in {@code sort}; the value must be single. */
  boolean sortable() default false;

  /** Its text is found by {@code q}. */
  boolean searchable() default false;

  FieldRole role() default FieldRole.NONE;

  /** The name of the way back from the referred type; by default the referring type's name. */
  String reverse() default "";
}
