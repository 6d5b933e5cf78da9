package org.entente.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.testing.Case;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every method of a resource is an operation of one of the two documents, and every operation is a method of a resource. */
@Case("A1")
class ResourceCrawlTest {
  private static List<Door> doors;
  private static List<Operation> operations;

  /** A method that answers requests, under the whole template of its address. */
  private record Door(String method, String template, Method code) {
    /** JAX-RS prefers the template with more letters outside its braces. */
    int letters() {
      return template.replaceAll("\\{[^}]*(\\{[^}]*}[^}]*)*}", "").length();
    }

    boolean opensTo(String path) {
      StringBuilder pattern = new StringBuilder();
      for (int at = 0; at < template.length(); at++) {
        if (template.charAt(at) == '{') {
          int end = closing(at);
          String[] parameter = template.substring(at + 1, end).split(":", 2);
          pattern.append('(').append(parameter.length == 2 ? parameter[1].strip() : "[^/]+").append(')');
          at = end;
        } else {
          pattern.append(java.util.regex.Pattern.quote(template.substring(at, at + 1)));
        }
      }
      return path.matches(pattern.toString());
    }

    private int closing(int open) {
      int depth = 0;
      for (int at = open; ; at++) {
        depth += template.charAt(at) == '{' ? 1 : template.charAt(at) == '}' ? -1 : 0;
        if (depth == 0) {
          return at;
        }
      }
    }

    /** Several may stand at one, each for who takes its form. */
    String address() {
      return method + " " + template;
    }

    @Override
    public String toString() {
      return address() + " (" + code.getDeclaringClass().getSimpleName() + "." + code.getName() + ")";
    }
  }

  @BeforeAll
  static void crawl() throws Exception {
    operations = new ArrayList<>();
    for (String name : List.of("delivery", "editorial")) {
      JsonNode document = new ObjectMapper().readTree(java.nio.file.Path.of("src/test/resources/golden/" + name + "-openapi.json").toFile());
      operations.addAll(new Contract(name, document).operations());
    }
    doors = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.entente").stream()
        .filter(type -> type.isAnnotatedWith(Path.class)).map(JavaClass::reflect).flatMap(ResourceCrawlTest::doors).toList();
  }

  private static Stream<Door> doors(Class<?> resource) {
    String root = resource.getAnnotation(Path.class).value();
    return Arrays.stream(resource.getDeclaredMethods()).flatMap(code -> verb(code).stream()
        .map(verb -> new Door(verb, (root + "/" + (code.isAnnotationPresent(Path.class) ? code.getAnnotation(Path.class).value() : ""))
            .replaceAll("/+", "/").replaceAll("(?<=.)/$", ""), code)));
  }

  private static Optional<String> verb(Method code) {
    return Arrays.stream(code.getAnnotations()).map(Annotation::annotationType).filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value()).findFirst();
  }

  private static Optional<Door> door(Operation operation) {
    String path = Samples.path(operation);
    return doors.stream().filter(door -> door.method().equals(operation.method()) && door.opensTo(path))
        .max(Comparator.comparing(Door::letters));
  }

  @Test
  void everyOperationHasAResource() {
    assertThat(operations).filteredOn(operation -> door(operation).isEmpty()).as("described, but no resource answers").isEmpty();
  }

  @Test
  void everyResourceIsDescribed() {
    Set<String> described = new TreeSet<>();
    operations.forEach(operation -> door(operation).ifPresent(door -> described.add(door.address())));
    assertThat(doors).hasSizeGreaterThan(20).filteredOn(door -> !described.contains(door.address()))
        .as("a resource answers, but neither OpenAPI document describes it (apidoc: DeliveryOpenApi, EditorialOpenApi)").isEmpty();
  }

  @Test
  void everyOperationOfTheStaffSaysWhoMayCallIt() {
    assertThat(operations).filteredOn(operation -> operation.path().startsWith("/api/editorial/") && !operation.isSafe())
        .filteredOn(operation -> !operation.isOpen() && operation.roles().isEmpty() && operation.ownOnlyExceptFor().isEmpty() && !operation.path().endsWith("/sessions/current"))
        .as("writes, but names no role: say by(Role…) or ownOnlyExceptFor(Role…) in EditorialOpenApi").isEmpty();
  }
}
