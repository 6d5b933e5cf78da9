package org.entente.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Role;
import org.entente.workflow.Review.Approval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose approval counts, and who counts as a writer, is read from what happened and from nothing else. */
class CourseTest {
  private static final UUID ANA = UUID.randomUUID();
  private static final UUID BEN = UUID.randomUUID();
  private static final UUID CLO = UUID.randomUUID();

  private final List<Course.Step> steps = new ArrayList<>();

  @Test
  void countsTheApprovalsOfTheRoundInTheRoleTheyWereGivenIn() {
    step("CREATE", ANA, "fr en");
    step("SUBMIT", ANA, "fr en");
    approve(BEN, "fr en", "en=REVIEWER fr=PROTOCOL");
    approve(CLO, "fr", "fr=REVIEWER");
    assertThat(approvals(Locale.FRENCH)).containsExactly(new Approval(Role.PROTOCOL, BEN, Optional.empty()), new Approval(Role.REVIEWER, CLO, Optional.empty()));
    assertThat(approvals(Locale.ENGLISH)).containsExactly(new Approval(Role.REVIEWER, BEN, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EDIT", "RESTORE", "RECALL", "REQUEST_CHANGES", "SUBMIT", "DISCARD", "FORCE_PUBLISH", "PUBLISH", "ARCHIVE", "MIGRATE"})
  void countsNoneOfBeforeAnythingThatEndsTheRound(String action) {
    step("SUBMIT", ANA, "fr");
    approve(BEN, "fr", "fr=REVIEWER");
    step(action, CLO, "fr");
    assertThat(approvals(Locale.FRENCH)).isEmpty();
  }

  @Test
  void keepsThemWhileOnlyThePrintEndsOrAnotherLanguageOrAnInternalFieldChanges() {
    step("SUBMIT", ANA, "fr");
    approve(BEN, "fr", "fr=REVIEWER");
    step("WITHDRAW", CLO, "fr");
    step("EDIT", CLO, "en");
    step("EDIT", CLO, "");
    assertThat(approvals(Locale.FRENCH)).containsExactly(new Approval(Role.REVIEWER, BEN, Optional.empty()));
  }

  @Test
  void takesAnApprovalOfBeforeThereWerePlansForAReviewers() {
    step("SUBMIT", ANA, "fr");
    step("APPROVE", BEN, "fr");
    assertThat(approvals(Locale.FRENCH)).containsExactly(new Approval(Role.REVIEWER, BEN, Optional.empty()));
  }

  @Test
  void countsWhoWroteFactsBeforeALanguageWasOpenedAsItsWriter() {
    step("CREATE", ANA, "fr");
    step("RESTORE", BEN, "en");
    Course course = new Course(steps);
    assertThat(course.writers(Locale.ENGLISH, 0)).containsExactlyInAnyOrder(ANA, BEN);
    assertThat(course.writers(Locale.FRENCH, 0)).containsExactly(ANA);
    assertThat(course.writers(Locale.ENGLISH, 1)).containsExactly(BEN);
  }

  @Test
  void namesWhoWroteWhatWasPrintedAsItsAuthorsAndNobodyOfThePrintBefore() {
    step("CREATE", ANA, "fr en");
    step("PUBLISH", CLO, "fr");
    step("EDIT", BEN, "fr");
    step("EDIT", ANA, "en");
    step("APPROVE", CLO, "fr");
    step("PUBLISH", CLO, "fr");
    step("WITHDRAW", CLO, "fr");
    step("EDIT", ANA, "fr");
    Course course = new Course(steps);
    assertThat(course.authors(Locale.FRENCH, 2)).containsExactly(ANA);
    assertThat(course.authors(Locale.FRENCH, 6)).containsExactly(BEN);
    assertThat(course.authors(Locale.FRENCH, 7)).as("whose print was withdrawn").containsExactly(BEN);
    assertThat(course.authors(Locale.FRENCH, 8)).as("what is not printed yet").containsExactly(ANA);
    assertThat(course.authors(Locale.ENGLISH, 8)).containsExactly(ANA);
    assertThat(course.authors(Locale.GERMAN, 8)).isEmpty();
  }

  @Test
  void reachesARevisionOnlyWithoutAGap() {
    step("CREATE", ANA, "fr");
    step("SUBMIT", ANA, "fr");
    assertThat(new Course(steps).reaches(2)).isTrue();
    assertThat(new Course(steps.subList(1, 2)).reaches(2)).as("from a later one on").isTrue();
    assertThat(new Course(steps).reaches(3)).as("something else was done since").isFalse();
    steps.add(Course.Step.of(4, "DISCARD", ANA, "fr", null));
    assertThat(new Course(steps).reaches(4)).as("something else was done between").isFalse();
    assertThat(Course.NONE.reaches(0)).isFalse();
  }

  @Test
  void knowsThatNothingBecamePublicFromItsWholeWayOnly() {
    step("CREATE", ANA, "fr");
    step("SUBMIT", ANA, "fr");
    assertThat(new Course(steps).isUnprinted(2)).isTrue();
    assertThat(new Course(steps).isUnprinted(3)).as("something has happened since").isFalse();
    assertThat(new Course(steps.subList(1, 2)).isUnprinted(2)).as("how it began is not known").isFalse();
    assertThat(Course.NONE.isUnprinted(0)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUBLISH", "FORCE_PUBLISH", "MIGRATE"})
  void knowsThatItMayHaveBecomePublic(String action) {
    step("CREATE", ANA, "fr");
    step(action, CLO, "en");
    step("WITHDRAW", CLO, "en");
    assertThat(new Course(steps).isUnprinted(3)).isFalse();
  }

  private List<Approval> approvals(Locale locale) {
    return new Course(steps).approvals(locale);
  }

  private void step(String action, UUID author, String locales) {
    steps.add(Course.Step.of(steps.size() + 1, action, author, locales, null));
  }

  private void approve(UUID author, String locales, String approvedAs) {
    steps.add(Course.Step.of(steps.size() + 1, "APPROVE", author, locales, approvedAs));
  }
}
