package org.entente.testing;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.access.Role;
import org.entente.content.ContentType;
import org.entente.schema.ContentTypes;
import org.entente.settings.Environment;
import org.entente.settings.Installation;
import org.entente.workflow.ReviewPlan;
import org.entente.workflow.ReviewPlans;
import org.entente.workflow.Stage;

/** The descriptors of whatever types the model holds, found on the class path: no list of types is kept here. */
public final class ModelTypes {
  private ModelTypes() {}

  /** All types of the model and these besides. */
  public static ContentTypes read(Class<?>... besides) throws IOException, URISyntaxException {
    List<Class<?>> classes = new ArrayList<>(inPackage("org/entente/model"));
    classes.addAll(List.of(besides));
    return ContentTypes.read(classes, Installation.from(new Environment(Map.of()), ""));
  }

  /** The review plans that come with the application. */
  public static ReviewPlans plans() {
    return new ReviewPlans(new ReviewPlan(List.of(new Stage(Role.REVIEWER, 1))),
        Map.of("visits", new ReviewPlan(List.of(new Stage(Role.PROTOCOL, 1), new Stage(Role.REVIEWER, 1))),
            "newsletter-issues", new ReviewPlan(List.of(new Stage(Role.REVIEWER, 2)))));
  }

  private static List<Class<?>> inPackage(String folder) throws IOException, URISyntaxException {
    URL place = Thread.currentThread().getContextClassLoader().getResource(folder);
    try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
      List<Class<?>> found = new ArrayList<>();
      files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".class")).sorted()
          .map(name -> folder.replace('/', '.') + "." + name.substring(0, name.length() - ".class".length()))
          .map(ModelTypes::named).filter(type -> type.isAnnotationPresent(ContentType.class)).forEach(found::add);
      return found;
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException(gone);
    }
  }
}
