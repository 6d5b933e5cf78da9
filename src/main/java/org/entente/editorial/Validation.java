package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.entente.content.Content;
import org.entente.content.Submitted;
import org.entente.problem.Problem;
import org.entente.problem.Problem.Fault;

/** Asks Bean Validation and tells its answer at JSON pointers. */
@ApplicationScoped
class Validation {
  private static final String WORDS = "/words/";

  @Inject
  Validator validator;

  /** What a draft must hold to: nothing malformed. */
  void wellFormed(Content content) {
    refuse(validator.validate(content).stream().map(Validation::fault).toList());
  }

  /** What must be there before others are asked to review these languages. */
  void complete(Content content, Collection<Locale> locales) {
    refuse(validator.validate(content, Submitted.class).stream().map(Validation::fault)
        .filter(fault -> !fault.pointer().startsWith(WORDS)
            || locales.stream().anyMatch(locale -> fault.pointer().startsWith(WORDS + locale.toLanguageTag() + "/"))).toList());
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults.stream().sorted((a, b) -> a.pointer().compareTo(b.pointer())).toList());
    }
  }

  private static Fault fault(ConstraintViolation<?> violation) {
    StringBuilder pointer = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKey() instanceof Locale locale) {
        pointer.append('/').append(locale.toLanguageTag());
      } else if (node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      }
      if (node.getKind() == ElementKind.PROPERTY) {
        pointer.append('/').append(node.getName());
      }
    }
    return new Fault(pointer.toString(), violation.getMessage());
  }
}
