package org.entente.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal the caller can understand: a kind, a stable slug (listed in {@code docs/problems.md}), one sentence that ends
 * with the remedy, and details for machines. It knows no HTTP.
 */
public class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;
  private final String slug;
  private final transient Map<String, Object> details = new LinkedHashMap<>();

  protected Problem(ProblemKind kind, String slug, String sentence) {
    // A refusal is an answer, not an accident: no stack trace is taken.
    super(sentence, null, false, false);
    this.kind = kind;
    this.slug = slug;
  }

  public static Problem of(ProblemKind kind, String slug, String sentence) {
    return new Problem(kind, slug, sentence);
  }

  /** A value that breaks a rule; {@code pointer} is the RFC 6901 place in the body. */
  public static Problem invalid(String pointer, String sentence) {
    return invalid(List.of(new Fault(pointer, sentence)));
  }

  /** Several values that break rules, told together so that one correction is enough. */
  public static Problem invalid(List<Fault> faults) {
    Fault first = faults.get(0);
    String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
    return of(ProblemKind.INVALID, "invalid-content", first.pointer() + ": " + first.detail() + more).with("errors", faults);
  }

  /** Nothing public or permitted stands at this address. The same words whether it is hidden or unknown. */
  public static Problem notFound() {
    return of(ProblemKind.NOT_FOUND, "not-found", "There is nothing at this address.");
  }

  /** Adds a detail: a string, number, boolean, record or a list or map of these. */
  public Problem with(String name, Object value) {
    details.put(name, value);
    return this;
  }

  public ProblemKind kind() {
    return kind;
  }

  public String slug() {
    return slug;
  }

  public Map<String, Object> details() {
    return Collections.unmodifiableMap(details);
  }

  /** The faults of an {@link ProblemKind#INVALID} problem, else an empty list. */
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (details.get("errors") instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Fault fault) {
          faults.add(fault);
        }
      }
    }
    return faults;
  }

  /** One wrong value: its JSON pointer in the body and what to do about it. */
  public record Fault(String pointer, String detail) {}
}
