package org.entente;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.rules.HouseRules;
import org.entente.rules.PackageInfos;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house, held against the classes of the WAR. {@code ArchitectureRulesCanFailTest} shows each rule red. */
class ArchitectureTest {
  private static final JavaClasses HOUSE = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .withImportOption(location -> !location.contains("/test/"))
      .importPackages("org.entente").that(DescribedPredicate.describe("of the WAR",
          type -> !type.getPackageName().startsWith("org.entente.launcher") && !type.getPackageName().startsWith("org.entente.testing")));

  private final HouseRules rules = HouseRules.ofEntente();

  @TestFactory
  Stream<DynamicTest> theHouseKeeps() {
    return rules.all().entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(HOUSE)));
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    assertThat(PackageInfos.missing(Path.of("src/main/java"))).isEmpty();
  }

  @Test
  void everyRoomHasItsPlaceInTheOrder() {
    Set<String> rooms = HOUSE.stream().map(JavaClass::getPackageName).filter(name -> name.startsWith("org.entente."))
        .map(name -> name.substring("org.entente.".length()).split("\\.")[0]).collect(Collectors.toCollection(TreeSet::new));
    assertThat(HouseRules.ROOMS).containsAll(rooms);
  }
}
