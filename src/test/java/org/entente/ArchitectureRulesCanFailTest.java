package org.entente;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.rules.HouseRules;
import org.entente.rules.PackageInfos;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A rule that was never seen red is not trusted: here a broken house breaks each of them. */
class ArchitectureRulesCanFailTest {
  private static final String ROOT = "org.entente.rules.broken";
  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(ROOT);
  private static final JavaClasses NOTHING = new ClassFileImporter().importPackages(ROOT + ".nothing");

  /** Which class of the broken house breaks which rule. */
  private static final Map<String, String> CULPRITS = Map.ofEntries(
      Map.entry("nothingDependsOnModel", "KnowsTheModel"), Map.entry("aLowerRoomNeverKnowsAHigherOne", "KnowsTheDesk"),
      Map.entry("roomsFormNoCycles", "KnowsTheDesk"), Map.entry("workflowKnowsNobody", "KnowsTheDatabase"),
      Map.entry("readersCannotReachADraft", "ReachesADraft"), Map.entry("readersKnowThePublicModelOnly", "KnowsDescriptors"),
      Map.entry("onlyDoorsSpeakRest", "HiddenDoor"), Map.entry("onlyCollectionsHoldAnEntityManager", "KnowsTheDatabase"),
      Map.entry("onlyLookupFindsById", "ForgetsOutages"), Map.entry("onlyAFewOpenTransactions", "SecretWriter"), Map.entry("onlySchemaReflects", "Prying"),
      Map.entry("timeComesFromTheClock", "WristWatch"), Map.entry("namesSayWhatAThingIs", "TimeHelper"),
      Map.entry("noInterfaceHasOneImplementation", "OnlyChild"));

  private final HouseRules rules = HouseRules.of(ROOT);

  @Test
  void everyRuleHasItsCulprit() {
    assertThat(CULPRITS.keySet()).isEqualTo(rules.all().keySet());
  }

  @TestFactory
  Stream<DynamicTest> aBrokenHouseBreaks() {
    return CULPRITS.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
      ArchRule rule = rules.rule(entry.getKey());
      assertThat(rule.evaluate(BROKEN).getFailureReport().toString()).contains(entry.getValue());
      assertThatThrownBy(() -> rule.check(BROKEN)).isInstanceOf(AssertionError.class);
    }));
  }

  @TestFactory
  Stream<DynamicTest> aHouseWithoutClassesSatisfiesNo() {
    return rules.all().entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(),
        () -> assertThatThrownBy(() -> entry.getValue().check(NOTHING)).isInstanceOf(AssertionError.class)));
  }

  @Test
  void aPackageThatSaysNothingIsSeen(@TempDir Path sources) throws Exception {
    Path room = Files.createDirectories(sources.resolve("room"));
    Files.writeString(room.resolve("Thing.java"), "package room; class Thing {}");
    assertThat(PackageInfos.missing(sources)).containsExactly("room: 0 lines");
    Files.writeString(room.resolve("package-info.java"), "/**\n * One.\n *\n * Two.\n */\npackage room;\n");
    assertThat(PackageInfos.missing(sources)).isEmpty();
  }
}
