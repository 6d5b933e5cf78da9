package org.entente.everytype;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** The way of one content of every type from the first draft to its withdrawal; each step is a test, in this order. */
final class TypeWalk {
  private final List<DynamicTest> steps = new ArrayList<>();
  private final Office office;
  private final Shelf shelf;
  private final TypeDescriptor type;
  private final Filled filled;
  private WorkingCopy copy;

  private TypeWalk(Office office, Shelf shelf, TypeDescriptor type) {
    this.office = office;
    this.shelf = shelf;
    this.type = type;
    this.filled = Filled.of(type, shelf.values(1));
  }

  static Stream<DynamicContainer> throughAll(ContentTypes types, Office office) {
    Shelf shelf = Shelf.published(types, office);
    return types.all().stream().map(type -> through(type, shelf, office));
  }

  static DynamicContainer through(TypeDescriptor type, Shelf shelf, Office office) {
    TypeWalk walk = new TypeWalk(office, shelf, type);
    new OfficeSteps(walk).add();
    new DeliverySteps(walk).add();
    new QuerySteps(walk).add();
    new LaterSteps(walk).add();
    return DynamicContainer.dynamicContainer(type.name(), walk.steps.stream());
  }

  /** Adds a test whose name is a statement about the type; reports show numbers only, so a failure says it too. */
  void step(String statement, Executable check) {
    steps.add(DynamicTest.dynamicTest(statement, () -> {
      try {
        check.execute();
      } catch (AssertionError | RuntimeException failed) {
        throw new AssertionError("Of " + type.name() + " it is not true that it " + statement + ": " + failed.getMessage(), failed);
      }
    }));
  }

  Office office() {
    return office;
  }

  Shelf shelf() {
    return shelf;
  }

  TypeDescriptor type() {
    return type;
  }

  /** The content that walks, as it was first sent. */
  Filled filled() {
    return filled;
  }

  WorkingCopy copy() {
    if (copy == null) {
      throw new IllegalStateException("It was not even created");
    }
    return copy;
  }

  void began(WorkingCopy begun) {
    copy = begun;
  }

  List<String> locales() {
    return shelf.locales();
  }

  String firstLocale() {
    return shelf.locales().get(0);
  }
}
