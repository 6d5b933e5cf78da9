package org.entente.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.access.Role;
import org.entente.workflow.Review.Approval;
import org.entente.workflow.Transition;

/**
 * The way of a content through the office: who wrote, who approved. Read from its revisions, which nobody can change, so that no
 * second record could say otherwise.
 *
 * @param steps in their order
 */
public record Course(List<Step> steps) {
  /** Of a content that has just begun. */
  public static final Course NONE = new Course(List.of());

  /** The revisions that change text; moves leave it as it was. */
  private static final Set<String> WRITING = Set.of("CREATE", "EDIT", Revision.RESTORE, "MIGRATE");
  private static final Set<String> PRINTING = Set.of(Transition.PUBLISH.name(), Transition.FORCE_PUBLISH.name(), "MIGRATE");
  /** After these the text that is reviewed is the same, and still in review; after anything else a new round begins. */
  private static final Set<String> WITHIN_A_ROUND = Set.of(Transition.APPROVE.name(), Transition.WITHDRAW.name(), Revision.UNDO, "SCHEDULE",
      Transition.CANCEL_SCHEDULE.name());

  /** One revision without its text. */
  public record Step(int revision, String action, UUID author, Set<String> locales, Set<String> approvedAs) {
    static Step of(int revision, String action, UUID author, String locales, String approvedAs) {
      return new Step(revision, action, author, words(locales), approvedAs == null ? Set.of() : words(approvedAs));
    }

    private static Set<String> words(String text) {
      return Set.of(text.split(" "));
    }

    private boolean writes() {
      return WRITING.contains(action);
    }

    /** An approval of before there were plans was a reviewer's. */
    private Approval approval(String tag) {
      String[] as = approvedAs.stream().filter(word -> word.startsWith(tag + "=")).findFirst()
          .map(word -> word.substring(tag.length() + 1)).orElse(Role.REVIEWER.name()).split("/");
      return new Approval(Role.valueOf(as[0]), author, as.length > 1 ? Optional.of(UUID.fromString(as[1])) : Optional.empty());
    }
  }

  public Course {
    steps = List.copyOf(steps);
  }

  /** The same, with one step more. */
  public Course and(Revision revision) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(Step.of(revision.number, revision.action, revision.author, revision.locales, revision.approvedAs));
    return new Course(longer);
  }

  /** Whether it leads up to this revision without a gap. */
  public boolean reaches(int revision) {
    return !steps.isEmpty() && steps.get(steps.size() - 1).revision == revision && revision - steps.get(0).revision == steps.size() - 1;
  }

  /** Whether it is the whole way up to this revision, and nothing on it became public. */
  public boolean isUnprinted(int revision) {
    return reaches(revision) && steps.get(0).revision == 1 && steps.stream().noneMatch(step -> PRINTING.contains(step.action));
  }

  /** The writers of one language after a revision. */
  public Set<UUID> writers(Locale locale, int after) {
    String tag = locale.toLanguageTag();
    // Facts written before a language was opened are part of what its first review sees.
    int opened = after > 0 ? 0 : writing().filter(step -> step.locales.contains(tag)).mapToInt(Step::revision).min().orElse(0);
    return writing().filter(step -> step.revision > after && (step.locales.contains(tag) || step.revision < opened))
        .map(Step::author).collect(Collectors.toSet());
  }

  /**
   * Who wrote what one language said when something happened to it: since it was last printed before, or for that print where nobody
   * has written since. Empty for a language that was never written.
   *
   * @param until the revision that says what happened
   */
  public Set<UUID> authors(Locale locale, int until) {
    String tag = locale.toLanguageTag();
    Set<UUID> authors = new LinkedHashSet<>();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step.revision <= until && step.locales.contains(tag)) {
        if (PRINTING.contains(step.action) && !authors.isEmpty()) {
          return authors;
        }
        if (step.writes()) {
          authors.add(step.author);
        }
      }
    }
    return authors;
  }

  /** The approvals of one language's text as it stands. */
  public List<Approval> approvals(Locale locale) {
    String tag = locale.toLanguageTag();
    List<Approval> approvals = new ArrayList<>();
    for (Step step : steps) {
      if (step.locales.contains(tag)) {
        if (!WITHIN_A_ROUND.contains(step.action)) {
          approvals.clear();
        } else if (step.action.equals(Transition.APPROVE.name())) {
          approvals.add(step.approval(tag));
        }
      }
    }
    return approvals;
  }

  /** The last step that changed text. */
  public Optional<Step> lastWriting() {
    return writing().reduce((earlier, later) -> later);
  }

  private Stream<Step> writing() {
    return steps.stream().filter(Step::writes);
  }
}
